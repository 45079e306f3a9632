import Model

/// How many workdays ago a day was, counted once for all the work of an update.
struct WorkdayAges {
  private let today: CivilDate
  /// At `n`: the workdays after the day `n` days ago, and up to today.
  private let counts: [Int]

  /// What is older counts as this old.
  static let longestDays = 730

  init(_ occasion: Occasion) {
    today = occasion.today
    var counts = [0]
    counts.reserveCapacity(Self.longestDays + 1)
    var count = 0
    for back in 0..<Self.longestDays {
      if occasion.calendar.isWorkday(today.adding(days: -back)) { count += 1 }
      counts.append(count)
    }
    self.counts = counts
  }

  func workdays(since day: CivilDate) -> Int { counts[min(max(0, today.days(since: day)), Self.longestDays)] }
}
