/// Why the ledger could not do something: a kind that a program acts on, and a sentence for a person.
public struct LedgerError: Error, Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
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

  public let kind: Kind
  public let sentence: String

  public init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }
}

extension LedgerError: CustomStringConvertible {
  public var description: String { sentence }
}
