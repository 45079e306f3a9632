import Model

/// `dagpost outbox list`: which posts to show.
package struct OutboxQuestion: Codable, Sendable, Hashable {
  package var teams: [TeamName] = []
  package var channels: [ChannelName] = []
  package var states: [PostState] = []
  /// Settled ones too; without it and without states, those that are under way or wait for a person.
  package var all = false
  package init() {}
}

/// `dagpost outbox show`.
package struct PostQuestion: Codable, Sendable, Hashable {
  /// As it was typed: see `PostName`.
  package var post: String
  /// The body as it is sent instead of the words.
  package var raw = false
  package init(post: String) { self.post = post }
}

/// What an operator does about one post.
package enum PostAction: String, Codable, Sendable, CaseIterable {
  case replay, drop, confirm
}

/// `dagpost outbox replay`, `drop` and `confirm`.
package struct PostOrder: Codable, Sendable, Hashable {
  package var action: PostAction
  /// As it was typed: see `PostName`.
  package var post: String
  /// How long a replay waits for the outcome, in seconds.
  package var waitSeconds = 60

  package init(_ action: PostAction, post: String) {
    self.action = action
    self.post = post
  }
}

/// A post as it stands in lists.
package struct OutboxEntry: Codable, Sendable, Hashable {
  package let post: PostID
  package let slot: SlotKey
  package let channel: ChannelName
  /// The channel that it goes to instead.
  package var via: ChannelName?
  package let service: String
  package let state: PostState
  package let attempts: Int
  /// When it is tried next, while it is queued; when it is looked for next, while it is unknown.
  package var next: WallTime?
  /// Whether it waits for the end of quiet hours, which is `next`.
  package var isQuiet = false
  /// Retries end here.
  package let deadline: WallTime
  package let created: WallTime
  package var settled: WallTime?
  /// Nil until it is delivered; false where the service only said "accepted".
  package var confirmed: Bool?
  package let isRepeat: Bool
  package let byHand: Bool
  package var why: String?
  /// Of the team, whose wall all times here are of.
  package var zone: String?
}

/// What can be done about a post, as somebody would type it.
package struct Advice: Codable, Sendable, Hashable {
  package let command: String
  /// When that is the thing to do.
  package let when: String
  package init(_ command: String, _ when: String) {
    self.command = command
    self.when = when
  }
}

package struct PostReport: Codable, Sendable, Hashable {
  package struct Attempt: Codable, Sendable, Hashable {
    package let number: Int
    package let started: WallTime
    package let ended: WallTime?
    /// `delivered`, `refused`, `later` or `unknown`; nil while it runs.
    package let outcome: String?
    package let why: String?
  }
  package struct Body: Codable, Sendable, Hashable {
    package let contentType: String
    package let text: String
  }
  package var entry: OutboxEntry
  package let attempts: [Attempt]
  /// The words as a reader sees them; empty when they are no longer kept.
  package let text: [String]
  /// As it is sent; only where it was asked for and is kept.
  package let body: Body?
  package let advice: [Advice]
}

/// What became of an order.
package struct OrderAnswer: Codable, Sendable, Hashable {
  package let action: PostAction
  package var entry: OutboxEntry
  /// Sentences a person should know.
  package var notes: [String] = []
}
