/// The control chart of a figure: value by value, what its natural limits say of the last one. docs/design/figures.md
/// defines it.
///
/// The values are cut into stretches. A new stretch begins where a shift has lasted twelve values, which then make the
/// limits of a new normal, so that what nobody will change is not reported for ever. (A declared change starts a new
/// chart altogether.) The baseline of a stretch is its first twelve values; later it is all but the eight latest and
/// those that were outside. While a shift lasts, the baseline stands still.
///
///     ControlChart.verdict(on: [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 40])  // .above(since: 12)
struct ControlChart {
  /// Positions of values are counted from zero.
  enum Verdict: Hashable {
    case usual
    /// Above the limits, without a break since that value.
    case above(since: Int)
    case below(since: Int)
    /// So many values in a row on one side of the mean, the first at that position; also where all of them are outside
    /// the limits.
    case shiftedUp(since: Int, values: Int)
    case shiftedDown(since: Int, values: Int)
  }

  /// So many values in a row on one side of the mean make a shift.
  static let shift = 8

  private(set) var limits: NaturalLimits?
  private var values: [Double] = []
  private var baseline = NaturalBaseline()
  /// Values before this position are in the baseline, or were outside the limits.
  private var taken = 0
  private var outside: Set<Int> = []
  private var isShifted = false

  /// Adds a value and judges it by the limits that were known before it; nil while there are none.
  mutating func add(_ value: Double) -> Verdict? {
    let place = values.count
    values.append(value)
    grow(to: place)
    guard let limits else { return nil }
    if !limits.contain(value) { outside.insert(place) }
    let run = run(limits)
    isShifted = run.count >= ControlChart.shift
    guard isShifted else { return verdict(at: place, side: limits.side(of: value)) }
    let since = place - run.count + 1
    if run.count == NaturalLimits.fewest { begin(at: since) }
    return run.side > 0
      ? .shiftedUp(since: since, values: run.count) : .shiftedDown(since: since, values: run.count)
  }

  /// Takes those values into the baseline that are old enough to judge the one at `place`.
  private mutating func grow(to place: Int) {
    guard !isShifted else { return }
    while baseline.count < NaturalLimits.fewest ? taken < place : taken < place - ControlChart.shift + 1 {
      if !outside.contains(taken) { baseline.add(values[taken]) }
      taken += 1
    }
    limits = baseline.limits
  }

  /// How many of the latest values, those of the baseline apart, are on one side of the mean.
  private func run(_ limits: NaturalLimits) -> (side: Int, count: Int) {
    var count = 0
    var side = 0
    for value in values[taken...].reversed() {
      let own = limits.side(of: value)
      if own == 0 || (side != 0 && own != side) { break }
      side = own
      count += 1
    }
    return (side, count)
  }

  private func verdict(at place: Int, side: Int) -> Verdict {
    guard outside.contains(place), let limits else { return .usual }
    var since = place
    while since > taken, outside.contains(since - 1), limits.side(of: values[since - 1]) == side { since -= 1 }
    return side > 0 ? .above(since: since) : .below(since: since)
  }

  /// Begins a new stretch at that position, because the shift has become the new normal.
  private mutating func begin(at place: Int) {
    (baseline, taken, outside, isShifted) = (NaturalBaseline(), place, [], false)
    limits = nil
  }
}

extension ControlChart {
  /// The verdict on the last of the values; nil with too few.
  static func verdict(on values: some Sequence<Double>) -> Verdict? {
    var course = ControlChart()
    var verdict: Verdict?
    for value in values { verdict = course.add(value) }
    return verdict
  }
}
