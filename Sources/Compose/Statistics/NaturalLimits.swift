/// The natural limits of a figure: the mean of its values ± 2.66 × the mean step between them (the XmR chart; Wheeler,
/// "Understanding Variation"; Shewhart before him).
///
/// They need twelve values. Neither the value that is judged nor the seven before it help to make them, for a shift
/// would pull the mean after itself. A value outside does not count for later limits.
struct NaturalLimits: Hashable {
  let mean: Double
  /// The distance from the mean to either limit. It is at least one step in which the figure is written (1, 0.1 or
  /// 0.01), so that a line that was flat has not become unusual by moving one step.
  let width: Double

  static let fewest = 12
  static let factor = 2.66

  /// Sums of fractions are not exact: with this, a flat line of 0.1 lies on its mean and not above it.
  private var tolerance: Double { 1e-12 * max(1, mean.magnitude) }

  /// 1 above the mean, -1 below it, 0 on it.
  func side(of value: Double) -> Int {
    (value - mean).magnitude <= tolerance ? 0 : value > mean ? 1 : -1
  }

  func contain(_ value: Double) -> Bool { (value - mean).magnitude <= width + tolerance }
}

/// The values that limits are made of, added one by one.
struct NaturalBaseline {
  private var sum = 0.0
  private var steps = 0.0
  private var last = 0.0
  private var decimals = 0
  private(set) var count = 0

  mutating func add(_ value: Double) {
    if count > 0 { steps += (value - last).magnitude }
    sum += value
    last = value
    count += 1
    decimals = max(decimals, NaturalBaseline.decimals(of: value))
  }

  var limits: NaturalLimits? {
    guard count >= NaturalLimits.fewest else { return nil }
    let finest = [1, 0.1, 0.01][decimals]
    return NaturalLimits(
      mean: sum / Double(count), width: max(NaturalLimits.factor * steps / Double(count - 1), finest))
  }

  /// The decimals in which a value is written; at most two, as readers see it.
  private static func decimals(of value: Double) -> Int {
    func isWhole(_ value: Double) -> Bool { (value - value.rounded()).magnitude <= 4 * value.ulp }
    return isWhole(value) ? 0 : isWhole(value * 10) ? 1 : 2
  }
}
