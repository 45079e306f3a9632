import Model

/// What the ledger knows of one record. How a reading changes it is decided here, without a database.
struct RecordMemory: Hashable, Sendable {
  /// The record as it was last seen, as it stands in the file: unfolding every record on every reading would be slow.
  var last: String
  var first: Instant
  var changed: Instant
  /// When a reading first showed it finished or reached; nil again when it was reopened.
  var finished: Instant?
  /// When a reading last showed it, to within a month: writing it down each time would be a change each time.
  var lastSeen: Instant
  /// When a complete list first lacked it.
  var vanished: Instant?
  /// The same for an item that stood open, where leaving the list means that it is finished.
  var gone: Instant?

  /// Nil when another version of the program wrote it in a form that this one does not read.
  var record: Record? { JSONColumn.value(Record.self, from: last) }
  var seen: Seen { Seen(first: first, finished: finished ?? gone, changed: changed, vanished: vanished) }
}

extension RecordMemory {
  private static let seenAgain = Duration.seconds(30 * 86_400)

  init(first record: Record, text: String, at: Instant) {
    self.init(last: text, first: at, changed: at, finished: record.isFinished ? at : nil, lastSeen: at)
  }

  /// It was in the list.
  func seen(as record: Record, text: String, at: Instant) -> RecordMemory {
    var after = self
    after.last = text
    // A new version of the program may write the same record in another form: that is not a change.
    if text != last, let before = self.record, before != record { after.changed = at }
    after.finished = record.isFinished ? (finished ?? at) : nil
    after.vanished = nil
    after.gone = nil
    if after != self || at.since(lastSeen) >= RecordMemory.seenAgain { after.lastSeen = at }
    return after
  }

  /// It was not in a list that has everything of its kind.
  func missed(goneIsFinished: Bool, at: Instant) -> RecordMemory {
    guard vanished == nil, gone == nil else { return self }
    var after = self
    if goneIsFinished, record?.isOpenItem == true { after.gone = at } else { after.vanished = at }
    return after
  }

  /// What a reading makes of what is known of its source: only the entries that are new or differ.
  static func changes(
    to known: [RecordKey: RecordMemory], by records: [Record], _ completeness: Completeness, at: Instant
  ) throws -> [RecordKey: RecordMemory] {
    var changes: [RecordKey: RecordMemory] = [:]
    var present: Set<RecordKey> = []
    for record in records {
      present.insert(record.key)
      let text = try JSONColumn.text(record)
      let before = known[record.key]
      let after = before?.seen(as: record, text: text, at: at) ?? RecordMemory(first: record, text: text, at: at)
      changes[record.key] = after == before ? nil : after
    }
    guard completeness.complete else { return changes }
    for (key, before) in known where !present.contains(key) {
      let goneIsFinished = completeness.goneIsFinished.contains(key.kind)
      guard goneIsFinished || completeness.listed.contains(key.kind) else { continue }
      let after = before.missed(goneIsFinished: goneIsFinished, at: at)
      if after != before { changes[key] = after }
    }
    return changes
  }
}

extension RecordMemory {
  /// How long an item took, when this reading is the first that shows it finished. One that nobody saw open counts only
  /// where its source tells the day.
  func completion(after before: RecordMemory?, at: Instant, calendar: TeamCalendar) -> Completion? {
    guard case .item(let item) = record, let end = finished ?? gone, (before?.finished ?? before?.gone) == nil,
      before != nil || item.finished != nil
    else { return nil }
    let day = item.finished.map(calendar.day) ?? calendar.civil(end).date
    return Completion(
      day: day, workdays: item.created.map { calendar.workdays(from: calendar.day(of: $0), to: day) }, count: 1)
  }
}

extension RecordMemory {
  /// The kind of an item, in small letters, when this reading is the first that shows it finished, and on which day it was:
  /// where nobody says, the day of the reading.
  func finishedKind(after before: RecordMemory?, at: Instant, calendar: TeamCalendar) -> (String, CivilDate)? {
    guard finished ?? gone != nil, (before?.finished ?? before?.gone) == nil, case .item(let item) = record,
      let kind = item.kind, !kind.isEmpty
    else { return nil }
    return (kind.description.lowercased(), item.finished.map(calendar.day) ?? calendar.civil(at).date)
  }
}

extension Record {
  /// Finished, reached or realised.
  var isFinished: Bool {
    switch self {
    case .item(let item): item.state == .finished
    case .milestone(let milestone): milestone.reached != nil
    case .decision(let decision): decision.realised != nil || decision.realisedUndated
    case .metric, .note, .absence, .event: false
    }
  }

  /// Open work that is told as a number.
  var isOpenCounted: Bool {
    if case .item(let item) = self { item.counted && item.state.isOpen } else { false }
  }

  fileprivate var isOpenItem: Bool {
    if case .item(let item) = self { item.state.isOpen } else { false }
  }
}
