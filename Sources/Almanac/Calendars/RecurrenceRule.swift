import Model

/// A recurrence rule (RRULE). Every part is checked before libical gets it.
struct RecurrenceRule: Hashable {
  enum Frequency: String, CaseIterable {
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"
  }

  let frequency: Frequency
  let count: Int?
  /// UNTIL as it is written. Its meaning depends on the start of the event.
  let until: String?
  /// The months and days of the month to which a daily or weekly rule is limited; empty for all. They are checked here,
  /// because libical misses days that are counted from the end of a month.
  let months: Set<Int>
  let monthDays: Set<Int>
  /// The number of days from Monday to the first day of the week. libical miscounts weeks that do not begin on Monday,
  /// so it gets the rule shifted to begin on Monday.
  let shift: Int
  /// The rest of the rule for libical, in the words of RFC 5545, without COUNT and UNTIL.
  let text: String

  init(_ rule: String) throws(CalendarMistake) {
    var parts: [String: String] = [:]
    for clause in rule.uppercased().split(separator: ";") {
      let pair = clause.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).trimmed }
      guard pair.count == 2, parts.updateValue(pair[1], forKey: pair[0]) == nil else { throw Self.unreadable }
    }
    let word = parts.removeValue(forKey: "FREQ") ?? ""
    guard let frequency = Frequency(rawValue: word) else {
      throw ["SECONDLY", "MINUTELY", "HOURLY"].contains(word)
        ? CalendarMistake("repeats more often than daily (\(word)), which is not followed") : Self.unreadable
    }
    self.frequency = frequency
    count = try parts.removeValue(forKey: "COUNT").map { text throws(CalendarMistake) in
      try Self.number(text, 1...1_000_000)
    }
    until = parts.removeValue(forKey: "UNTIL")
    guard count == nil || until == nil else { throw Self.unreadable }
    let isShort = frequency == .daily || frequency == .weekly
    let (months, days) = (parts["BYMONTH"], parts["BYMONTHDAY"])
    self.months = try isShort ? Self.set(months) { text throws(CalendarMistake) in try Self.number(text, 1...12) } : []
    monthDays =
      try frequency == .daily
      ? Self.set(days) { text throws(CalendarMistake) in try Self.number(text, signed: 31) } : []
    if isShort { parts["BYMONTH"] = nil }
    if frequency == .daily { parts["BYMONTHDAY"] = nil }
    shift = try Self.takeWeekStart(frequency, &parts)
    var words = ["FREQ=\(frequency.rawValue)"]
    for (name, value) in parts.sorted(by: { $0.key < $1.key }) {
      words.append("\(name)=\(try Self.checked(name, value, frequency, parts))")
    }
    text = words.joined(separator: ";")
  }

  /// Whether the rule has an occurrence on a date that libical found.
  func takes(_ date: CivilDate) -> Bool {
    guard months.isEmpty || months.contains(date.month) else { return false }
    guard !monthDays.isEmpty else { return true }
    let fromEnd = date.day - CivilDate.days(inMonth: date.month, of: date.year) - 1
    return monthDays.contains(date.day) || monthDays.contains(fromEnd)
  }

  private static let unreadable = CalendarMistake("repeats by a rule that cannot be read")
  private static func unfollowed(_ name: String) -> CalendarMistake {
    CalendarMistake("repeats by a rule with \(CalendarObject.shown(name)), which is not followed there")
  }

  /// The value of one part, checked and without superfluous characters.
  private static func checked(
    _ name: String, _ value: String, _ frequency: Frequency, _ parts: [String: String]
  ) throws(CalendarMistake) -> String {
    let byMonth = frequency == .monthly || frequency == .yearly
    switch name {
    case "INTERVAL": return "\(try number(value, 1...1_000))"
    case "BYDAY":
      return try list(value) { item throws(CalendarMistake) in
        let ordinal = String(item.dropLast(2))
        guard weekdays.contains(String(item.suffix(2))) else { throw unreadable }
        guard !ordinal.isEmpty else { return item }
        guard byMonth, parts["BYWEEKNO"] == nil else { throw unfollowed("BYDAY=\(item)") }
        return "\(try number(ordinal, signed: 53))\(item.suffix(2))"
      }
    case "BYMONTH": return try numbers(value, 1...12)
    case "BYMONTHDAY" where byMonth: return try numbers(value, signed: 31)
    case "BYYEARDAY" where frequency == .yearly: return try numbers(value, signed: 366)
    case "BYWEEKNO" where frequency == .yearly: return try numbers(value, signed: 53)
    case "BYHOUR": return try numbers(value, 0...23)
    case "BYMINUTE": return try numbers(value, 0...59)
    case "BYSECOND": return try numbers(value, 0...59)
    // libical counts BYSETPOS among days and not among times, so several times of day are refused with it.
    case "BYSETPOS"
    where byMonth && ["BYHOUR", "BYMINUTE", "BYSECOND"].allSatisfy({ parts[$0]?.contains(",") != true }):
      return try numbers(value, signed: 366)
    default: throw unfollowed(name)
    }
  }

  private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  /// Removes WKST and returns the days from Monday to it, where that makes a difference. BYDAY is then shifted back by
  /// that many days.
  private static func takeWeekStart(
    _ frequency: Frequency, _ parts: inout [String: String]
  ) throws(CalendarMistake) -> Int {
    guard let first = parts.removeValue(forKey: "WKST") else { return 0 }
    guard let shift = weekdays.firstIndex(of: first) else { throw unreadable }
    if parts["BYWEEKNO"] != nil, shift != 0 { throw unfollowed("WKST=\(first)") }
    guard frequency == .weekly else { return 0 }
    parts["BYDAY"] = parts["BYDAY"]?.split(separator: ",", omittingEmptySubsequences: false).map { day in
      weekdays.firstIndex(of: String(day).trimmed).map { weekdays[($0 - shift + 7) % 7] } ?? String(day)
    }.joined(separator: ",")
    return shift
  }

  private static func number(_ text: String, _ range: ClosedRange<Int>) throws(CalendarMistake) -> Int {
    guard (1...8).contains(text.utf8.count), let number = Int.digits(text), range.contains(number) else {
      throw unreadable
    }
    return number
  }

  /// A number from 1 to a limit, with or without a sign.
  private static func number(_ text: String, signed limit: Int) throws(CalendarMistake) -> Int {
    let number = try number(text.hasPrefix("-") || text.hasPrefix("+") ? String(text.dropFirst()) : text, 1...limit)
    return text.hasPrefix("-") ? -number : number
  }

  private static func set(
    _ value: String?, _ number: (String) throws(CalendarMistake) -> Int
  ) throws(CalendarMistake) -> Set<Int> {
    var numbers: Set<Int> = []
    for part in value?.split(separator: ",", omittingEmptySubsequences: false) ?? [] {
      numbers.insert(try number(String(part).trimmed))
    }
    return numbers
  }

  private static func numbers(_ value: String, _ range: ClosedRange<Int>) throws(CalendarMistake) -> String {
    try list(value) { item throws(CalendarMistake) in "\(try number(item, range))" }
  }

  private static func numbers(_ value: String, signed limit: Int) throws(CalendarMistake) -> String {
    // libical has room for 31 days of a month, although they may be counted from both ends.
    try list(value, limit: min(limit, 366)) { item throws(CalendarMistake) in "\(try number(item, signed: limit))" }
  }

  /// Items separated by commas, each once, and no more than libical has room for.
  private static func list(
    _ value: String, limit: Int = 60, _ item: (String) throws(CalendarMistake) -> String
  ) throws(CalendarMistake) -> String {
    var items: [String] = []
    for part in value.split(separator: ",", omittingEmptySubsequences: false) {
      let item = try item(String(part).trimmed)
      if !items.contains(item) { items.append(item) }
      guard items.count <= limit else { throw unreadable }
    }
    return items.joined(separator: ",")
  }
}
