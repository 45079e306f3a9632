import Model

/// The last values as a sparkline draws them.
enum Trend {
  static let blocks = 8
  static let fewest = 3

  /// Empty with too few. Where values are missing that the rhythm of the figure would have, one place stays open, however
  /// many there are.
  static func of(_ values: [Measurement], calendar: TeamCalendar) -> [Double?] {
    guard values.count >= fewest else { return [] }
    let last = values.suffix(blocks)
    let steps = zip(last, last.dropFirst()).map { calendar.workdays(from: $0.day, to: $1.day) }
    let usual = max(1, Percentile.nearestRank(50, of: steps) ?? 1)
    var trend: [Double?] = []
    for (value, step) in zip(last, [0] + steps) {
      // A holiday is no gap in a weekly or monthly figure.
      if step >= 2 * usual { trend.append(nil) }
      trend.append(value.value)
    }
    let shown = trend.suffix(blocks)
    return Array(shown.first == .some(nil) ? shown.dropFirst() : shown)
  }
}
