/// What forgetting a person changed.
public struct Forgotten: Sendable, Codable, Hashable {
  /// Records in which they stood, and those that were about them alone and are gone.
  public var records = 0
  public var recordsRemoved = 0
  public var updates = 0
  /// Posts whose body was made anew without the name, and those whose body could not be and is gone.
  public var bodies = 0
  public var bodiesRemoved = 0
  public var notes = 0
  /// Sentences about what went wrong, and keys of records.
  public var sentences = 0
  public var keys = 0
  /// Posts that were on their way at that moment, with the name in them.
  public var onTheirWay = 0
  /// The sources that gave it, by team.
  public var sources: [Origin] = []

  /// A source of a team.
  public struct Origin: Sendable, Codable, Hashable {
    public let team: TeamName
    public let source: SourceName
    public init(team: TeamName, source: SourceName) {
      self.team = team
      self.source = source
    }
  }

  public init() {}

  public var isNothing: Bool {
    records + recordsRemoved + updates + bodies + bodiesRemoved + notes + sentences + keys == 0
  }
}
