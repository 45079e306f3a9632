import Model

/// What the ledger knows of how things go: as it stands, without a judgement.
package struct LedgerHealth: Sendable {
  /// Only those that failed, gave nothing, or could be used only in part, the last time.
  package var sources: [SourceHealth] = []
  package var broken: [BrokenChannel] = []
  /// Posts that a person has to look at, of each channel and state the newest: only since the last that got through.
  package var posts: [PostForPerson] = []
  /// Missed slots after which no other of their edition came, of each edition the newest.
  package var missed: [MissedSlot] = []
  package var lastDelivered: [TeamName: Instant] = [:]

  package init() {}
}

/// A source that failed, gave nothing, or could be used only in part, the last time it was read.
package struct SourceHealth: Sendable, Hashable {
  package let team: TeamName
  package let source: SourceName
  /// The first and the last of the readings in a row that failed; nil when the last one was good.
  package let failing: ClosedRange<Instant>?
  /// The first and the last of the good readings in a row that gave nothing, and on how many days running it gave work or
  /// figures before; nil when it gave something.
  package let empty: ClosedRange<Instant>?
  package let fullDays: Int
  /// The first and the last of the good readings in a row of which something could not be used; nil when all of it could.
  package let inPart: ClosedRange<Instant>?
  /// Why it failed, or what could not be used.
  package let why: String?

  package init(
    team: TeamName, source: SourceName, failing: ClosedRange<Instant>? = nil, empty: ClosedRange<Instant>? = nil,
    fullDays: Int = 0, inPart: ClosedRange<Instant>? = nil, why: String? = nil
  ) {
    self.team = team
    self.inPart = inPart
    self.source = source
    self.failing = failing
    self.empty = empty
    self.fullDays = fullDays
    self.why = why
  }
}

package struct PostForPerson: Sendable, Hashable {
  package let id: PostID
  package let slot: SlotKey
  package let channel: ChannelName
  package let state: PostState
  package let why: String?
  /// How many there are, with this one.
  package let count: Int

  package init(
    id: PostID, slot: SlotKey, channel: ChannelName, state: PostState, why: String? = nil, count: Int = 1
  ) {
    self.id = id
    self.slot = slot
    self.channel = channel
    self.state = state
    self.why = why
    self.count = count
  }
}

package struct MissedSlot: Sendable, Hashable {
  package let slot: SlotKey
  package let why: String?
  /// How many there are, with this one.
  package let count: Int

  package init(slot: SlotKey, why: String? = nil, count: Int = 1) {
    self.slot = slot
    self.why = why
    self.count = count
  }
}
