/// Percentiles by nearest rank: the smallest value that is there of which at least `percent` in a hundred are not above
/// it. Nothing is interpolated, so what a sentence names ("usually 5 to 7", "85 of 100 within 4 days") is a value that
/// occurred. The 50th is the lower of the two middle ones.
enum Percentile {
  /// Of values in any order; nil where there are none. `percent` is taken as at least 1 and at most 100.
  static func of<Value: Comparable>(_ values: [Value], _ percent: Int) -> Value? {
    values.isEmpty ? nil : values.sorted()[rank(percent, values.count) - 1]
  }

  /// The same of values that stand for several each: those whose count is not positive do not take part.
  static func of<Value: Comparable>(_ values: [(value: Value, count: Int)], _ percent: Int) -> Value? {
    let sorted = values.filter { $0.count > 0 }.sorted { $0.value < $1.value }
    let aim = rank(percent, sorted.reduce(0) { $0 + $1.count })
    var passed = 0
    for (value, count) in sorted {
      passed += count
      if passed >= aim { return value }
    }
    return nil
  }

  /// From one: ⌈percent × count / 100⌉, in whole numbers so that no rounding moves it.
  private static func rank(_ percent: Int, _ count: Int) -> Int {
    (min(max(percent, 1), 100) * count + 99) / 100
  }
}
