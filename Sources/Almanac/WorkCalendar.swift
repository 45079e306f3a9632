import Model

/// A team's time zone and the days on which it works. Only this type decides what a workday is.
package struct WorkCalendar: Sendable, Hashable {
  package let zone: Zone
  package let workdays: Set<Weekday>
  package let holidays: Holidays
  /// Further days off of this team, each with its reason.
  package let daysOff: [CivilDate: UntrustedText]
  /// Days off from calendars, which several teams may share.
  package let calendars: [Holidays]
  /// Days on which the team works in any case.
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

  /// Why the team does not work on a day; nil when it works.
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

/// Why a team does not work on a day. The day of the week is looked at first, because a holiday on a free Saturday
/// changes nothing.
package enum DayOff: Sendable, Hashable {
  /// The team does not work on this day of the week.
  case weekday
  case holiday(HolidayName)
  /// A day off from the configuration or a calendar, with its reason; empty when none is given.
  case extra(UntrustedText)

  /// The name of the day; nil for a day of the week, and for a day off without a reason.
  package func name(english: Bool) -> UntrustedText? {
    switch self {
    case .weekday: nil
    case .holiday(let name): english ? name.english : name.own
    case .extra(let reason): reason.isEmpty ? nil : reason
    }
  }
}

extension TeamCalendar {
  /// The part of the calendar that composing needs.
  package init(_ calendar: WorkCalendar) {
    self.init(civil: { calendar.zone.civil(at: $0) }, isWorkday: { calendar.isWorkday($0) })
  }
}
