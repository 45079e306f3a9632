import Model

/// Records in the sense of sport: the best value so far.
enum Best {
  /// The best of the earlier values (the oldest of equal ones), where `value` beats it. Nil where it does not, or where
  /// no direction says what is better. Values that are written alike are equal.
  static func beaten(by value: Double, among earlier: some Collection<Measurement>, _ direction: Direction?)
    -> Measurement?
  {
    let isBetter: (Double, Double) -> Bool
    switch direction {
    case .higher: isBetter = { $0 > $1 }
    case .lower: isBetter = { $0 < $1 }
    case .neutral, nil: return nil
    }
    guard var best = earlier.first else { return nil }
    for next in earlier.dropFirst() where isBetter(next.value, best.value) { best = next }
    return isBetter(written(value), written(best.value)) ? best : nil
  }

  /// In hundredths, because readers see two decimals.
  private static func written(_ value: Double) -> Double { (value * 100).rounded() }
}
