import Model

/// The rules of a zone that the file itself describes (VTIMEZONE), for names that the machine does not know.
enum DescribedZone {
  /// Nil when a part of the description cannot be understood, because half of the rules would give wrong times.
  static func zone(_ component: CalendarObject.Component, through: CivilDate, budget: inout WorkBudget) -> Zone? {
    guard let id = component.property("TZID")?.text, !component.children.isEmpty else { return nil }
    var changes: [(second: Int64, offset: Int32, before: Int32)] = []
    for child in component.children {
      guard let found = try? changesOf(child, through: through, budget: &budget) else { return nil }
      changes += found
    }
    changes.sort { $0.second < $1.second }
    guard let first = changes.first else { return nil }
    var transitions: [Int64] = []
    var offsets: [Int32] = []
    for change in changes {
      if transitions.last == change.second {
        offsets[offsets.count - 1] = change.offset
      } else {
        transitions.append(change.second)
        offsets.append(change.offset)
      }
    }
    return Zone(id: id, transitions: transitions, offsets: offsets, initial: first.before, rule: nil)
  }

  private static func changesOf(
    _ rules: CalendarObject.Component, through: CivilDate, budget: inout WorkBudget
  ) throws(CalendarMistake) -> [(second: Int64, offset: Int32, before: Int32)] {
    guard let before = rules.property("TZOFFSETFROM").flatMap({ offset($0.value) }),
      let after = rules.property("TZOFFSETTO").flatMap({ offset($0.value) }),
      case .wall(let start, _)? = rules.property("DTSTART").flatMap({ CalendarTime($0.value.trimmed, zone: .utc) })
    else { throw CalendarMistake("is not complete") }
    var walls: Set<CivilDateTime> = [start]
    for line in rules.all("RDATE") {
      for text in line.value.split(separator: ",") {
        guard case .wall(let wall, _)? = CalendarTime(String(text).trimmed, zone: .utc) else {
          throw CalendarMistake("has a date that cannot be read")
        }
        walls.insert(wall)
      }
    }
    for line in rules.all("RRULE") {
      let rule = try RecurrenceRule(line.value)
      let end = CivilDateTime(through.adding(days: 800), .midnight)
      let found = try Occurrences.of(rule, start: start, from: start, through: end, budget: &budget)
      guard let limit = try rule.until.map({ text throws(CalendarMistake) in try until(text, before) }) else {
        walls.formUnion(found)
        continue
      }
      walls.formUnion(found.filter { $0.wallSeconds - Int64(before) <= limit })
    }
    // Each change is written in the time before it.
    return walls.map { ($0.wallSeconds - Int64(before), after, before) }
  }

  private static func until(_ text: String, _ offset: Int32) throws(CalendarMistake) -> Int64 {
    switch CalendarTime(text, zone: .utc) {
    case .day(let day): return CivilDateTime(day.adding(days: 1), .midnight).wallSeconds - Int64(offset) - 1
    case .wall(let wall, _): return wall.wallSeconds - (text.hasSuffix("Z") ? 0 : Int64(offset))
    case nil: throw CalendarMistake("ends on a date that cannot be read")
    }
  }

  /// The seconds of an offset such as `+0100`, `-0330` or `+012345`.
  private static func offset(_ text: String) -> Int32? {
    let text = text.trimmed
    let digits = Array(text.dropFirst().utf8)
    guard let sign = text.first, sign == "+" || sign == "-", digits.count == 4 || digits.count == 6,
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    func pair(_ index: Int) -> Int32 { Int32(digits[index] - 0x30) * 10 + Int32(digits[index + 1] - 0x30) }
    let (hours, minutes, rest) = (pair(0), pair(2), digits.count == 6 ? pair(4) : 0)
    guard hours < 26, minutes < 60, rest < 60 else { return nil }
    let seconds = hours * 3600 + minutes * 60 + rest
    return sign == "-" ? -seconds : seconds
  }
}
