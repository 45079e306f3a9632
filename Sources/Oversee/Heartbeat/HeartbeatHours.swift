import Model

/// When the heartbeat is next sent. A value: the clock is told to it.
package struct HeartbeatHours: Sendable {
  package static let every = Duration.seconds(3600)
  /// After one that was not heard, or was held back.
  package static let again = Duration.seconds(300)

  private var next: Instant?
  private var isBeating = false
  private var seen = Instant(milliseconds: .min)

  package init() {}

  /// Whether to send one now; if so, it has begun. The first one is soon after the start.
  package mutating func begins(at now: Instant) -> Bool {
    // Stepped back: what is due was reckoned from a time that has not come yet.
    if now < seen { next = now }
    seen = now
    guard !isBeating, next.map({ $0 <= now }) ?? true else { return false }
    isBeating = true
    return true
  }

  package mutating func ended(at now: Instant, isHeard: Bool) {
    isBeating = false
    next = now.adding(isHeard ? HeartbeatHours.every : HeartbeatHours.again)
  }

  /// Another address: it hears at once.
  package mutating func change() { next = nil }
}
