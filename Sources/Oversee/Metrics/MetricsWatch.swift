import Collect
import Ledger
import Model
import Services

/// Decides when the metrics file is written, and keeps what was written last. A value: the caller passes the time.
package struct MetricsWatch: Sendable {
  /// The shortest time between two writings after a change, and the time between them without one.
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
  /// Whether something has happened since the body was made.
  private var isOutdated = true

  package init(started: Instant) { self.started = started }

  package mutating func change() { isOutdated = true }

  /// Whether to write now. If so, the writing counts as begun.
  package mutating func begins(at now: Instant) -> Bool {
    guard !isWriting else { return false }
    let wait = isOutdated ? MetricsWatch.soon : MetricsWatch.every
    if let last, !last.isOlder(than: wait, at: now) { return false }
    isWriting = true
    last = now
    return true
  }

  /// Whether the body must be made again. Events from now on are for the next body.
  package mutating func beginsAnew() -> Bool {
    defer { isOutdated = false }
    return isOutdated
  }

  package mutating func take(_ body: String) { self.body = body }

  package func text(at now: Instant) -> String { MetricsText.head(at: now) + body }

  /// - Returns: what to log: the first failure, or that writing works again; nil otherwise.
  package mutating func ended(_ failure: MetricsFile.Failure?) -> News? {
    isWriting = false
    defer { hasFailed = failure != nil }
    if let failure { return hasFailed ? nil : .failed(failure.sentence) }
    return hasFailed ? .worksAgain : nil
  }

  /// Ends a writing for which the facts could not be had. The body is made again next time.
  package mutating func gaveUp() {
    isWriting = false
    isOutdated = true
  }
}
