import Courier
import Ledger
import Logging
import Model
import Services

extension CourierEvent {
  /// A line for the log: what happened to which post, and why.
  var sentence: String {
    switch self {
    case .settled(let claim, _, let next, let why, _):
      "\(claim.slot) → \(claim.channel): \(next.words)\(why.map { ": \($0)" } ?? "") (post \(claim.post.short))"
    case .expired(let post): "\(post.slot) → \(post.channel): \(post.why) (post \(post.post.short))"
    case .waiting(let post):
      "\(post.slot) → \(post.channel): waits for the end of quiet hours, at \(post.until.iso8601) (post \(post.post.short))"
    case .recovered(let count):
      count == 1
        ? "1 post was being sent when the program last ended; it is looked at first"
        : "\(count) posts were being sent when the program last ended; they are looked at first"
    }
  }

  /// Error: a person must act. Warning: something is wrong, and Dagpost goes on without help.
  var level: Logger.Level {
    switch self {
    case .settled(_, _, let next, _, _): next.level
    case .expired: .error
    case .waiting: .info
    case .recovered: .warning
    }
  }
}

extension Settlement.Next {
  fileprivate var words: String {
    switch self {
    case .delivered(true, _): "delivered"
    case .delivered(false, _): "accepted (this service does not say more)"
    case .refused: "refused"
    case .again(let at): "tried again at \(at.iso8601)"
    case .repeated(let at, _): "sent once more at \(at.iso8601), marked as a repeat"
    case .fallback(let channel, _, _): "goes by \(channel) instead"
    case .held: "held: a person has to decide"
    case .expired: "not delivered before its deadline"
    case .sought(let at, _, _): "looked for in the channel at \(at.iso8601)"
    }
  }

  fileprivate var level: Logger.Level {
    switch self {
    case .delivered: .info
    case .again, .repeated, .fallback, .sought: .warning
    case .refused, .held, .expired: .error
    }
  }
}
