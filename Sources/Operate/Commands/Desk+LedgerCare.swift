import Ledger
import Model
import Updates

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
