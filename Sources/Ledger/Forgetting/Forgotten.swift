import Model

/// What was changed in the ledger when a person was forgotten.
package struct Forgotten: Sendable, Codable, Hashable {
  /// Records that named the person, and records that were about the person alone and are removed.
  package var records = 0
  package var recordsRemoved = 0
  package var updates = 0
  /// Posts whose body was rendered again without the name, and posts whose body had to be removed.
  package var bodies = 0
  package var bodiesRemoved = 0
  package var notes = 0
  /// Stored sentences about what went wrong, and keys of records.
  package var sentences = 0
  package var keys = 0
  /// Posts with the name in them that were being sent at that moment, and so can no longer be changed.
  package var onTheirWay = 0
  /// The sources that gave the name, by team.
  package var sources: [Origin] = []

  /// A source of a team.
  package struct Origin: Sendable, Codable, Hashable {
    package let team: TeamName
    package let source: SourceName
    package init(team: TeamName, source: SourceName) {
      self.team = team
      self.source = source
    }
  }

  package init() {}

  package var isNothing: Bool {
    records + recordsRemoved + updates + bodies + bodiesRemoved + notes + sentences + keys == 0
  }
}
