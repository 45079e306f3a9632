import Ledger
import Model

/// When the daemon next deletes what it no longer keeps: once a day, the first time soon after its start.
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
  /// For the log.
  var sentence: String {
    let parts = [
      (bodies, "bodies of posts"), (updates, "updates"), (slots, "slots"), (records, "records"),
      (figures, "days of figures"), (notes, "notes"),
    ]
    let told = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "deleted what is older than it is kept: \(told)"
  }
}
