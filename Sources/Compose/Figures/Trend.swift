import Model

/// The last values of a figure, as a sparkline draws them.
enum Trend {
  static let blocks = 8
  static let fewest = 3

  /// The values to draw; none with fewer than `fewest`. Nil stands for a gap: a place at which the figure usually has a
  /// value. However long the gap, it is one place.
  static func of(_ values: [Measurement], calendar: TeamCalendar) -> [Double?] {
    guard values.count >= fewest else { return [] }
    let last = values.suffix(blocks)
    let steps = zip(last, last.dropFirst()).map { calendar.workdays(from: $0.day, to: $1.day) }
    let usual = max(1, Percentile.nearestRank(50, of: steps) ?? 1)
    var trend: [Double?] = []
    for (value, step) in zip(last, [0] + steps) {
      // The gap is measured against the usual step, so a holiday is no gap in a weekly or monthly figure.
      if step >= 2 * usual { trend.append(nil) }
      trend.append(value.value)
    }
    let shown = trend.suffix(blocks)
    return Array(shown.first == .some(nil) ? shown.dropFirst() : shown)
  }
}
