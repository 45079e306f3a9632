import Ledger
import Model

/// When the daemon next looks after the ledger: once a day, the first time soon after its start.
struct Chores: Sendable {
  static let every = Duration.seconds(86_400)

  private var last: Instant?

  /// Whether to begin now; if so, it has begun.
  mutating func begins(at now: Instant) -> Bool {
    // A clock that was stepped back must not put it off for long.
    if let last, now >= last, now.since(last) < Chores.every { return false }
    last = now
    return true
  }
}

extension Pruned {
  /// What there was of each kind.
  var parts: [(count: Int, what: String)] {
    [
      (bodies, "bodies of posts"), (updates, "updates"), (slots, "slots"), (records, "records"),
      (figures, "days of figures"), (notes, "notes"),
    ].filter { $0.0 > 0 }
  }

  /// For the log.
  var sentence: String {
    "deleted what is older than it is kept: " + parts.map { "\($0.count) \($0.what)" }.joined(separator: ", ")
  }
}
