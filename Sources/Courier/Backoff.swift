import Model

/// How long a post waits before its next attempt, as a table.
package struct Backoff: Sendable, Hashable {
  /// The wait after the first attempt, the second and so on; the last value is for all attempts that follow.
  package let steps: [Duration]
  /// The jitter as a fraction of the wait, in both directions, so that posts which failed together do not return together.
  package let spread: Double

  package init(steps: [Duration], spread: Double) {
    self.steps = steps
    self.spread = spread
  }

  /// Short waits first, because most trouble passes soon; then long ones, because more calls do not help a service in trouble.
  package static let posts = Backoff(
    steps: [
      .seconds(5), .seconds(15), .seconds(45), .seconds(120), .seconds(300), .seconds(600), .seconds(1200),
      .seconds(1800),
    ], spread: 0.2)

  /// The wait before a post in doubt is repeated: it may still show up, or a person may see it and decide.
  package static let `repeat` = Backoff(steps: [.seconds(120)], spread: 0.2)

  /// The wait before the first look for a post in doubt, because a service may not show yet what it took a moment ago.
  package static let look = Backoff(steps: [.seconds(5)], spread: 0.2)

  /// - Parameters:
  ///   - attempt: the number of the failed attempt, from 1.
  ///   - random: from 0 up to 1.
  package func delay(after attempt: Int, random: Double) -> Duration {
    guard let last = steps.last else { return .zero }
    let step = attempt >= 1 && attempt <= steps.count ? steps[attempt - 1] : last
    return step * (1 + spread * (2 * random - 1))
  }
}
