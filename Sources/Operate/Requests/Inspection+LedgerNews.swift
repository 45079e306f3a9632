import Ledger
import Model

/// What `status` tells of the ledger's file.
extension Inspection {
  /// How long `status` goes on telling of a restore.
  private static let told = Duration.seconds(7 * 86_400)

  /// What an operator has to know about the file itself.
  func ledgerNews() async throws(LedgerError) -> [String] {
    guard let ledger else { return [] }
    let now = clock.now()
    var news: [String] = []
    if let restored = try await ledger.restoration(), now.since(restored.restored) < Inspection.told {
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
