import Collect
import Ledger
import Model
import Services

/// When the figures are written, and what was written last. A value: the clock is told to it.
package struct MetricsWatch: Sendable {
  /// After a change, and without one.
  static let soon = Duration.seconds(15)
  package static let every = Duration.seconds(60)

  package enum News: Sendable, Hashable {
    case failed(String)
    case worksAgain
  }

  private let started: Instant
  private var last: Instant?
  private var body = ""
  private var isWriting = false
  private var hasFailed = false
  /// Something happened since the body was made.
  private var isOutdated = true

  package init(started: Instant) { self.started = started }

  package mutating func change() { isOutdated = true }

  /// Whether to write now; if so, it has begun.
  package mutating func begins(at now: Instant) -> Bool {
    guard !isWriting else { return false }
    let wait = isOutdated ? MetricsWatch.soon : MetricsWatch.every
    if let last, !last.isOlder(than: wait, at: now) { return false }
    isWriting = true
    last = now
    return true
  }

  /// Whether the body has to be made anew; what happens from here on is for the next one.
  package mutating func beginsAnew() -> Bool {
    defer { isOutdated = false }
    return isOutdated
  }

  package mutating func take(_ body: String) { self.body = body }

  package func text(at now: Instant) -> String { MetricsText.head(at: now) + body }

  /// - Returns: what is to be told of it: the first failure, and the end of them.
  package mutating func ended(_ failure: MetricsFile.Failure?) -> News? {
    isWriting = false
    defer { hasFailed = failure != nil }
    if let failure { return hasFailed ? nil : .failed(failure.sentence) }
    return hasFailed ? .worksAgain : nil
  }

  /// There was nothing to write.
  package mutating func gaveUp() {
    isWriting = false
    isOutdated = true
  }
}
