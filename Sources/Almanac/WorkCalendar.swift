import Model

/// A team's wall clock and the days on which it works. The one place that knows what a working day is.
public struct WorkCalendar: Sendable, Hashable {
  public let zone: Zone
  public let workdays: Set<Weekday>

  public init(zone: Zone, workdays: Set<Weekday>) {
    self.zone = zone
    self.workdays = workdays
  }

  public func isWorkday(_ date: CivilDate) -> Bool { workdays.contains(date.weekday) }
}

extension TeamCalendar {
  /// The same calendar as composing needs it.
  public init(_ calendar: WorkCalendar) {
    self.init(civil: { calendar.zone.civil(at: $0) }, isWorkday: { calendar.isWorkday($0) })
  }
}
