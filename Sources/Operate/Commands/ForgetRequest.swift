import Ledger
import Model

/// `dagpost ledger forget`: takes a person out of everything that is kept.
package struct ForgetRequest: Codable, Sendable, Hashable {
  /// In any of their spellings.
  package var person: String
  /// Empty means every team.
  package var teams: [TeamName] = []
  /// Tells what would be changed and changes nothing.
  package var dryRun = false

  package init(person: String) { self.person = person }
}

package struct ForgetAnswer: Codable, Sendable, Hashable {
  /// All spellings that were looked for.
  package let spellings: [String]
  package let dryRun: Bool
  package var forgotten: Forgotten
  /// The files that were changed.
  package var files: [String]
  /// Backups that were deleted, because they cannot be changed.
  package var deleted: [String] = []
  /// What a person has to know or do besides.
  package var notes: [String] = []
  /// Something is left that should not be.
  package var needsPerson = false

  /// Nothing named the person.
  package var isNothing: Bool { forgotten.isNothing && files.isEmpty && deleted.isEmpty }

  package init(spellings: [String], dryRun: Bool, forgotten: Forgotten, files: [String]) {
    self.spellings = spellings
    self.dryRun = dryRun
    self.forgotten = forgotten
    self.files = files
  }
}
