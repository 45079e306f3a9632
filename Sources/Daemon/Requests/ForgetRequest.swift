import Ledger
import Model

/// `dagpost ledger forget`: takes a person out of everything that is kept.
public struct ForgetRequest: Codable, Sendable, Hashable {
  /// In any of their spellings.
  public var person: String
  /// Empty means every team.
  public var teams: [TeamName] = []
  /// Tells what would be changed and changes nothing.
  public var dryRun = false

  public init(person: String) { self.person = person }
}

public struct ForgetAnswer: Codable, Sendable, Hashable {
  /// All spellings that were looked for.
  public let spellings: [String]
  public let dryRun: Bool
  public var forgotten: Forgotten
  /// The files that were changed.
  public var files: [String]
  /// Backups that were deleted, because they cannot be changed.
  public var deleted: [String] = []
  /// What a person has to know or do besides.
  public var notes: [String] = []
  /// Something is left that should not be.
  public var needsPerson = false

  /// Nothing named the person.
  public var isNothing: Bool { forgotten.isNothing && files.isEmpty && deleted.isEmpty }

  public init(spellings: [String], dryRun: Bool, forgotten: Forgotten, files: [String]) {
    self.spellings = spellings
    self.dryRun = dryRun
    self.forgotten = forgotten
    self.files = files
  }
}
