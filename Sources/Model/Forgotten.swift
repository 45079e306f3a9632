/// What forgetting a person changed.
package struct Forgotten: Sendable, Codable, Hashable {
  /// Records in which they stood, and those that were about them alone and are gone.
  package var records = 0
  package var recordsRemoved = 0
  package var updates = 0
  /// Posts whose body was made anew without the name, and those whose body could not be and is gone.
  package var bodies = 0
  package var bodiesRemoved = 0
  package var notes = 0
  /// Sentences about what went wrong, and keys of records.
  package var sentences = 0
  package var keys = 0
  /// Posts that were on their way at that moment, with the name in them.
  package var onTheirWay = 0
  /// The sources that gave it, by team.
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
