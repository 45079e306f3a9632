/// Why the ledger could not do something: a kind that a program acts on, and a sentence for a person.
package struct LedgerError: Error, Sendable, Hashable {
  /// What went wrong, for the program. The exit codes are those of sysexits.h.
  package enum Kind: Sendable, Hashable {
    /// Another process holds the state directory; its process id where it left one. Exit 75.
    case locked(holder: Int32?)
    /// The file cannot be trusted or written any more: nothing may be sent. Exit 74.
    case broken
    /// A newer Dagpost wrote the file.
    case newerSchema
    /// An older Dagpost wrote the file, and it is open for reading only.
    case olderSchema
    /// There is no ledger yet, and it was to be opened for reading only.
    case missing
    /// At the path stands something that is left alone: a link, somebody else's file.
    case unsafe
    /// The database was locked by somebody for longer than the busy timeout.
    case busy
    /// The ledger refused a change: a mistake of the program, not of the machine.
    case refused
  }

  package let kind: Kind
  /// What a person has to know and do. It holds no values of the ledger.
  package let sentence: String
  /// What is wrong with the content of the file, in SQLite's words; then a backup cures it. Nil for all else, such as a full
  /// or failing disk.
  package let damage: String?

  package init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
    damage = nil
  }

  /// - Parameters:
  ///   - path: of the file that does not hold what was written.
  ///   - damage: what is wrong, in SQLite's words.
  ///   - action: what could not be done because of it, in words that complete "could not …"; nil for nothing in particular.
  init(damaged path: String, _ damage: String, action: String? = nil) {
    kind = .broken
    let why = action.map { "could not \($0), because the file is damaged" } ?? "the file is damaged"
    sentence =
      "\(path): \(why): \(damage). Nothing is sent any more. The next start restores the newest good backup."
    self.damage = damage
  }
}

extension LedgerError: CustomStringConvertible {
  package var description: String { sentence }
}
