/// What reading a source once gave.
public struct Reading: Sendable, Codable, Hashable {
  public let source: SourceName
  /// What readers call the source: the system's title, or the name in the configuration.
  public var title: String
  public let at: Instant
  public var outcome: ReadingOutcome
  /// Records that did not fit; the others stand.
  public var problems: [ReadingProblem] = []

  public init(source: SourceName, title: String, at: Instant, outcome: ReadingOutcome, problems: [ReadingProblem] = [])
  {
    self.source = source
    self.title = title
    self.at = at
    self.outcome = outcome
    self.problems = problems
  }

  /// What the administrator is told of it, with the source before each sentence; what made it fail is not told twice.
  public var forAdministrator: [String] {
    let sentences = problems.map(\.sentence)
    guard case .failed(let why) = outcome else { return sentences }
    return ["\(source): \(why)"] + sentences.filter { !why.hasSuffix(source.bare($0)) }
  }

  public var records: [Record] {
    if case .read(let records, _) = outcome { records } else { [] }
  }
}

public enum ReadingOutcome: Sendable, Codable, Hashable {
  /// `complete` is false when a cap or an error cut the list: then absence proves nothing.
  case read([Record], Completeness)
  /// Why, in a sentence for the administrator; readers are only told that the source could not be read.
  case failed(String)
}

public struct Completeness: Sendable, Codable, Hashable {
  /// Whether everything the source has came in: no error, no cap, no record refused.
  public var complete: Bool
  /// Record kinds whose request says `gone: finished`: what left a complete list is finished, not vanished.
  public var goneIsFinished: Set<RecordKind>
  /// Record kinds that this source lists whole each time, so that one that left the list has vanished.
  public var listed: Set<RecordKind>
  /// Whether the source was asked for work that came in, so that it is known when none did.
  public var created: Bool

  public init(
    complete: Bool, goneIsFinished: Set<RecordKind> = [], listed: Set<RecordKind> = [], created: Bool = false
  ) {
    self.complete = complete
    self.created = created
    self.goneIsFinished = goneIsFinished
    self.listed = listed
  }
}

/// All readings of a team at one moment.
public struct Snapshot: Sendable, Codable, Hashable {
  public let team: TeamName
  public let at: Instant
  public var readings: [Reading]

  public init(team: TeamName, at: Instant, readings: [Reading]) {
    self.team = team
    self.at = at
    self.readings = readings
  }
}

/// What the ledger remembers that composing needs.
public struct Memory: Sendable {
  /// The moment of the snapshot behind the last update of this edition that reached a channel; nil on the first day.
  public var since: Instant?
  /// What delivered updates of this edition have told as done or reached: record and the moment it was finished.
  public var told: Set<Told> = []
  public var seen: [RecordKey: Seen] = [:]
  /// Per source: when it was first read well, and when last before now.
  public var firstRead: [SourceName: Instant] = [:]
  public var lastRead: [SourceName: Instant] = [:]
  /// Per metric record: earlier values, oldest first, one a day at most, 400 at most.
  public var history: [RecordKey: [Measurement]] = [:]
  /// Items that stood open and left a complete list whose request says `gone: finished`, since `since`.
  public var gone: [Item] = []
  /// Items that the ledger has seen finished, of those that were asked for by id or key.
  public var finished: [Item] = []
  /// Records that an update named a day for and that are in no list any more, as they were last seen.
  public var vanished: [Record] = []
  /// What delivered updates of this team said, oldest first, for 400 days.
  public var said: [Recalled] = []
  /// Finished work by source, oldest first, for 400 days.
  public var completions: [SourceName: [Completion]] = [:]
  /// How much work was finished since a source was first read, by source, however long ago.
  public var finishedCount: [SourceName: Int] = [:]
  /// On which day work of a kind was first finished, by source and by kind in small letters.
  public var kinds: [SourceName: [String: CivilDate]] = [:]
  /// Counted work that stood open at the end of a day, by source, oldest first, for 400 days.
  public var open: [SourceName: [Measurement]] = [:]

  public init() {}
}

public struct Told: Hashable, Sendable, Codable {
  public let record: RecordKey
  /// A reopened item that is finished again is told again.
  public let finished: Moment?
  public init(record: RecordKey, finished: Moment?) {
    self.record = record
    self.finished = finished
  }
}

public struct Seen: Hashable, Sendable, Codable {
  public var first: Instant
  /// When a reading first showed it finished or reached.
  public var finished: Instant?
  public var changed: Instant
  public var vanished: Instant?
  public init(first: Instant, finished: Instant?, changed: Instant, vanished: Instant?) {
    self.first = first
    self.finished = finished
    self.changed = changed
    self.vanished = vanished
  }
}

public struct Measurement: Hashable, Sendable, Codable {
  public let day: CivilDate
  public let value: Double
  public init(day: CivilDate, value: Double) {
    self.day = day
    self.value = value
  }
}
