import Ledger
import Model

/// A service that knows a post again does not do so for ever.
extension Settling {
  /// How long the id of a post is counted on. Synapse, the most used homeserver, forgets after 24 hours.
  package static let memory = Duration.seconds(20 * 3600)

  /// The decision, but for a post that may have arrived so long ago that sent again it might be shown again, or that would be
  /// called expired: both are left for a person, or go by the fallback while there is time.
  ///
  /// - Parameter doubt: since when nobody knows whether it arrived; nil when it surely did not.
  func remembered(_ decision: Decision, _ facts: Facts, doubt: Instant?, now: Instant) -> Decision {
    guard facts.unknownClass == .idempotent, let doubt else { return decision }
    let why: String
    switch decision {
    case .settled(.again(let at), let said?, _) where at >= doubt.adding(Settling.memory):
      why = "\(said); it may have arrived, too long ago for the service to know it again"
    case .settled(.expired, let said?, _): why = "\(said); it may have arrived before"
    default: return decision
    }
    return facts.hasFallback && now < facts.deadline ? .fallback(why: why) : .settled(.held, why: why)
  }
}

extension [StoredAttempt] {
  /// When the first try began whose answer never came.
  package var doubt: Instant? { first { $0.outcome == .unknown }?.started }
}
