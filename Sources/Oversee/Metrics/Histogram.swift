/// Counts durations in seconds for Prometheus: each bucket includes its upper bound.
package struct Histogram: Sendable, Hashable {
  let bounds: [Double]
  /// One count for each bound, and one for all durations above the last.
  private(set) var counts: [Int]
  private(set) var sum = 0.0

  init(bounds: [Double]) {
    self.bounds = bounds
    counts = Array(repeating: 0, count: bounds.count + 1)
  }

  mutating func add(_ duration: Duration) {
    let seconds = duration / .seconds(1)
    counts[bounds.firstIndex { seconds <= $0 } ?? bounds.count] += 1
    sum += seconds
  }

  /// The counts up to and including each bound, and last of all durations.
  var cumulative: [Int] {
    counts.reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
  }
}
