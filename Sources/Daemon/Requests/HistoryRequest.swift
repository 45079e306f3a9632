import Model

/// `dagpost history`: what was posted when, and why not.
public struct HistoryQuestion: Codable, Sendable, Hashable {
  /// Empty means the team, where there is only one.
  public var teams: [TeamName] = []
  /// Four weeks back without it.
  public var since: CivilDate?
  public var edition: EditionName?
  public init() {}
}

/// One slot in one channel; or a slot that was not posted.
public struct HistoryLine: Codable, Sendable, Hashable {
  public let slot: SlotKey
  /// When it was due.
  public let due: WallTime
  /// By a person, not by the plan.
  public let byHand: Bool
  /// `delivered`, or the state of the post, or of the slot: `missed`, `skipped`.
  public let state: String
  public var post: PostID?
  public var channel: ChannelName?
  /// The channel that took it instead.
  public var via: ChannelName?
  /// When it was delivered.
  public var delivered: WallTime?
  /// Seconds after it was due; negative when it was posted before.
  public var lateSeconds: Int64?
  public var isRepeat = false
  /// False where the service only said "accepted".
  public var confirmed: Bool?
  public var why: String?
  /// Of the team, whose wall all times here are of.
  public var zone: String?
}
