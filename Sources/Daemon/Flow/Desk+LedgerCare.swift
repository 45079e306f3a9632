import Ledger
import Model

extension Desk {
  /// `dagpost ledger backup`, `check` and `prune`.
  func lookAfter(_ request: LedgerRequest) async throws(LedgerError) -> Answer {
    if case .check(let full) = request {
      return .ledger(.checked(try await ledger.checkAnswer(full: full)))
    }
    // By a clock that is wrong the newest backups, and what is still to be kept, would be the oldest.
    if let doubt = clockGuard.doubt() { return .refused(["\(doubt) Nothing was done."], .needsPerson) }
    let now = clock.now()
    do throws(LedgerError) {
      switch request {
      case .backup: return .ledger(.backedUp(BackupAnswer(backup: try await ledger.backUp(now: now))))
      case .prune, .check:
        let counting = try await ledger.pruneMoment(now: now)
        return .ledger(
          .pruned(
            PruneAnswer(
              pruned: try await ledger.prune(now: counting),
              backups: try await ledger.thinBackups(now: now, counting: counting))))
      }
    } catch {
      guard error.kind == .refused || error.kind == .busy else { throw error }
      return .refused([error.sentence], .needsPerson)
    }
  }
}

extension Ledger {
  func checkAnswer(full: Bool) async throws(LedgerError) -> CheckAnswer {
    try await check(full: full)
    var answer = CheckAnswer(file: path, full: full)
    if full { (answer.backups, answer.badBackups) = try await checkBackups() }
    return answer
  }
}

/// What the daily care of the ledger came to, for the log.
struct LedgerCare: Sendable {
  var news: [String] = []
  var warnings: [String] = []
}

extension Desk {
  /// Once a day, by a clock that is believed: deletes what is no longer kept, checks the file when that is due, and makes
  /// the backup of the day. A damaged ledger is not copied over good backups.
  func careForLedger() async throws(LedgerError) -> LedgerCare {
    var care = LedgerCare()
    try await noteClock()
    let now = clock.now()
    let counting = try await ledger.pruneMoment(now: now)
    let pruned = try await ledger.prune(now: counting)
    if !pruned.isNothing { care.news.append(pruned.sentence) }
    do throws(LedgerError) {
      try await ledger.checkWhenDue(now: now)
      // Also where no new one can be made: what is too old holds what the ledger forgets.
      _ = try await ledger.thinBackups(now: now, counting: counting)
      if ledger.newestBackup != CivilDateTime(utc: now).date {
        care.news.append("made a backup of the ledger: \(try await ledger.backUp(now: now).sentence)")
      }
    } catch {
      guard error.kind == .refused || error.kind == .busy else { throw error }
      // Called off because the daemon stops, it is not worth a word.
      if !Task.isCancelled { care.warnings.append(error.sentence) }
    }
    return care
  }
}

extension Backup {
  /// Where it is and how big.
  package var sentence: String { "\(file), \(size)" }

  /// `940 kB`, `104.1 MB`.
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

extension StatusRun {
  /// How long `status` goes on telling of a restore.
  private static let told = Duration.seconds(7 * 86_400)

  /// What an operator has to know about the file itself.
  func ledgerNews() async throws(LedgerError) -> [String] {
    guard let ledger else { return [] }
    let now = clock.now()
    var news: [String] = []
    if let restored = try await ledger.restoration(), now.since(restored.restored) < StatusRun.told {
      news.append(
        "The ledger was damaged and restored at \(restored.restored.iso8601) from a backup of \(restored.known.iso8601). "
          + "What was posted after that backup and before \((restored.doubted ?? restored.restored).iso8601) is not known: posts "
          + "that may be out already are held. Look in the channels, and say \"dagpost outbox confirm\" or \"replay\" of each. Notes and "
          + "pauses of that time are lost.")
    }
    let today = CivilDateTime(utc: now).date
    if isDaemon, let newest = ledger.newestBackup, today.dayNumber - newest.dayNumber > 2 {
      news.append("The newest backup of the ledger is of \(newest); the log says why there is none since.")
    }
    return news
  }
}
