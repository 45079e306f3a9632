import Model

/// On which of a team's workdays an edition appears. All of it is asked of the team's own workdays, holidays left out, so that
/// the last workday of December is never the 31st when that is a free day.
package indirect enum Days: Sendable, Hashable {
  package enum Period: String, Sendable, CaseIterable {
    case week, month
  }

  /// Every workday.
  case all
  /// Those of these days of the week that are workdays.
  case on(Set<Weekday>)
  /// The first workday of each week or month.
  case first(Period)
  case last(Period)
  /// Only in every so many weeks, counted from the week of a date; in those weeks as the other rule says.
  case every(weeks: Int, from: CivilDate, Days)

  /// Whether a date is one of these days. A day of the week is so on free days too; a first or last workday never is.
  func contains(_ date: CivilDate, workdays: Set<Weekday>, isWorkday: (CivilDate) -> Bool) -> Bool {
    switch self {
    case .all: return true
    case .on(let days): return days.contains(date.weekday)
    case .first(let period):
      let before = period.place(of: date, workdays).before
      return isWorkday(date) && !(0..<before).contains { isWorkday(date.adding(days: -1 - $0)) }
    case .last(let period):
      let after = period.place(of: date, workdays).after
      return isWorkday(date) && !(0..<after).contains { isWorkday(date.adding(days: 1 + $0)) }
    case .every(let weeks, let from, let days):
      let start = date.dayNumber - Period.week.place(of: date, workdays).before
      let first = from.dayNumber - Period.week.place(of: from, workdays).before
      return (start - first) % (7 * weeks) == 0 && days.contains(date, workdays: workdays, isWorkday: isWorkday)
    }
  }

  /// The days of the week that are meant at all; nil when all are.
  package var weekdays: Set<Weekday>? {
    switch self {
    case .all, .first, .last: nil
    case .on(let days): days
    case .every(_, _, let days): days.weekdays
    }
  }
}

extension Days.Period {
  /// How many days of the same week or month lie before and after a date.
  fileprivate func place(of date: CivilDate, _ workdays: Set<Weekday>) -> (before: Int, after: Int) {
    switch self {
    case .week:
      let before = (date.weekday.rawValue - Weekday.firstOfWeek(workdays).rawValue + 7) % 7
      return (before, 6 - before)
    case .month: return (date.day - 1, CivilDate.days(inMonth: date.month, of: date.year) - date.day)
    }
  }
}

extension Weekday {
  /// Where a team's week begins: after its longest run of free days, so on Sunday for a team that works Sunday to Thursday.
  /// Of equal runs the one before Monday counts, otherwise the latest in the week.
  static func firstOfWeek(_ workdays: Set<Weekday>) -> Weekday {
    func freeBefore(_ day: Weekday) -> Int {
      (1...6).first { back in workdays.contains { $0.rawValue == (day.rawValue - 1 - back + 7) % 7 + 1 } } ?? 7
    }
    let order = [Weekday.mon] + allCases.dropFirst().reversed()
    return order.filter(workdays.contains).reduce(nil) { best, day in
      best.map { freeBefore(day) > freeBefore($0) } ?? true ? day : best
    } ?? .mon
  }
}

extension Days: CustomStringConvertible {
  /// The words of the configuration.
  package var description: String {
    switch self {
    case .all: "every workday"
    case .on(let days): Weekday.allCases.filter(days.contains).map(\.word).joined(separator: ", ")
    case .first(let period): "first workday of the \(period.rawValue)"
    case .last(let period): "last workday of the \(period.rawValue)"
    case .every(let weeks, let from, let days): "\(days), every \(weeks) weeks from \(from)"
    }
  }

  /// Those that are words of their own.
  package static let phrases: [(words: String, days: Days)] = Period.allCases.flatMap { period in
    [Days.first(period), .last(period)].map { ($0.description, $0) }
  }
}

extension WorkCalendar {
  /// The same workdays on another wall.
  package func with(_ zone: Zone) -> WorkCalendar {
    WorkCalendar(
      zone: zone, workdays: workdays, holidays: holidays, daysOff: daysOff, calendars: calendars,
      extraWorkdays: extraWorkdays)
  }

  /// The same with the days of other calendars.
  package func with(calendars: [Holidays]) -> WorkCalendar {
    WorkCalendar(
      zone: zone, workdays: workdays, holidays: holidays, daysOff: daysOff, calendars: calendars,
      extraWorkdays: extraWorkdays)
  }
}
