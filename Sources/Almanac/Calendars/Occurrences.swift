import CICal
import Model
import Synchronization

/// How much work one file may still cause, so that none can block everything else.
struct WorkBudget {
  /// Periods (days, weeks, months or years) that may still be searched for an occurrence.
  private(set) var steps = 600_000
  /// Entries that may still be found.
  var entries = CalendarFile.entryLimit

  /// The cost of a rule without further occurrences: libical searches for one until the year 2582 or longer.
  static let endlessCost = 200_000

  mutating func spend(_ count: Int) throws(CalendarMistake) {
    steps -= count
    guard steps > 0 else { throw CalendarMistake("takes too long to work out", .excess) }
  }
}

/// The occurrences of rules as times on the wall clock of their event. The caller decides which instants these are.
enum Occurrences {
  /// libical keeps its last error and a few texts in global variables, so only one caller at a time may use it.
  private static let library = Mutex(())

  /// The occurrences from `from` through `through`, ascending, without regard to `UNTIL`.
  static func of(
    _ rule: RecurrenceRule, start: CivilDateTime, from: CivilDateTime, through: CivilDateTime, budget: inout WorkBudget
  ) throws(CalendarMistake) -> [CivilDateTime] {
    // Before 1583 libical's calendar differs from ours, which is always Gregorian.
    guard (1583...2500).contains(start.date.year), through.date.year <= 2500 else {
      throw CalendarMistake("repeats from the year \(start.date.year) on, which is not followed")
    }
    guard start <= through else { return [] }
    try budget.spend(1)
    var work = budget
    defer { budget = work }
    let found = library.withLock { _ -> Result<[CivilDateTime], CalendarMistake> in
      do throws(CalendarMistake) {
        let shift = -rule.shift
        let found = try search(
          rule, start: start.adding(days: shift), from: from.adding(days: shift), through: through.adding(days: shift),
          budget: &work)
        return .success(found.map { $0.adding(days: rule.shift) })
      } catch {
        return .failure(error)
      }
    }
    return try found.get()
  }

  private static func search(
    _ rule: RecurrenceRule, start: CivilDateTime, from: CivilDateTime, through: CivilDateTime, budget: inout WorkBudget
  ) throws(CalendarMistake) -> [CivilDateTime] {
    guard let iterator = cical_occurrences(rule.text, start.forLibical) else {
      try budget.spend(WorkBudget.endlessCost)
      throw CalendarMistake("repeats by a rule that never comes true")
    }
    defer { icalrecur_iterator_free(iterator) }
    var last = start
    // A rule with COUNT has to be counted from its first occurrence.
    if rule.count == nil, from > start {
      guard cical_jump(iterator, from.forLibical) != 0 else {
        try budget.spend(WorkBudget.endlessCost)
        return []
      }
      last = from
    }
    var found: [CivilDateTime] = []
    var next = cical_wall()
    var counted = 0
    while counted != rule.count {
      guard cical_next(iterator, &next) != 0, let wall = CivilDateTime(next) else {
        try budget.spend(WorkBudget.endlessCost)
        break
      }
      try budget.spend(1 + max(0, wall.date.days(since: last.date)) / rule.frequency.days)
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
  /// The shortest time from one period to the next, in days.
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
