/// Percentiles by nearest rank: of `n` values in order the one at place ⌈p/100 × n⌉, so always one of the values. It is the
/// smallest that at least `p` of a hundred do not exceed.
enum Percentile {
  /// Nil where there is none.
  static func nearestRank(_ percent: Int, of values: [Int]) -> Int? {
    nearestRank(percent, of: Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +))
  }

  /// Of values by how often each occurs.
  static func nearestRank(_ percent: Int, of counts: [Int: Int]) -> Int? {
    let total = counts.values.reduce(0, +)
    guard total > 0 else { return nil }
    var rank = (percent * total + 99) / 100
    for value in counts.keys.sorted() {
      rank -= counts[value] ?? 0
      if rank <= 0 { return value }
    }
    return counts.keys.max()
  }
}
