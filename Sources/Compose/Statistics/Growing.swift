import Model

/// A figure that only grows: workplaces replaced, 708 of 840. Natural limits mean nothing there, for its mean is behind it; what
/// readers want to know is how far it is, and when it arrives at this pace.
///
/// It is one when it is known on eight days at least, is counted in whole numbers and not in percents, never fell, and rose at
/// half of the steps or more until its last rise.
enum Growing {
  static let fewest = 8
  /// Its pace is what it grew in the last four weeks, or since it is known, by workday: five at least.
  static let paceDays = 28
  static let leastWorkdays = 5
  /// An arrival further ahead than a year of workdays is a guess.
  static let longest = 250

  /// - Parameter values: one a day, oldest first.
  static func isGrowing(_ values: [Measurement]) -> Bool {
    let steps = zip(values, values.dropFirst()).map { $1.value - $0.value }
    guard values.count >= fewest, values.allSatisfy({ $0.value == $0.value.rounded() }),
      steps.allSatisfy({ $0 >= 0 }), let last = steps.lastIndex(where: { $0 > 0 })
    else { return false }
    let rises = steps.count { $0 > 0 }
    return rises * 2 >= last + 1 && rises * 2 >= fewest
  }

  /// Of values that grow, the last one of which is known on the day of the update or before.
  static func growth(_ values: [Measurement], target: Double?, today: CivilDate, _ calendar: TeamCalendar) -> Growth? {
    guard let last = values.last, let first = values.first else { return nil }
    let share = target.flatMap { $0 > 0 && last.value >= 0 ? Int((last.value / $0 * 100).rounded(.down)) : nil }
    let start = values.last { last.day.days(since: $0.day) >= paceDays } ?? first
    let (grown, workdays) = (last.value - start.value, calendar.workdays(from: start.day, to: last.day))
    guard grown > 0 else {
      return Growth(share: share, perWeek: nil, stillSince: values.first { $0.value == last.value }?.day)
    }
    guard workdays >= leastWorkdays else { return Growth(share: share, perWeek: nil) }
    let pace = grown / Double(workdays)
    return Growth(
      share: share, perWeek: written(pace * 5),
      arrives: target.flatMap { target in
        let left = target - last.value
        let needed = (left / pace - 1e-9).rounded(.up)
        guard left > 0, needed <= Double(longest) else { return nil }
        let day = calendar.workdays(after: last.day, count: Int(needed)).last
        return day.flatMap { $0 > today ? $0 : nil }
      })
  }

  /// In whole numbers, with one decimal below ten.
  private static func written(_ value: Double) -> Double {
    value < 10 ? (value * 10).rounded() / 10 : value.rounded()
  }
}
