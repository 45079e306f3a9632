import Model

/// When the daemon next looks after the ledger: once a day, the first time soon after its start.
struct Chores: Sendable {
  static let every = Duration.seconds(86_400)

  private var last: Instant?

  /// Whether to begin now; if so, it has begun.
  mutating func begins(at now: Instant) -> Bool {
    if let last, !last.isOlder(than: Chores.every, at: now) { return false }
    last = now
    return true
  }
}
