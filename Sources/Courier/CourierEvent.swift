import Ledger
import Model

/// Something that happened to a post and is already recorded in the ledger. For the log, and for whoever waits for the post.
package enum CourierEvent: Sendable {
  /// An attempt ended and took `elapsed`, or a post that a crash had left open was decided; `elapsed` is nil then.
  case settled(Claim, Outcome, next: Settlement.Next, why: String?, elapsed: Duration?)
  /// A waiting post reached its deadline.
  case expired(ExpiredPost)
  /// A post was due during quiet hours and waits for their end.
  case waiting(WaitingPost)
  /// This many posts were being sent when the program last ended.
  case recovered(Int)
}
