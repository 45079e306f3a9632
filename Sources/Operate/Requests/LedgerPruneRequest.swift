import Ledger
import Model
import Updates

/// `dagpost ledger prune`: deletes now what is older than it is kept.
package struct LedgerPruneRequest: LedgerCareRequest {
  package static let name = "ledger_prune"
  package init() {}

  package func care(for ledger: Ledger, now: Instant) async throws(LedgerError) -> PruneAnswer {
    let counting = try await ledger.pruneMoment(now: now)
    return PruneAnswer(
      pruned: try await ledger.prune(now: counting),
      backups: try await ledger.thinBackups(now: now, counting: counting))
  }
}

package struct PruneAnswer: RequestAnswer {
  package static let bodyDays = Retention.bodyDays
  package static let days = Retention.days

  package let pruned: Pruned
  /// How many backups were too many or too old.
  package let backups: Int
  package var notes: [String] = []

  /// What there was of each kind, for a person.
  package var parts: [(count: Int, what: String)] { pruned.parts + (backups > 0 ? [(backups, "backups")] : []) }
}
