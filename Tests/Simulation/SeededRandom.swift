/// SplitMix64: the same numbers on every machine and in every version.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True so many times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  /// A number around a middle, bell-shaped, at most three times the spread away.
  mutating func around(_ middle: Double, spread: Double) -> Double {
    let sum = (0..<6).reduce(0.0) { sum, _ in sum + Double.random(in: -1...1, using: &self) }
    return middle + sum / 1.4 * spread
  }
}
