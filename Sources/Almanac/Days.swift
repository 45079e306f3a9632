import Model

/// The workdays of a team on which an edition appears. Only days on which the team works are considered, so the last
/// workday of December is not the 31st when that is a free day.
package indirect enum Days: Sendable, Hashable {
  package enum Period: String, Sendable, CaseIterable {
    case week, month
  }

  /// Every workday.
  case all
  /// The workdays that are one of these days of the week.
  case on(Set<Weekday>)
  /// The first workday of each week or month.
  case first(Period)
  case last(Period)
  /// Only in every so many weeks, counted from the week of a date. In those weeks the other rule applies.
  case every(weeks: Int, from: CivilDate, Days)

  /// Whether a date is one of these days. A day of the week matches on free days, too; a first or last workday never is
  /// a free day.
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

  /// The days of the week that can match; nil when all can.
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
  /// The day on which a team's week begins: after its longest run of free days, so on Sunday for a team that works from
  /// Sunday to Thursday. Of several runs of that length the one before Monday counts, else the latest in the week.
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
  /// The words that the configuration uses.
  package var description: String {
    switch self {
    case .all: "every workday"
    case .on(let days): Weekday.allCases.filter(days.contains).map(\.word).joined(separator: ", ")
    case .first(let period): "first workday of the \(period.rawValue)"
    case .last(let period): "last workday of the \(period.rawValue)"
    case .every(let weeks, let from, let days): "\(days), every \(weeks) weeks from \(from)"
    }
  }

  /// The rules that the configuration writes as words.
  package static let phrases: [(words: String, days: Days)] = Period.allCases.flatMap { period in
    [Days.first(period), .last(period)].map { ($0.description, $0) }
  }
}

extension WorkCalendar {
  /// The same workdays in another zone.
  package func with(_ zone: Zone) -> WorkCalendar {
    WorkCalendar(
      zone: zone, workdays: workdays, holidays: holidays, daysOff: daysOff, calendars: calendars,
      extraWorkdays: extraWorkdays)
  }

  /// The same workdays, with the days off of these calendars.
  package func with(calendars: [Holidays]) -> WorkCalendar {
    WorkCalendar(
      zone: zone, workdays: workdays, holidays: holidays, daysOff: daysOff, calendars: calendars,
      extraWorkdays: extraWorkdays)
  }
}
