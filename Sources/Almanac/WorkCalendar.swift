import Model

/// A team's wall clock and the days on which it works. The one place that knows what a working day is.
package struct WorkCalendar: Sendable, Hashable {
  package let zone: Zone
  package let workdays: Set<Weekday>
  package let holidays: Holidays
  /// Days on which this team is free besides, each with why.
  package let daysOff: [CivilDate: UntrustedText]
  /// Further days off, of calendars that many teams may share.
  package let calendars: [Holidays]
  /// Days on which it works whatever else is said.
  package let extraWorkdays: Set<CivilDate>

  package init(
    zone: Zone, workdays: Set<Weekday>, holidays: Holidays = .none, daysOff: [CivilDate: UntrustedText] = [:],
    calendars: [Holidays] = [], extraWorkdays: Set<CivilDate> = []
  ) {
    self.zone = zone
    self.workdays = workdays
    self.holidays = holidays
    self.daysOff = daysOff
    self.calendars = calendars
    self.extraWorkdays = extraWorkdays
  }

  package func isWorkday(_ date: CivilDate) -> Bool { dayOff(date) == nil }

  /// Why the team does not work on that day, or nil when it does.
  package func dayOff(_ date: CivilDate) -> DayOff? {
    if !extraWorkdays.isEmpty, extraWorkdays.contains(date) { return nil }
    guard workdays.contains(date.weekday) else { return .weekday }
    if !daysOff.isEmpty, let reason = daysOff[date] { return .extra(reason) }
    for calendar in calendars {
      if let event = calendar.name(on: date) { return .extra(event.own) }
    }
    return holidays.name(on: date).map { .holiday($0) }
  }
}

/// Why a team does not work on a day. The day of the week comes first: a holiday on a free Saturday takes nothing from anybody.
package enum DayOff: Sendable, Hashable {
  /// The team does not work on that day of the week.
  case weekday
  case holiday(HolidayName)
  /// From the configuration or a calendar, in its words; empty when it gives none.
  case extra(UntrustedText)

  /// What the day is called; nil for a day of the week, and for a day off without a reason.
  package func name(english: Bool) -> UntrustedText? {
    switch self {
    case .weekday: nil
    case .holiday(let name): english ? name.english : name.own
    case .extra(let reason): reason.isEmpty ? nil : reason
    }
  }
}

extension TeamCalendar {
  /// The same calendar as composing needs it.
  package init(_ calendar: WorkCalendar) {
    self.init(civil: { calendar.zone.civil(at: $0) }, isWorkday: { calendar.isWorkday($0) })
  }
}
