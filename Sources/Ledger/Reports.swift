import GRDB
import Model

/// A slot as the ledger has it.
public struct StoredSlot: Sendable, Hashable {
  public let key: SlotKey
  public let state: SlotState
  public let how: DecidedHow
  public let nominal: Instant
  public let decided: Instant
  public let why: String?
}

/// A post as the ledger has it, without its body.
public struct StoredPost: Sendable, Hashable {
  public let id: PostID
  public let slot: SlotKey
  public let channel: ChannelName
  /// The channel that it goes to instead, since its own left it in doubt.
  public let via: ChannelName?
  /// 0 for the slot's own post; above for those that a person asked for again.
  public let round: Int
  public let service: String
  public let state: PostState
  public let attempts: Int
  /// When it may be sent next, or is looked for next; of interest while it is queued or unknown.
  public let nextAt: Instant
  public let deadline: Instant
  public let isRepeat: Bool
  /// Whether somebody asked for it by hand.
  public let byHand: Bool
  /// Whether it waits for the end of quiet hours, which is `nextAt`.
  public let isQuiet: Bool
  /// How often it was looked for since it was last sent, the look that is to come included.
  public let looks: Int
  /// Nil until it is delivered.
  public let confirmed: Bool?
  public let reference: String?
  public let why: String?
  public let created: Instant
  public let settled: Instant?

  /// Where it is sent.
  public var way: ChannelName { via ?? channel }
  /// Whether it is being looked for, next at `nextAt`.
  public var isSought: Bool { state == .unknown && looks > 0 }
}

/// An update as it was chosen.
public struct StoredUpdate: Sendable, Hashable {
  public let slot: SlotKey
  /// Counts from 1 within the slot.
  public let serial: Int
  public let readAt: Instant
  public let composedAt: Instant
  /// Nil when another version of the program wrote it in a form that this one does not read.
  public let update: Update?
  /// Whether a post of it reached its channel.
  public let delivered: Bool
}

/// One try to send a post.
public struct StoredAttempt: Sendable, Hashable {
  public let number: Int
  public let bodyVersion: Int
  public let started: Instant
  public let ended: Instant?
  /// `delivered`, `refused`, `later` or `unknown`; nil while it runs.
  public let outcome: String?
  public let why: String?
  /// Of the HTTP answer; nil when there was none, and for what an older version wrote.
  public var status: Int?
}

/// Which posts to list; what is nil does not narrow.
public struct PostFilter: Sendable {
  public var team: TeamName?
  public var channel: ChannelName?
  public var slot: SlotKey?
  public var id: PostID?
  /// How its id begins.
  public var beginning: String?
  public var states: Set<PostState>?
  public var limit = 1_000

  public init(
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
