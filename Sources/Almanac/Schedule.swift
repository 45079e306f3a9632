import Model

/// One planned appearance of an edition: its nominal place on the team's wall, and the instant at which that is.
public struct Occurrence: Sendable, Hashable {
  /// Part of the slot's key; stays when the zone's rules or the edition's time change.
  public var date: CivilDate { nominal.date }
  public let nominal: CivilDateTime
  public let at: Instant

  public init(nominal: CivilDateTime, at: Instant) {
    self.nominal = nominal
    self.at = at
  }
}

/// When an edition appears: at one time of day, on those of its days that are workdays of the team.
///
/// *A slot with nominal local date-time L happens at the first instant at which the running maximum of the team's wall clock
/// reaches L, provided that L's date exists and is a workday of the team.*
public struct Schedule: Sendable, Hashable {
  public let calendar: WorkCalendar
  public let time: TimeOfDay
  /// Nil: every workday.
  public let days: Set<Weekday>?

  public init(calendar: WorkCalendar, time: TimeOfDay, days: Set<Weekday>?) {
    self.calendar = calendar
    self.time = time
    self.days = days
  }

  /// How many days a search looks at: a schedule that never happens must not become a loop.
  static let horizon = 800

  /// The first occurrence strictly after an instant, or nil when there is none within 800 days.
  public func next(after instant: Instant) -> Occurrence? {
    for date in dates(around: instant) {
      if let occurrence = occurrence(on: date), occurrence.at > instant { return occurrence }
    }
    return nil
  }

  /// The occurrences after `mark` and up to `now`, oldest first. Of a mark longer ago than 800 days only the last 800 count.
  public func due(after mark: Instant, through now: Instant) -> [Occurrence] {
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

  /// Dates ascend, and so do the instants of their occurrences. A slot in a gap may belong to a date that the wall has already
  /// left, so they begin two days before.
  private func dates(around instant: Instant) -> some Sequence<CivilDate> {
    let first = calendar.zone.civil(at: instant).date.dayNumber - 2
    return (first...(first + Schedule.horizon + 4)).lazy.map { CivilDate(dayNumber: $0) }
  }

  /// The occurrence of a date, or nil when it has none.
  public func occurrence(on date: CivilDate) -> Occurrence? {
    guard days?.contains(date.weekday) ?? true, calendar.isWorkday(date), calendar.zone.exists(date) else { return nil }
    let nominal = CivilDateTime(date, time)
    return Occurrence(nominal: nominal, at: calendar.zone.firstInstant(reaching: nominal))
  }
}
