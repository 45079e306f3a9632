import Ledger
import Model

/// The limit of idempotent services: they recognise a post's id only for some time.
extension Settling {
  /// How long a service is relied on to recognise a post's id. Synapse, the most used homeserver, forgets ids after 24 hours.
  package static let memory = Duration.seconds(20 * 3600)

  /// The decision, unless the post may have arrived before. If that was so long ago that the service would show it a second
  /// time, or if the post would be called expired, it is held for a person, or goes to the fallback while there is time.
  ///
  /// - Parameter doubt: since when the post may have arrived; nil when it surely has not.
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
  /// When the first attempt began that got no answer.
  package var doubt: Instant? { first { $0.outcome == .unknown }?.started }
}
