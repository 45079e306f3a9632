import Ledger

/// Why a request is not carried out: each sentence says what is wrong and what to do.
package struct Refusal: Error, Codable, Sendable, Equatable {
  package var sentences: [String]
  package let code: ExitCode

  package init(_ sentences: [String], _ code: ExitCode = .usage) {
    self.sentences = sentences
    self.code = code
  }

  package init(_ sentence: String, _ code: ExitCode = .usage) { self.init([sentence], code) }

  /// Of what carrying out a request threw: a refusal as it is, an error of the ledger with its own exit code.
  package init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self = refusal
    case let error as LedgerError: self.init(error.sentence, ExitCode(error.kind))
    default: self.init("It could not be carried out: \(error).", .needsPerson)
    }
  }
}

/// The exit status of a command; from 64 on those of sysexits(3).
package enum ExitCode: Int32, Codable, Sendable {
  case done = 0
  /// Not delivered, or a person is needed.
  case needsPerson = 1
  case usage = 64
  case badData = 65
  case ledger = 74
  case locked = 75
  case config = 78

  package init(_ kind: LedgerError.Kind) {
    if case .locked = kind { self = .locked } else { self = .ledger }
  }
}
