import Model

/// When the daily care of the ledger begins: soon after the daemon's start, and then once a day.
struct Chores: Sendable {
  static let every = Duration.seconds(86_400)

  private var last: Instant?

  /// Whether to begin now. If so, the care counts as begun.
  mutating func begins(at now: Instant) -> Bool {
    if let last, !last.isOlder(than: Chores.every, at: now) { return false }
    last = now
    return true
  }
}
