/// Why the ledger could not do something: a kind that a program acts on, and a sentence for a person.
package struct LedgerError: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Another process holds the state directory; its process id where it left one. Exit 75.
    case locked(holder: Int32?)
    /// The file cannot be trusted or written any more: nothing may be sent. Exit 74.
    case broken
    /// A newer Dagpost wrote the file.
    case newerSchema
    /// An older Dagpost wrote the file, and it is open for reading only.
    case olderSchema
    /// There is no ledger yet, and it is open for reading only.
    case missing
    /// Something at the path that we will not touch: a link, somebody else's file.
    case unsafe
    /// The database was locked by somebody for longer than the busy timeout.
    case busy
    /// The ledger refused a change: a mistake of the program, not of the machine.
    case refused
  }

  package let kind: Kind
  package let sentence: String
  /// How the content of the file is not what was written, so that a backup is the cure. A full or failing disk is not that.
  package let damage: String?

  package init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
    damage = nil
  }

  /// The file at a path does not hold what was written.
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
