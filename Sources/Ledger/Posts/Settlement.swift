import Model

/// The end of one attempt, as it is written: what the service answered, and what becomes of the post.
///
/// Four types tell of an end, each of something else: `Outcome` is what a service's answer means; `Settlement.Next` is what
/// becomes of the post because of it; `PostState` is where the post then stands in the table `post`; and
/// `AttemptOutcome` is the outcome as the table `attempt` keeps it, in one word.
package struct Settlement: Sendable {
  /// What becomes of the post. `state` is the state that it gets.
  package enum Next: Sendable, Hashable {
    /// `confirmed` is false where the service only says that it accepted the post; `reference` is the service's own name for
    /// the message.
    case delivered(confirmed: Bool, reference: String?)
    case refused
    /// It is sent once more with the same body, not before `at`.
    case again(at: Instant)
    /// It is sent once more under the same id, not before `at`, with a body that says that it is a repeat.
    case repeated(at: Instant, PostBody)
    /// It may have arrived, and a person decides.
    case held
    /// It may have arrived, and is sent under the same id to another channel, with a body for that channel's service.
    case fallback(ChannelName, service: String, PostBody)
    /// Its deadline came before it was delivered.
    case expired
    /// It may have arrived, and is looked for in the channel at `at`. `looks` counts the looks since it was last sent, that
    /// one included; `absent` is when it was first looked for and not found.
    case sought(at: Instant, looks: Int, absent: Instant?)
  }

  package let post: PostID
  /// The attempt that ended. Nothing is written when the post is at another one by now.
  package let attempt: Int
  package let outcome: Outcome
  package let next: Next
  /// A sentence for the operator about why; nil when there is nothing to say.
  package let why: String?
  /// Whether the next attempt waits for the end of quiet hours.
  package let waitsForQuietHours: Bool
  /// The status of the HTTP answer; nil when there was no answer.
  package var status: Int?

  package init(
    post: PostID, attempt: Int, outcome: Outcome, next: Next, why: String? = nil, waitsForQuietHours: Bool = false
  ) {
    self.post = post
    self.attempt = attempt
    self.outcome = outcome
    self.next = next
    self.why = why
    self.waitsForQuietHours = waitsForQuietHours
  }
}

extension Settlement.Next {
  /// The state that the post gets.
  package var state: PostState {
    switch self {
    case .delivered: .delivered
    case .refused: .refused
    case .again, .repeated, .fallback: .queued
    case .held: .held
    case .expired: .expired
    case .sought: .unknown
    }
  }
}
