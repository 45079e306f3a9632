import Ledger
import Model

/// Stops believing a service that answers "not now" to the same post again and again: it may have taken the post each time, as
/// an application does that fails while it answers, or one behind a proxy that gives up early.
///
/// A 5xx says nothing about what was done before it: the third one to a post leaves the post in doubt. A 429, 425 or 408 says
/// that the request was not carried out (RFC 6585, 8470, 9110). Every service here means it so, and a busy one may say it
/// often, with a wait that is kept in full. So the limit is eight: by the back-off alone they take over half an hour, longer
/// than any rate-limit window that a service documents. The count is of the post and includes its repeat, so that no second
/// repeat follows.
enum NotNowLimit {
  /// How many such answers leave a post in doubt; nil for statuses that say for sure what became of the post.
  static func limit(_ status: Int) -> Int? {
    switch status {
    case 500...599: 3
    case 408, 425, 429: 8
    default: nil
    }
  }

  /// The outcome of an attempt, in the light of the attempts before it.
  ///
  /// - Parameters:
  ///   - status: the answer's status; nil when there was no answer.
  ///   - attempts: those of the post by its present channel; the attempt that has just ended may be among them, without an end.
  static func outcome(_ outcome: Outcome, status: Int?, after attempts: [StoredAttempt]) -> Outcome {
    guard case .later(let why, _) = outcome, let status, let limit = limit(status) else { return outcome }
    let count = 1 + attempts.count { $0.ended != nil && $0.status.flatMap(Self.limit) == limit }
    guard count >= limit else { return outcome }
    let others = count - 1 == 1 ? "once" : "\(count - 1) times"
    return .unknown(why: "\(why); it said so \(others) before, and may have taken the post all the same")
  }
}
