import Ledger
import Model

/// What an operator may do about a post. Pure: every state has its row, which a test reads.
struct PostCare: Sendable {
  let state: PostState
  /// A try of it ended without an answer, or nobody knows.
  let mayHaveArrived: Bool

  /// - Parameter hadNoAnswer: whether a try of the post ended without an answer.
  init(_ state: PostState, hadNoAnswer: Bool) {
    self.state = state
    mayHaveArrived = hadNoAnswer || state == .held || state == .unknown
  }

  /// Why not, in words that complete "The post …"; nil when it may be done.
  func objection(to action: PostAction) -> String? {
    if state == .sending { return "is being sent at this moment; look again in half a minute" }
    switch action {
    case .replay:
      switch state {
      case .queued: return "waits already and is tried by itself"
      case .delivered: return "was delivered"
      default: return nil
      }
    case .drop:
      switch state {
      case .delivered: return "was delivered; it can only be removed in the channel itself"
      case .dropped: return "was dropped already"
      default: return nil
      }
    case .confirm:
      switch state {
      case .delivered: return "counts as delivered already"
      case _ where mayHaveArrived: return nil
      case .queued: return "was not posted yet, so it cannot be in the channel"
      default: return "was \(state.rawValue) and never left without an answer, so it cannot be in the channel"
      }
    }
  }

  /// What there is to do, most likely first; nothing for what needs nobody.
  func advice(_ id: PostID) -> [Advice] {
    func command(_ action: PostAction) -> String { "dagpost outbox \(action.rawValue) \(id.short)" }
    let confirm = Advice(command(.confirm), "it is in the channel: count it as delivered")
    switch state {
    case .sending, .delivered: return []
    case .queued:
      return (mayHaveArrived ? [confirm] : []) + [Advice(command(.drop), "give it up; nothing more is sent")]
    case .held, .unknown:
      return [
        confirm, Advice(command(.replay), "it is not there: send it again, marked as a repeat"),
        Advice(command(.drop), "leave it as it is"),
      ]
    case .refused, .expired:
      return [
        Advice(command(.replay), "the cause is mended: send it again"), Advice(command(.drop), "leave it as it is"),
      ]
        + (mayHaveArrived ? [confirm] : [])
    case .dropped:
      return [Advice(command(.replay), "send it all the same")] + (mayHaveArrived ? [confirm] : [])
    }
  }

  /// For `status`: one line that says what to do.
  func hint(_ id: PostID) -> String? {
    switch state {
    case .held, .unknown:
      "Look in the channel. Is it there: dagpost outbox confirm \(id.short); if not: dagpost outbox replay \(id.short)"
    case .refused, .expired:
      "Mend the cause, then: dagpost outbox replay \(id.short); or leave it: dagpost outbox drop \(id.short)"
    default: nil
    }
  }
}

/// What can be done about a post, as somebody would type it.
package struct Advice: Codable, Sendable, Equatable {
  package let command: String
  /// When that is the thing to do.
  package let when: String
  package init(_ command: String, _ when: String) {
    self.command = command
    self.when = when
  }
}

extension StoredAttempt {
  var hadNoAnswer: Bool { outcome == .unknown }
}
