import Ledger
import Model

/// Something that happened to a post and stands in the ledger by now. For the log, and for whoever waits for the post.
package enum CourierEvent: Sendable {
  /// An attempt ended, or what a crash had left open was decided.
  /// `elapsed` is how long the attempt took; nil where there was none.
  case settled(Claim, Outcome, next: Settlement.Next, why: String?, elapsed: Duration?)
  /// A post's time ran out while it waited.
  case expired(ExpiredPost)
  /// It was due in quiet hours, and waits for their end.
  case waiting(WaitingPost)
  /// So many posts were being sent when the program last ended.
  case recovered(Int)
}
