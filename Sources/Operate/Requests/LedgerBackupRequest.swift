import Foundation
import Ledger
import Model
import Teams
import Updates

/// What `dagpost ledger backup` and `prune` have in common: they are the care of the ledger itself.
package protocol LedgerCareRequest: ChangingRequest {
  associatedtype Answer
  func care(for ledger: Ledger, now: Instant) async throws(LedgerError) -> Answer
}

extension LedgerCareRequest {
  /// Every row is looked at, and the file is written anew.
  package var patience: Int { 1_800 }
  package var caresForLedger: Bool { false }

  /// One that is gone from beside its backups is restored; without them there is nothing to care for.
  package func withoutLedger(in world: World, _ surroundings: Surroundings) throws -> Answer? {
    guard FileManager.default.fileExists(atPath: world.stateDirectory + "/backups") else {
      throw Refusal("\(world.stateDirectory): there is no ledger yet, so there is nothing to do.", .ledger)
    }
    return nil
  }

  package func run(at desk: Desk) async throws -> Answer {
    // By a clock that is wrong the newest backups, and what is still to be kept, would be the oldest.
    if let doubt = desk.clockGuard.doubt() { throw Refusal("\(doubt) Nothing was done.", .needsPerson) }
    do throws(LedgerError) {
      return try await care(for: desk.ledger, now: desk.clock.now())
    } catch {
      guard error.kind == .refused || error.kind == .busy else { throw error }
      throw Refusal(error.sentence, .needsPerson)
    }
  }
}

/// `dagpost ledger backup`: makes today's backup now.
package struct LedgerBackupRequest: LedgerCareRequest {
  package static let name = "ledger_backup"
  package init() {}

  package func care(for ledger: Ledger, now: Instant) async throws(LedgerError) -> BackupAnswer {
    BackupAnswer(backup: try await ledger.backUp(now: now))
  }
}

package struct BackupAnswer: RequestAnswer {
  /// Verified, and on the disk.
  package let backup: Backup
  package var notes: [String] = []
}
