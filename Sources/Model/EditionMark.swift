/// How far the planner has come with an edition. `schedule` is everything that decides its slots, as text.
package struct EditionMark: Sendable, Hashable {
  package let team: TeamName
  package let edition: EditionName
  package let schedule: String

  package init(team: TeamName, edition: EditionName, schedule: String) {
    self.team = team
    self.edition = edition
    self.schedule = schedule
  }
}

/// Until when an edition's slots were looked at.
package struct Mark: Sendable, Hashable {
  package let at: Instant
  /// What the team's wall had reached by then, by the rules of then; nil in a ledger of an older version.
  package let wall: CivilDateTime?

  package init(at: Instant, wall: CivilDateTime?) {
    self.at = at
    self.wall = wall
  }
}
