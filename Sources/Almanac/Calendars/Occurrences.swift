import CICal
import Model
import Synchronization

/// How much work one file may still make, so that none can hold up everything.
struct Effort {
  /// Days, weeks, months or years that were looked at for an occurrence.
  private(set) var steps = 600_000
  /// Entries that may still be found.
  var entries = CalendarFile.entryLimit

  /// A rule that never comes again is searched until the year 2582 or longer, inside libical.
  static let endless = 200_000

  mutating func spend(_ count: Int) throws(CalendarMistake) {
    steps -= count
    guard steps > 0 else { throw CalendarMistake("takes too long to work out", .excess) }
  }
}

/// The occurrences of rules, on the wall of their event: which instants those are is not libical's to say.
enum Occurrences {
  /// libical keeps its last error and a few texts in places of the whole process.
  private static let library = Mutex(())

  /// Those from one time through another, ascending, without regard to `UNTIL`.
  static func of(
    _ rule: RecurrenceRule, start: CivilDateTime, from: CivilDateTime, through: CivilDateTime, effort: inout Effort
  ) throws(CalendarMistake) -> [CivilDateTime] {
    // Before 1583 libical's calendar is another one than ours.
    guard (1583...2500).contains(start.date.year), through.date.year <= 2500 else {
      throw CalendarMistake("repeats from the year \(start.date.year) on, which is not followed")
    }
    guard start <= through else { return [] }
    try effort.spend(1)
    var work = effort
    defer { effort = work }
    let found = library.withLock { _ -> Result<[CivilDateTime], CalendarMistake> in
      do throws(CalendarMistake) {
        let shift = -rule.shift
        let found = try search(
          rule, start: start.adding(days: shift), from: from.adding(days: shift), through: through.adding(days: shift),
          effort: &work)
        return .success(found.map { $0.adding(days: rule.shift) })
      } catch {
        return .failure(error)
      }
    }
    return try found.get()
  }

  private static func search(
    _ rule: RecurrenceRule, start: CivilDateTime, from: CivilDateTime, through: CivilDateTime, effort: inout Effort
  ) throws(CalendarMistake) -> [CivilDateTime] {
    guard let iterator = cical_occurrences(rule.text, start.forLibical) else {
      try effort.spend(Effort.endless)
      throw CalendarMistake("repeats by a rule that never comes true")
    }
    defer { icalrecur_iterator_free(iterator) }
    var last = start
    // Occurrences that are counted have to be counted from the first.
    if rule.count == nil, from > start {
      guard cical_jump(iterator, from.forLibical) != 0 else {
        try effort.spend(Effort.endless)
        return []
      }
      last = from
    }
    var found: [CivilDateTime] = []
    var next = cical_wall()
    var counted = 0
    while counted != rule.count {
      guard cical_next(iterator, &next) != 0, let wall = CivilDateTime(next) else {
        try effort.spend(Effort.endless)
        break
      }
      try effort.spend(1 + max(0, wall.date.days(since: last.date)) / rule.frequency.days)
      last = wall
      if wall > through { break }
      guard rule.takes(wall.date.adding(days: rule.shift)) else { continue }
      counted += 1
      if wall >= from { found.append(wall) }
    }
    return found
  }
}

extension RecurrenceRule.Frequency {
  /// The shortest time from one period to the next.
  fileprivate var days: Int {
    switch self {
    case .daily: 1
    case .weekly: 7
    case .monthly: 28
    case .yearly: 365
    }
  }
}

extension CivilDateTime {
  fileprivate func adding(days: Int) -> CivilDateTime { CivilDateTime(date.adding(days: days), time) }

  fileprivate var forLibical: cical_wall {
    cical_wall(
      year: Int32(date.year), month: Int32(date.month), day: Int32(date.day), hour: Int32(time.hour),
      minute: Int32(time.minute), second: Int32(time.second))
  }

  fileprivate init?(_ wall: cical_wall) {
    guard let date = CivilDate(year: Int(wall.year), month: Int(wall.month), day: Int(wall.day)),
      let time = TimeOfDay(hour: Int(wall.hour), minute: Int(wall.minute), second: Int(wall.second))
    else { return nil }
    self.init(date, time)
  }
}
