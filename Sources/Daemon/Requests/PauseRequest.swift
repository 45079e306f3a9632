import Model

/// `dagpost pause`: nothing of a team is posted by itself until a day.
public struct PauseRequest: Codable, Sendable, Hashable {
  public var teams: [TeamName]
  /// The day on which it is posted again.
  public var until: CivilDate
  public var reason: String?

  public init(teams: [TeamName], until: CivilDate) {
    self.teams = teams
    self.until = until
  }
}

/// `dagpost skip`: one slot is not posted; without more words the next celebration note.
public struct SkipRequest: Codable, Sendable, Hashable {
  public var teams: [TeamName]
  public var date: CivilDate?
  public var edition: EditionName?
  public var reason: String?

  public init(teams: [TeamName]) { self.teams = teams }
}

/// `dagpost resume`: ends pauses and skips, and has broken channels tried again; or ends the hold of a clock.
public struct ResumeRequest: Codable, Sendable, Hashable {
  public var teams: [TeamName]
  /// Only these channels; pauses and skips stay then.
  public var channels: [ChannelName] = []
  /// Somebody says that the clock is right, and which day it is; nothing else is resumed then.
  public var today: CivilDate?

  public init(teams: [TeamName]) { self.teams = teams }
}

/// What became of one team.
public struct Withheld: Codable, Sendable, Hashable {
  public struct Slot: Codable, Sendable, Hashable {
    public let slot: SlotKey
    public let at: CivilDateTime
    /// Why it stays as it is; nil when it was changed.
    public var already: String?
    /// It was posted, so that nothing can be done any more.
    public var isPosted = false
  }
  public let team: TeamName
  /// The pause that begins; for `resume`, the one that ended.
  public var until: CivilDate?
  /// Skipped now; for `resume`, posted after all.
  public var slots: [Slot] = []
  /// They waited and were dropped.
  public var dropped: [OutboxEntry] = []
  /// They are being sent and cannot be called back.
  public var underWay: [OutboxEntry] = []
  /// For `resume`: channels that are tried again.
  public var channels: [ChannelName] = []
  /// What is posted first from now on.
  public var next: StatusReport.Upcoming?

  public init(team: TeamName) { self.team = team }
}
