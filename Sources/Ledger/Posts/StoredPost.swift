import Model

/// A post as the ledger has it, without its body.
package struct StoredPost: Sendable, Hashable {
  package let id: PostID
  package let slot: SlotKey
  package let channel: ChannelName
  /// The channel that it goes to instead, since its own left it in doubt.
  package let via: ChannelName?
  /// 0 for the slot's own post; above for those that a person asked for again.
  package let round: Int
  package let service: String
  package let state: PostState
  package let attempts: Int
  /// When it may be sent next, or is looked for next; of interest while it is queued or unknown.
  package let nextAt: Instant
  package let deadline: Instant
  /// Whether it was marked as a repeat once: then it is not repeated again.
  package let isRepeat: Bool
  /// Whether somebody asked for it by hand.
  package let byHand: Bool
  /// Whether it waits for the end of quiet hours, which is `nextAt`.
  package let isQuiet: Bool
  /// How often it was looked for since it was last sent, the look that is to come included.
  package let looks: Int
  /// Nil until it is delivered.
  package let confirmed: Bool?
  package let reference: String?
  package let why: String?
  package let created: Instant
  package let settled: Instant?

  /// What its title says of it.
  package var mark: PostMark { PostMark(isRepeat: isRepeat, isElsewhere: via != nil) }
  /// The channel to which it is sent.
  package var way: ChannelName { via ?? channel }
  /// Whether it is being looked for, next at `nextAt`.
  package var isSought: Bool { state == .unknown && looks > 0 }
}

/// One try to send a post.
package struct StoredAttempt: Sendable, Hashable {
  package let number: Int
  package let bodyVersion: Int
  package let started: Instant
  package let ended: Instant?
  /// Nil while it runs.
  package let outcome: AttemptOutcome?
  package let why: String?
  /// Of the HTTP answer; nil when there was none, and for what an older version wrote.
  package var status: Int?
}

/// Which posts to list; what is nil does not narrow.
package struct PostFilter: Sendable {
  package var team: TeamName?
  package var channel: ChannelName?
  package var slot: SlotKey?
  package var id: PostID?
  /// How its id begins.
  package var beginning: String?
  package var states: Set<PostState>?
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
