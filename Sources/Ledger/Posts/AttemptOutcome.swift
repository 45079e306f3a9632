import GRDB
import Model

/// The `Outcome` of an attempt as the table `attempt` keeps it and `outbox show` tells it: one word. Whether a refusal was
/// about the post or about its destination (`Outcome.broken`) is not kept here.
package enum AttemptOutcome: String, Sendable, Hashable {
  case delivered, refused, later, unknown

  init(_ outcome: Outcome) {
    switch outcome {
    case .delivered: self = .delivered
    case .refused, .broken: self = .refused
    case .later: self = .later
    case .unknown: self = .unknown
    }
  }
}

extension AttemptOutcome: DatabaseValueConvertible {}
