/// How often something took how long, in seconds: as Prometheus wants it, with bounds that are counted in.
package struct Histogram: Sendable, Hashable {
  let bounds: [Double]
  /// One for each bound, and one for what is above the last.
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

  /// Up to and with each bound, then all.
  var cumulative: [Int] {
    counts.reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
  }
}
