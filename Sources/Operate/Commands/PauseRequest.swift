import Model

/// `dagpost pause`: nothing of a team is posted by itself until a day.
package struct PauseRequest: Codable, Sendable, Hashable {
  package var teams: [TeamName]
  /// The day on which it is posted again.
  package var until: CivilDate
  package var reason: String?

  package init(teams: [TeamName], until: CivilDate) {
    self.teams = teams
    self.until = until
  }
}

/// `dagpost skip`: one slot is not posted; without more words the next celebration note.
package struct SkipRequest: Codable, Sendable, Hashable {
  package var teams: [TeamName]
  package var date: CivilDate?
  package var edition: EditionName?
  package var reason: String?

  package init(teams: [TeamName]) { self.teams = teams }
}

/// `dagpost resume`: ends pauses and skips, and has broken channels tried again; or ends the hold of a clock.
package struct ResumeRequest: Codable, Sendable, Hashable {
  package var teams: [TeamName]
  /// Only these channels; pauses and skips stay then.
  package var channels: [ChannelName] = []
  /// Somebody says that the clock is right, and which day it is; nothing else is resumed then.
  package var today: CivilDate?

  package init(teams: [TeamName]) { self.teams = teams }
}

/// What became of one team.
package struct Withheld: Codable, Sendable, Hashable {
  package struct Slot: Codable, Sendable, Hashable {
    package let slot: SlotKey
    package let at: CivilDateTime
    /// Why it stays as it is; nil when it was changed.
    package var already: String?
    /// It was posted, so that nothing can be done any more.
    package var isPosted = false
  }
  package let team: TeamName
  /// The pause that begins; for `resume`, the one that ended.
  package var until: CivilDate?
  /// Skipped now; for `resume`, posted after all.
  package var slots: [Slot] = []
  /// They waited and were dropped.
  package var dropped: [OutboxEntry] = []
  /// They are being sent and cannot be called back.
  package var underWay: [OutboxEntry] = []
  /// For `resume`: channels that are tried again.
  package var channels: [ChannelName] = []
  /// What is posted first from now on.
  package var next: StatusReport.Upcoming?

  package init(team: TeamName) { self.team = team }
}
