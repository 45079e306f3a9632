/// Percentiles by nearest rank: the smallest of the values of which at least `percent` in a hundred are not above it.
/// Nothing is interpolated, so what a sentence names ("usually 5 to 7", "85 of 100 within 4 days") is a value that
/// occurred. The 50th is the lower of the two middle values.
enum Percentile {
  /// The percentile of values in any order; nil where there are none. `percent` is taken as at least 1 and at most 100.
  static func nearestRank<Value: Comparable>(_ percent: Int, of values: [Value]) -> Value? {
    values.isEmpty ? nil : values.sorted()[rank(percent, values.count) - 1]
  }

  /// The same for values with how often each occurs.
  static func nearestRank<Value: Comparable & Hashable>(_ percent: Int, of counts: [Value: Int]) -> Value? {
    let counts = counts.filter { $0.value > 0 }
    let aim = rank(percent, counts.values.reduce(0, +))
    var passed = 0
    for (value, count) in counts.sorted(by: { $0.key < $1.key }) {
      passed += count
      if passed >= aim { return value }
    }
    return nil
  }

  /// The rank, counted from one: ⌈percent × count / 100⌉, in whole numbers so that rounding does not move it.
  private static func rank(_ percent: Int, _ count: Int) -> Int {
    (min(max(percent, 1), 100) * count + 99) / 100
  }
}
