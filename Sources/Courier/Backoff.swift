import Model

/// How long a post waits before its next try, as data.
package struct Backoff: Sendable, Hashable {
  /// The wait after the first try, the second …; the last one stands for all that follow.
  package let steps: [Duration]
  /// How far a wait may stray either way, so that what failed together does not come back together.
  package let spread: Double

  package init(steps: [Duration], spread: Double) {
    self.steps = steps
    self.spread = spread
  }

  /// Quick at first, because most trouble passes; then slowly, because a service that is down is not helped by more calls.
  package static let posts = Backoff(
    steps: [
      .seconds(5), .seconds(15), .seconds(45), .seconds(120), .seconds(300), .seconds(600), .seconds(1200),
      .seconds(1800),
    ], spread: 0.2)

  /// Before a repeat: what was lost on the way back may still show up, and a person may see the first one.
  package static let `repeat` = Backoff(steps: [.seconds(120)], spread: 0.2)

  /// Before the first look for a post that may have arrived: what a service took a moment ago it need not show yet.
  package static let look = Backoff(steps: [.seconds(5)], spread: 0.2)

  /// - Parameters:
  ///   - attempt: the try that failed, counted from 1.
  ///   - random: from 0 up to 1.
  package func delay(after attempt: Int, random: Double) -> Duration {
    guard let last = steps.last else { return .zero }
    let step = attempt >= 1 && attempt <= steps.count ? steps[attempt - 1] : last
    return step * (1 + spread * (2 * random - 1))
  }
}
