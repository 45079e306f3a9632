import Model

/// Figures that only grow, such as workplaces replaced: 708 of 840. Natural limits mean nothing there, because the mean
/// lies behind. Readers want to know how far it is, and when it arrives at this pace.
///
/// A figure is growing when it is known on at least eight days, is a whole number and no percentage, never fell, and
/// rose at half of its steps or more until its last rise.
enum Growing {
  static let fewest = 8
  /// The pace is the growth per workday in the last four weeks, or since the figure is known; at least five workdays.
  static let paceDays = 28
  static let leastWorkdays = 5
  /// An arrival more than a year of workdays ahead is not told: it would be a guess.
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

  /// Share of the target, pace and day of arrival of values that grow.
  /// - Parameter values: one a day, oldest first, the last one of today or before.
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

  /// Rounded to whole numbers, below ten to one decimal.
  private static func written(_ value: Double) -> Double {
    value < 10 ? (value * 10).rounded() / 10 : value.rounded()
  }
}
