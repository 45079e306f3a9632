/// What reading a source once gave.
package struct Reading: Sendable, Codable, Hashable {
  package let source: SourceName
  /// What readers call the source: the system's title, or the name in the configuration.
  package var title: String
  package let at: Instant
  package var outcome: ReadingOutcome
  /// Records that did not fit; the others stand.
  package var problems: [ReadingProblem] = []

  package init(source: SourceName, title: String, at: Instant, outcome: ReadingOutcome, problems: [ReadingProblem] = [])
  {
    self.source = source
    self.title = title
    self.at = at
    self.outcome = outcome
    self.problems = problems
  }

  /// What the administrator is told of it, with the source before each sentence; what made it fail is not told twice.
  package var forAdministrator: [String] {
    let sentences = problems.map(\.sentence)
    guard case .failed(let why) = outcome else { return sentences }
    return ["\(source): \(why)"] + sentences.filter { !why.hasSuffix(source.bare($0)) }
  }

  package var records: [Record] {
    if case .read(let records, _) = outcome { records } else { [] }
  }
}

package enum ReadingOutcome: Sendable, Codable, Hashable {
  /// `complete` is false when a cap or an error cut the list: then absence proves nothing.
  case read([Record], Completeness)
  /// Why, in a sentence for the administrator; readers are only told that the source could not be read.
  case failed(String)
}

package struct Completeness: Sendable, Codable, Hashable {
  /// Whether everything the source has came in: no error, no cap, no record refused.
  package var complete: Bool
  /// Record kinds whose request says `gone: finished`: what left a complete list is finished, not vanished.
  package var goneIsFinished: Set<RecordKind>
  /// Record kinds that this source lists whole each time, so that one that left the list has vanished.
  package var listed: Set<RecordKind>
  /// Whether the source was asked for work that came in, so that it is known when none did.
  package var created: Bool

  package init(
    complete: Bool, goneIsFinished: Set<RecordKind> = [], listed: Set<RecordKind> = [], created: Bool = false
  ) {
    self.complete = complete
    self.created = created
    self.goneIsFinished = goneIsFinished
    self.listed = listed
  }
}

/// All readings of a team at one moment.
package struct Snapshot: Sendable, Codable, Hashable {
  package let team: TeamName
  package let at: Instant
  package var readings: [Reading]

  package init(team: TeamName, at: Instant, readings: [Reading]) {
    self.team = team
    self.at = at
    self.readings = readings
  }
}

/// What the ledger remembers that composing needs.
package struct Memory: Sendable {
  /// The moment of the snapshot behind the last update of this edition that reached a channel; nil on the first day.
  package var since: Instant?
  /// What delivered updates of this edition have told as done or reached: record and the moment it was finished.
  package var told: Set<Told> = []
  package var seen: [RecordKey: Seen] = [:]
  /// Per source: when it was first read well, and when last before now.
  package var firstRead: [SourceName: Instant] = [:]
  package var lastRead: [SourceName: Instant] = [:]
  /// Per metric record: earlier values, oldest first, one a day at most, 400 at most.
  package var history: [RecordKey: [Measurement]] = [:]
  /// Items that stood open and left a complete list whose request says `gone: finished`, since `since`.
  package var gone: [Item] = []
  /// Items that the ledger has seen finished, of those that were asked for by id or key.
  package var finished: [Item] = []
  /// Records that an update named a day for and that are in no list any more, as they were last seen.
  package var vanished: [Record] = []
  /// What delivered updates of this team said, oldest first, for 400 days.
  package var said: [Recalled] = []
  /// Finished work by source, oldest first, for 400 days.
  package var completions: [SourceName: [Completion]] = [:]
  /// How much work was finished since a source was first read, by source, however long ago.
  package var finishedCount: [SourceName: Int] = [:]
  /// On which day work of a kind was first finished, by source and by kind in small letters.
  package var kinds: [SourceName: [String: CivilDate]] = [:]
  /// Counted work that stood open at the end of a day, by source, oldest first, for 400 days.
  package var open: [SourceName: [Measurement]] = [:]

  package init() {}
}

package struct Told: Hashable, Sendable, Codable {
  package let record: RecordKey
  /// A reopened item that is finished again is told again.
  package let finished: Moment?
  package init(record: RecordKey, finished: Moment?) {
    self.record = record
    self.finished = finished
  }
}

package struct Seen: Hashable, Sendable, Codable {
  package var first: Instant
  /// When a reading first showed it finished or reached.
  package var finished: Instant?
  package var changed: Instant
  package var vanished: Instant?
  package init(first: Instant, finished: Instant?, changed: Instant, vanished: Instant?) {
    self.first = first
    self.finished = finished
    self.changed = changed
    self.vanished = vanished
  }
}

package struct Measurement: Hashable, Sendable, Codable {
  package let day: CivilDate
  package let value: Double
  package init(day: CivilDate, value: Double) {
    self.day = day
    self.value = value
  }
}
