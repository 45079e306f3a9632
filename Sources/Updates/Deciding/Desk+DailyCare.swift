import Ledger
import Model

/// The result of the daily care of the ledger, for the log.
package struct LedgerCare: Sendable {
  package var news: [String] = []
  package var warnings: [String] = []
}

extension Desk {
  /// The daily care, by a clock that is believed: deletes what is older than it is kept, checks the file when that is due, and
  /// makes the day's backup. The check comes first, so that no damaged ledger replaces good backups.
  package func careForLedger() async throws(LedgerError) -> LedgerCare {
    var care = LedgerCare()
    try await noteClock()
    let now = clock.now()
    let counting = try await ledger.pruneMoment(now: now)
    let pruned = try await ledger.prune(now: counting)
    if !pruned.isNothing { care.news.append(pruned.sentence) }
    do throws(LedgerError) {
      try await ledger.checkWhenDue(now: now)
      // Also when no new backup can be made: old backups still hold what the ledger deletes.
      _ = try await ledger.thinBackups(now: now, counting: counting)
      if ledger.newestBackup != CivilDateTime(utc: now).date {
        care.news.append("made a backup of the ledger: \(try await ledger.backUp(now: now).sentence)")
      }
    } catch {
      guard error.kind == .refused || error.kind == .busy else { throw error }
      // A task that was cancelled because the daemon stops is not worth a warning.
      if !Task.isCancelled { care.warnings.append(error.sentence) }
    }
    return care
  }
}

extension Backup {
  /// The backup's file and its size.
  package var sentence: String { "\(file), \(size)" }

  /// As in `940 kB`, `104.1 MB`.
  package var size: String {
    let (unit, word): (Int64, String) =
      switch bytes {
      case ..<1_000_000: (1_000, "kB")
      case ..<1_000_000_000: (1_000_000, "MB")
      default: (1_000_000_000, "GB")
      }
    let tenths = (bytes * 10 + unit / 2) / unit
    return tenths >= 1_000 || tenths % 10 == 0
      ? "\((tenths + 5) / 10) \(word)" : "\(tenths / 10).\(tenths % 10) \(word)"
  }
}

extension Pruned {
  /// The kinds of rows of which any were deleted, with their numbers.
  package var parts: [(count: Int, what: String)] {
    [
      (bodies, "bodies of posts"), (updates, "updates"), (slots, "slots"), (records, "records"),
      (figures, "days of figures"), (notes, "notes"),
    ].filter { $0.0 > 0 }
  }

  /// For the log.
  package var sentence: String {
    "deleted what is older than it is kept: " + parts.map { "\($0.count) \($0.what)" }.joined(separator: ", ")
  }
}
