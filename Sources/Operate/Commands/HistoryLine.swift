import Model

/// `dagpost history`: what was posted when, and why not.
package struct HistoryQuestion: Codable, Sendable, Hashable {
  /// Empty means the team, where there is only one.
  package var teams: [TeamName] = []
  /// Four weeks back without it.
  package var since: CivilDate?
  package var edition: EditionName?
  package init() {}
}

/// One slot in one channel; or a slot that was not posted.
package struct HistoryLine: Codable, Sendable, Hashable {
  package let slot: SlotKey
  /// When it was due.
  package let due: WallTime
  /// By a person, not by the plan.
  package let byHand: Bool
  /// `delivered`, or the state of the post, or of the slot: `missed`, `skipped`.
  package let state: String
  package var post: PostID?
  package var channel: ChannelName?
  /// The channel that took it instead.
  package var via: ChannelName?
  /// When it was delivered.
  package var delivered: WallTime?
  /// Seconds after it was due; negative when it was posted before.
  package var lateSeconds: Int64?
  package var isRepeat = false
  /// False where the service only said "accepted".
  package var confirmed: Bool?
  package var why: String?
  /// Of the team, whose wall all times here are of.
  package var zone: String?
}
