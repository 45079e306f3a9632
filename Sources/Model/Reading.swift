/// What one reading of a source gave.
package struct Reading: Sendable, Codable, Hashable {
  /// For how many days finished work is still told, once, when a source shows it late.
  package static let lateDays = 14

  package let source: SourceName
  /// The name that readers know the source by: the system's title, or the name in the configuration.
  package var title: String
  package let at: Instant
  package var outcome: ReadingOutcome
  /// What could not be used, or not as it was meant. The records that are given are good without it.
  package var problems: [ReadingProblem] = []

  package init(source: SourceName, title: String, at: Instant, outcome: ReadingOutcome, problems: [ReadingProblem] = [])
  {
    self.source = source
    self.title = title
    self.at = at
    self.outcome = outcome
    self.problems = problems
  }

  /// The sentences for the administrator, each with the source's name before it. The reason of a failure is not
  /// repeated.
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
  /// The source was read. See `Completeness` for what may be concluded from records that are not there.
  case read([Record], Completeness)
  /// The source was not read. The sentence says why, for the administrator; readers are told only that it could not be
  /// read.
  case failed(String)
}

package struct Completeness: Sendable, Codable, Hashable {
  /// Whether everything that the source has was read: no error and no cap cut the list, and no record was refused.
  /// Where it is false, a record that is not there proves nothing.
  package var complete: Bool
  /// Record kinds whose request says `gone: finished`: what has left a complete list of them is finished, and not
  /// vanished.
  package var goneIsFinished: Set<RecordKind>
  /// Record kinds that this source always lists in full, so that a record that has left the list has vanished.
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
  /// The moment of the snapshot behind the last update of this edition that reached a channel; nil before the first.
  package var since: Instant?
  /// What delivered updates of this edition have told as done or reached.
  package var told: Set<Told> = []
  package var seen: [RecordKey: Seen] = [:]
  /// When each source was first read without a failure, and when it last was before now.
  package var firstRead: [SourceName: Instant] = [:]
  package var lastRead: [SourceName: Instant] = [:]
  /// The earlier values of each metric, oldest first: one a day at most, 400 at most.
  package var history: [RecordKey: [Measurement]] = [:]
  /// Items that were open and have left a complete list whose request says `gone: finished`, since `since`.
  package var gone: [Item] = []
  /// The items among those that were asked for by id or key which the ledger has seen finished.
  package var finished: [Item] = []
  /// Records for which an update named a day and which are in no list any more, as they were last seen.
  package var vanished: [Record] = []
  /// What delivered updates of this team said in the last 400 days, oldest first.
  package var said: [Recalled] = []
  /// Finished work of the last 400 days by source, oldest first.
  package var completions: [SourceName: [Completion]] = [:]
  /// How much work of each source was finished since the source was first read, without a limit of days.
  package var finishedCount: [SourceName: Int] = [:]
  /// The day on which work of a kind was first finished, by source and by kind in small letters.
  package var kinds: [SourceName: [String: CivilDate]] = [:]
  /// How much counted work was open at the end of each of the last 400 days, by source, oldest first.
  package var open: [SourceName: [Measurement]] = [:]

  package init() {}
}

package struct Told: Hashable, Sendable, Codable {
  package let record: RecordKey
  /// When it was finished. A reopened item that is finished again has another moment, and so is told again.
  package let finished: Moment?
  package init(record: RecordKey, finished: Moment?) {
    self.record = record
    self.finished = finished
  }
}

package struct Seen: Hashable, Sendable, Codable {
  package var first: Instant
  /// When a reading first showed it as finished or reached.
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
