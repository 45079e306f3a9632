import Model

/// One planned appearance of an edition: its nominal time on the team's wall clock, and the instant of that time.
package struct Occurrence: Sendable, Hashable {
  /// The date of the slot's key. It stays when the zone's rules or the edition's time change.
  package var date: CivilDate { nominal.date }
  package let nominal: CivilDateTime
  package let at: Instant
  /// The free day for which it was planned, when it was moved.
  package let movedFrom: CivilDate?

  package init(nominal: CivilDateTime, at: Instant, movedFrom: CivilDate? = nil) {
    self.nominal = nominal
    self.at = at
    self.movedFrom = movedFrom
  }
}

/// What an edition does on a holiday or another day off. A day of the week on which the team never works is not a day
/// off.
package enum OnHoliday: String, Sendable, CaseIterable {
  case skip
  /// The edition appears on the last workday before.
  case before
  /// The edition appears on the first workday after.
  case after
}

/// When an edition appears: at one time of day, on those of its days that are workdays of the team.
///
/// *A slot with nominal local date-time L happens at the first instant at which the running maximum of the team's wall
/// clock reaches L, provided that L's date exists and is a workday of the team.*
///
/// A slot that is moved gets the date that it is moved to. So a date has one slot at most, however many are moved to
/// it.
package struct Schedule: Sendable, Hashable {
  package let calendar: WorkCalendar
  package let time: TimeOfDay
  package let days: Days
  package let onHoliday: OnHoliday

  package init(calendar: WorkCalendar, time: TimeOfDay, days: Days, onHoliday: OnHoliday = .skip) {
    self.calendar = calendar
    self.time = time
    self.days = days
    self.onHoliday = onHoliday
  }

  /// The same schedule in another calendar.
  package func with(_ calendar: WorkCalendar) -> Schedule {
    Schedule(calendar: calendar, time: time, days: days, onHoliday: onHoliday)
  }

  /// The number of days that a search covers. It ends a search for a schedule that never happens.
  static let horizon = 800

  /// The first occurrence after an instant, the instant itself excluded; nil when there is none within 800 days.
  package func next(after instant: Instant) -> Occurrence? {
    for date in dates(around: instant) {
      if let occurrence = occurrence(on: date), occurrence.at > instant { return occurrence }
    }
    return nil
  }

  /// The occurrences after `mark` and up to `now`, oldest first. When the mark is older than 800 days, only the last
  /// 800 are covered.
  package func due(after mark: Instant, through now: Instant) -> [Occurrence] {
    let start = max(mark, now.adding(.seconds(-86_400 * Schedule.horizon)))
    var found: [Occurrence] = []
    guard start < now else { return found }
    for date in dates(around: start) {
      guard let occurrence = occurrence(on: date), occurrence.at > start else { continue }
      if occurrence.at > now { break }
      found.append(occurrence)
    }
    return found
  }

  /// The occurrences up to `now` with a nominal time after the one that the wall clock had reached when it was last
  /// looked at. Unlike a mark that is an instant, this loses and repeats nothing when the rules of the zone change in
  /// between.
  package func due(afterReaching wall: CivilDateTime, through now: Instant) -> [Occurrence] {
    let mark = calendar.zone.firstInstant(reaching: wall).adding(.milliseconds(-1))
    return due(after: mark, through: now).filter { $0.nominal > wall }
  }

  /// The dates whose occurrences can be at or after an instant, ascending, as are the instants. They begin two days
  /// earlier, because a slot in a gap can belong to a date that the wall clock has already left.
  private func dates(around instant: Instant) -> some Sequence<CivilDate> {
    let first = calendar.zone.civil(at: instant).date.dayNumber - 2
    return (first...(first + Schedule.horizon + 4)).lazy.map { CivilDate(dayNumber: $0) }
  }

  /// The occurrence of a date; nil when it has none.
  package func occurrence(on date: CivilDate) -> Occurrence? {
    guard canAppear(on: date) else { return nil }
    if isPlanned(on: date) { return occurrence(on: date, movedFrom: nil) }
    return planMoved(to: date).map { occurrence(on: date, movedFrom: $0) }
  }

  private func occurrence(on date: CivilDate, movedFrom: CivilDate?) -> Occurrence {
    let nominal = CivilDateTime(date, time)
    return Occurrence(nominal: nominal, at: calendar.zone.firstInstant(reaching: nominal), movedFrom: movedFrom)
  }

  private func canAppear(on date: CivilDate) -> Bool { calendar.isWorkday(date) && calendar.zone.exists(date) }
  private func isPlanned(on date: CivilDate) -> Bool {
    days.contains(date, workdays: calendar.workdays, isWorkday: canAppear)
  }
}

/// Moves slots away from free days.
extension Schedule {
  /// What becomes of a date for which the edition is planned.
  package enum Plan: Sendable, Hashable {
    case appears(Occurrence)
    case moved(to: Occurrence, because: DayOff)
    case skipped(because: DayOff)
    /// The wall clock never shows this date. The slot is left out and not moved.
    case noSuchDate
  }

  /// What becomes of a date; nil when the edition is not planned for it.
  package func plan(for date: CivilDate) -> Plan? {
    if let occurrence = occurrence(on: date) { return .appears(occurrence) }
    if isPlanned(on: date), calendar.isWorkday(date) { return .noSuchDate }
    guard let reason = planLost(on: date) else { return nil }
    guard let target = target(from: date) else { return .skipped(because: reason) }
    return .moved(
      to: occurrence(on: target, movedFrom: isPlanned(on: target) ? nil : planMoved(to: target)), because: reason)
  }

  /// Why the edition cannot appear on a date for which it is planned; nil when it is not planned or can appear.
  private func planLost(on date: CivilDate) -> DayOff? {
    guard isPlanned(on: date), calendar.zone.exists(date), let reason = calendar.dayOff(date), reason != .weekday
    else { return nil }
    return reason
  }

  /// The free day whose slot is moved to this workday, the nearest of several.
  private func planMoved(to date: CivilDate) -> CivilDate? {
    guard let step else { return nil }
    return (1...Schedule.horizon).lazy.map { date.adding(days: -$0 * step) }.prefix { !canAppear(on: $0) }
      .first { planLost(on: $0) != nil }
  }

  private func target(from date: CivilDate) -> CivilDate? {
    guard let step else { return nil }
    return (1...Schedule.horizon).lazy.map { date.adding(days: $0 * step) }.first { canAppear(on: $0) }
  }

  private var step: Int? {
    switch onHoliday {
    case .skip: nil
    case .before: -1
    case .after: 1
    }
  }
}
