import Ledger
import Model

/// A service that says "not now" to the same post again and again may have taken it each time: an application that fails
/// while it answers does, and so does one behind a proxy that gives up early.
///
/// A 5xx says nothing about what was done before it: the third one to a post leaves it in doubt. A 429, 425 or 408 says that
/// the request was not carried out (RFC 6585, 8470, 9110), every service here means it, and a busy one says it many times
/// with a wait that is kept in full; eight of them are over half an hour by the back-off alone, longer than any window that
/// a service documents. The count is of the post, the repeat included, so that the repeat is followed by no second one.
enum Insisting {
  /// The number of such answers that leave a post in doubt; nil for answers that say for sure what became of it.
  static func limit(_ status: Int) -> Int? {
    switch status {
    case 500...599: 3
    case 408, 425, 429: 8
    default: nil
    }
  }

  /// The outcome of an attempt in the light of those before it.
  ///
  /// - Parameters:
  ///   - status: of the answer; nil when there was none.
  ///   - attempts: of the post, by the channel that it goes by; the one that has just ended may be among them, without an end.
  static func outcome(_ outcome: Outcome, status: Int?, after attempts: [StoredAttempt]) -> Outcome {
    guard case .later(let why, _) = outcome, let status, let limit = limit(status) else { return outcome }
    let count = 1 + attempts.count { $0.ended != nil && $0.status.flatMap(Self.limit) == limit }
    guard count >= limit else { return outcome }
    let others = count - 1 == 1 ? "once" : "\(count - 1) times"
    return .unknown(why: "\(why); it said so \(others) before, and may have taken the post all the same")
  }
}
