import Ledger
import Model
import Updates

/// `dagpost ledger …`, besides `forget`: the care of the file in which Dagpost remembers.
package enum LedgerRequest: Codable, Sendable, Hashable {
  /// Makes today's backup now.
  case backup
  /// Looks at the file; in full also at indexes, references and every backup.
  case check(full: Bool)
  /// Deletes now what is older than it is kept.
  case prune
}

package enum LedgerAnswer: Codable, Sendable, Hashable {
  case backedUp(BackupAnswer)
  case checked(CheckAnswer)
  case pruned(PruneAnswer)

  /// Sentences that a person should know besides.
  var notes: [String] {
    get {
      switch self {
      case .backedUp(let answer): answer.notes
      case .checked(let answer): answer.notes
      case .pruned(let answer): answer.notes
      }
    }
    set {
      switch self {
      case .backedUp(var answer):
        answer.notes = newValue
        self = .backedUp(answer)
      case .checked(var answer):
        answer.notes = newValue
        self = .checked(answer)
      case .pruned(var answer):
        answer.notes = newValue
        self = .pruned(answer)
      }
    }
  }
}

package struct BackupAnswer: Codable, Sendable, Hashable {
  /// Verified, and on the disk.
  package let backup: Backup
  package var notes: [String] = []
}

/// The ledger was found sound: one that is not is refused, with the code of its own.
package struct CheckAnswer: Codable, Sendable, Hashable {
  package let file: String
  package let full: Bool
  /// Good backups; only looked at in full.
  package var backups: [Backup] = []
  /// Sentences about backups that are no use.
  package var badBackups: [String] = []
  package var notes: [String] = []

  package var needsPerson: Bool { !badBackups.isEmpty }
}

package struct PruneAnswer: Codable, Sendable, Hashable {
  package static let bodyDays = Retention.bodyDays
  package static let days = Retention.days

  package let pruned: Pruned
  /// How many backups were too many or too old.
  package let backups: Int
  package var notes: [String] = []

  /// What there was of each kind, for a person.
  package var parts: [(count: Int, what: String)] { pruned.parts + (backups > 0 ? [(backups, "backups")] : []) }
}
