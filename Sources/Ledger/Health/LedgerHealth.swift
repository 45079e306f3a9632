import Model

/// What the ledger knows of trouble with sources, channels, posts and slots. It only tells what is in the file; what of it is
/// an alarm is for `AlarmJudge`.
package struct LedgerHealth: Sendable {
  /// The sources whose last reading failed, gave nothing, or could be used only in part.
  package var sources: [SourceHealth] = []
  package var broken: [BrokenChannel] = []
  /// The posts that a person has to look at and after which none was delivered to their channel: the newest of each channel
  /// and state.
  package var posts: [PostForPerson] = []
  /// The missed slots after which no other slot of their edition was decided: the newest of each edition.
  package var missed: [MissedSlot] = []
  /// When a post of each team was last delivered.
  package var lastDelivered: [TeamName: Instant] = [:]

  package init() {}
}

/// A source whose last reading failed, gave nothing, or could be used only in part.
package struct SourceHealth: Sendable, Hashable {
  package let team: TeamName
  package let source: SourceName
  /// The first and the last of the readings in a row that failed; nil when the last one did not.
  package let failing: ClosedRange<Instant>?
  /// The first and the last of the readings in a row that gave nothing, failed ones apart; nil when the last one gave
  /// something.
  package let empty: ClosedRange<Instant>?
  /// On how many days in a row it gave work or figures before.
  package let fullDays: Int
  /// The first and the last of the readings in a row that could be used only in part, failed ones apart; nil when all of the
  /// last one could be used.
  package let inPart: ClosedRange<Instant>?
  /// Why it failed, or what could not be used, as a sentence for the operator.
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

/// A post that a person has to look at (`PostState.needsPerson`), in place of all of its channel and state.
package struct PostForPerson: Sendable, Hashable {
  package let id: PostID
  package let slot: SlotKey
  package let channel: ChannelName
  package let state: PostState
  /// Why it has that state, as a sentence for the operator.
  package let why: String?
  /// How many there are, this one included.
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

/// A slot that was missed, in place of all of its edition.
package struct MissedSlot: Sendable, Hashable {
  package let slot: SlotKey
  /// Why it was missed, as a sentence for the operator.
  package let why: String?
  /// How many there are, this one included.
  package let count: Int

  package init(slot: SlotKey, why: String? = nil, count: Int = 1) {
    self.slot = slot
    self.why = why
    self.count = count
  }
}
