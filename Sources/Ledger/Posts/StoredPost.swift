import Model

/// A post as the ledger has it, without its body.
package struct StoredPost: Sendable, Hashable {
  package let id: PostID
  package let slot: SlotKey
  package let channel: ChannelName
  /// The fallback that it goes to, since nobody knows whether its own channel has it; nil for its own channel.
  package let via: ChannelName?
  /// 0 for the slot's own post; higher for one that a person asked for again (`--again`).
  package let round: Int
  /// The service that its body was rendered for.
  package let service: String
  package let state: PostState
  /// How often it was tried.
  package let attempts: Int
  /// When it may be sent next, or is looked for next; means nothing unless it is queued or unknown.
  package let nextAt: Instant
  /// It is not sent from this moment on.
  package let deadline: Instant
  /// Whether it was marked as a repeat once: then it is not repeated again.
  package let isRepeat: Bool
  /// Whether somebody asked for it by hand.
  package let byHand: Bool
  /// Whether it waits for the end of quiet hours; that end is `nextAt`.
  package let waitsForQuietHours: Bool
  /// How often it was looked for since it was last sent, with the look that comes next.
  package let looks: Int
  /// Whether the service confirmed that it has the post, and did not only accept it; nil until it is delivered.
  package let confirmed: Bool?
  /// The service's own name for the message, where it gives one.
  package let reference: String?
  /// Why its state is what it is, as a sentence for the operator.
  package let why: String?
  /// When it was queued.
  package let created: Instant
  /// When its state became one that is not open any more; nil while it is open.
  package let settled: Instant?

  /// What its title says of it.
  package var mark: PostMark { PostMark(isRepeat: isRepeat, isElsewhere: via != nil) }
  /// The channel to which it is sent.
  package var way: ChannelName { via ?? channel }
  /// Whether it is being looked for, next at `nextAt`.
  package var isSought: Bool { state == .unknown && looks > 0 }
}

/// One attempt to send a post, as the ledger has it.
package struct StoredAttempt: Sendable, Hashable {
  /// Counts from 1 within the post.
  package let number: Int
  /// Which of the bodies of the post was sent, from 1: a repeat has another one.
  package let bodyVersion: Int
  package let started: Instant
  /// Nil while it runs.
  package let ended: Instant?
  /// Nil while it runs.
  package let outcome: AttemptOutcome?
  /// Why the outcome is not "delivered", as a sentence for the operator.
  package let why: String?
  /// The status of the HTTP answer; nil when there was none, or an older version wrote the attempt.
  package var status: Int?
}

/// Which posts to list. All conditions must hold; one that is nil always does.
package struct PostFilter: Sendable {
  package var team: TeamName?
  package var channel: ChannelName?
  package var slot: SlotKey?
  package var id: PostID?
  /// The first characters of its id, as people write them in a command.
  package var beginning: String?
  package var states: Set<PostState>?
  /// How many at most.
  package var limit = 1_000

  package init(
    team: TeamName? = nil, channel: ChannelName? = nil, slot: SlotKey? = nil, id: PostID? = nil,
    beginning: String? = nil, states: Set<PostState>? = nil, limit: Int = 1_000
  ) {
    self.team = team
    self.channel = channel
    self.slot = slot
    self.id = id
    self.beginning = beginning
    self.states = states
    self.limit = limit
  }
}
