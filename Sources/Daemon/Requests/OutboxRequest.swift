import Model

/// `dagpost outbox list`: which posts to show.
public struct OutboxQuestion: Codable, Sendable, Hashable {
  public var teams: [TeamName] = []
  public var channels: [ChannelName] = []
  public var states: [PostState] = []
  /// Settled ones too; without it and without states, those that are under way or wait for a person.
  public var all = false
  public init() {}
}

/// `dagpost outbox show`.
public struct PostQuestion: Codable, Sendable, Hashable {
  /// As it was typed: see `PostName`.
  public var post: String
  /// The body as it is sent instead of the words.
  public var raw = false
  public init(post: String) { self.post = post }
}

/// What an operator does about one post.
public enum PostAction: String, Codable, Sendable, CaseIterable {
  case replay, drop, confirm
}

/// `dagpost outbox replay`, `drop` and `confirm`.
public struct PostOrder: Codable, Sendable, Hashable {
  public var action: PostAction
  /// As it was typed: see `PostName`.
  public var post: String
  /// How long a replay waits for the outcome, in seconds.
  public var waitSeconds = 60

  public init(_ action: PostAction, post: String) {
    self.action = action
    self.post = post
  }
}

/// A post as it stands in lists.
public struct OutboxEntry: Codable, Sendable, Hashable {
  public let post: PostID
  public let slot: SlotKey
  public let channel: ChannelName
  /// The channel that it goes to instead.
  public var via: ChannelName?
  public let service: String
  public let state: PostState
  public let attempts: Int
  /// When it is tried next, while it is queued; when it is looked for next, while it is unknown.
  public var next: WallTime?
  /// Whether it waits for the end of quiet hours, which is `next`.
  public var isQuiet = false
  /// Retries end here.
  public let deadline: WallTime
  public let created: WallTime
  public var settled: WallTime?
  /// Nil until it is delivered; false where the service only said "accepted".
  public var confirmed: Bool?
  public let isRepeat: Bool
  public let byHand: Bool
  public var why: String?
  /// Of the team, whose wall all times here are of.
  public var zone: String?
}

/// What can be done about a post, as somebody would type it.
public struct Advice: Codable, Sendable, Hashable {
  public let command: String
  /// When that is the thing to do.
  public let when: String
  public init(_ command: String, _ when: String) {
    self.command = command
    self.when = when
  }
}

public struct PostReport: Codable, Sendable, Hashable {
  public struct Attempt: Codable, Sendable, Hashable {
    public let number: Int
    public let started: WallTime
    public let ended: WallTime?
    /// `delivered`, `refused`, `later` or `unknown`; nil while it runs.
    public let outcome: String?
    public let why: String?
  }
  public struct Body: Codable, Sendable, Hashable {
    public let contentType: String
    public let text: String
  }
  public var entry: OutboxEntry
  public let attempts: [Attempt]
  /// The words as a reader sees them; empty when they are no longer kept.
  public let text: [String]
  /// As it is sent; only where it was asked for and is kept.
  public let body: Body?
  public let advice: [Advice]
}

/// What became of an order.
public struct OrderAnswer: Codable, Sendable, Hashable {
  public let action: PostAction
  public var entry: OutboxEntry
  /// Sentences a person should know.
  public var notes: [String] = []
}
