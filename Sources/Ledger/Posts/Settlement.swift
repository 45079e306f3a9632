import Model

/// A post that was taken to be sent; its attempt is in the file already.
package struct Claim: Sendable, Hashable {
  package let post: PostID
  /// Counts from 1.
  package let attempt: Int
  package let slot: SlotKey
  package let channel: ChannelName
  /// The channel that it goes to instead, since its own left it in doubt.
  package let via: ChannelName?
  /// The service that the body is made for.
  package let service: String
  package let body: PostBody
  package let deadline: Instant
  /// Whether this body is marked as a repeat.
  package let isRepeat: Bool
  /// Whether somebody asked for it by hand, so that no quiet hours hold it.
  package let byHand: Bool

  package var team: TeamName { slot.team }
  /// Where it is sent.
  package var way: ChannelName { via ?? channel }
}

/// What one attempt came to, and what is to become of its post.
package struct Settlement: Sendable {
  package enum Next: Sendable, Hashable {
    case delivered(confirmed: Bool, reference: String?)
    case refused
    /// Again with the same body.
    case again(at: Instant)
    /// Again with a new rendering that is marked as a repeat, under the same id.
    case repeated(at: Instant, PostBody)
    /// Left for a person: it may have arrived.
    case held
    /// By another channel, as a new rendering under the same id.
    case fallback(ChannelName, service: String, PostBody)
    /// Its time ran out.
    case expired
    /// Looked for where it may have arrived, as the look of that number since it was sent; `absent` is when it was first looked
    /// for in vain.
    case sought(at: Instant, looks: Int, absent: Instant?)
  }

  package let post: PostID
  package let attempt: Int
  package let outcome: Outcome
  package let next: Next
  /// A sentence about why, for the operator; nil when there is nothing to say.
  package let why: String?
  /// Whether the next try waits for the end of quiet hours.
  package let isQuiet: Bool
  /// Of the HTTP answer; nil when there was none.
  package var status: Int?

  package init(
    post: PostID, attempt: Int, outcome: Outcome, next: Next, why: String? = nil, isQuiet: Bool = false
  ) {
    self.post = post
    self.attempt = attempt
    self.outcome = outcome
    self.next = next
    self.why = why
    self.isQuiet = isQuiet
  }
}

extension Settlement.Next {
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

extension Outcome {
  var word: String {
    switch self {
    case .delivered: "delivered"
    case .refused, .broken: "refused"
    case .later: "later"
    case .unknown: "unknown"
    }
  }
}

/// How many posts may be taken, and from which channels none.
package struct ClaimLimit: Sendable {
  package let places: Int
  /// Where a post would go, when it may go there now; nil when it waits. Of one destination one post is taken.
  package let admit: @Sendable (ClaimCandidate) -> Destination?
  /// Until when a channel of a team has quiet hours; nil when it has none now.
  package let quiet: @Sendable (TeamName, ChannelName) -> Instant?
  /// Posts that are being looked for at this moment.
  package let underWay: Set<PostID>

  /// - Parameters:
  ///   - places: free transfer places; a claim beyond them would be a promise to send that a crash breaks.
  ///   - admit: where a post would go, when it may go there now; nil when it waits. Without it every name of a channel is
  ///     a place of its own, and open.
  ///   - quiet: until when a channel of a team has quiet hours; nil when it has none now.
  ///   - underWay: posts that are being looked for at this moment, and need no second look.
  package init(
    places: Int,
    admit: @escaping @Sendable (ClaimCandidate) -> Destination? = { Destination(Secret($0.channel.text)) },
    quiet: @escaping @Sendable (TeamName, ChannelName) -> Instant? = { _, _ in nil },
    underWay: Set<PostID> = []
  ) {
    self.places = places
    self.admit = admit
    self.quiet = quiet
    self.underWay = underWay
  }

  package static let none = ClaimLimit(places: 0) { _ in nil }
}

/// A post that is due.
package struct ClaimCandidate: Sendable, Hashable {
  package let team: TeamName
  /// Its own channel, or the one it goes to instead.
  package let channel: ChannelName
  package let created: Instant
  package let byHand: Bool
}

/// What one commit of the courier did.
package struct Turn: Sendable {
  /// The settlements that were taken up, by post; one is missing when its post was no longer at that attempt.
  package let settled: Set<PostID>
  package let expired: [ExpiredPost]
  package let claims: [Claim]
  /// Posts that are to be looked for now, within the same places as the claims; one whose deadline is over is not looked for
  /// any more, but decided.
  package let looks: [UnknownPost]
  /// Posts that were due in quiet hours and wait for their end.
  package let waiting: [WaitingPost]
  /// Whether a post that is due had to wait for its destination.
  package let isBlocked: Bool
}

/// A post that waits for the end of quiet hours.
package struct WaitingPost: Sendable, Hashable {
  package let post: PostID
  package let slot: SlotKey
  package let channel: ChannelName
  package let until: Instant
}

/// A post whose time ran out before it was delivered.
package struct ExpiredPost: Sendable, Hashable {
  package let post: PostID
  package let slot: SlotKey
  package let channel: ChannelName
  package let why: String
}
