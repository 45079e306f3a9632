/// An edition as the planner knows it: another schedule makes it another one.
package struct EditionMark: Sendable, Hashable {
  package let team: TeamName
  package let edition: EditionName
  /// Everything that decides when the edition has a slot, as text.
  package let schedule: String

  package init(team: TeamName, edition: EditionName, schedule: String) {
    self.team = team
    self.edition = edition
    self.schedule = schedule
  }
}

/// Up to which moment the slots of an edition were decided.
package struct Mark: Sendable, Hashable {
  package let at: Instant
  /// What the clock on the team's wall had shown at most by then, by the time zone rules of then; nil in a ledger of an
  /// older version.
  package let wall: CivilDateTime?

  package init(at: Instant, wall: CivilDateTime?) {
    self.at = at
    self.wall = wall
  }
}
