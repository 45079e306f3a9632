import Ledger
import Model
import Teams
import Updates

/// `dagpost ledger check`: looks at the file; in full also at indexes, references and every backup.
package struct LedgerCheckRequest: Request {
  package static let name = "ledger_check"
  package let full: Bool
  package init(full: Bool) { self.full = full }

  /// Every row is looked at.
  package var patience: Int { 1_800 }

  package func answer(at desk: Desk) async throws -> CheckAnswer { try await check(desk.ledger) }

  /// Only looked at: opened for writing, a damaged ledger would be mended.
  package func answer(in world: World, _ surroundings: Surroundings) async throws -> CheckAnswer {
    try await check(try Ledger.open(directory: world.stateDirectory, mode: .read))
  }

  private func check(_ ledger: Ledger) async throws(LedgerError) -> CheckAnswer {
    try await ledger.check(full: full)
    var answer = CheckAnswer(file: ledger.path, full: full)
    if full { (answer.backups, answer.badBackups) = try await ledger.checkBackups() }
    return answer
  }
}

/// The ledger was found sound: one that is not is refused, with the code of its own.
package struct CheckAnswer: RequestAnswer {
  package let file: String
  package let full: Bool
  /// Good backups; only looked at in full.
  package var backups: [Backup] = []
  /// Sentences about backups that are no use.
  package var badBackups: [String] = []
  package var notes: [String] = []

  package var needsPerson: Bool { !badBackups.isEmpty }
}
