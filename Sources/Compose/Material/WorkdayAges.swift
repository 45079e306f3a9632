import Model

/// How many workdays ago a day was. Computed once for an update, because all open work asks for it.
struct WorkdayAges {
  private let today: CivilDate
  /// At index n: the workdays after the day n days ago, up to and including today.
  private let counts: [Int]

  /// Days further back than this count as this far back.
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
