import Model

/// What the ledger knows of one record, and how a reading changes it. A pure value, without a database.
struct RecordMemory: Hashable, Sendable {
  /// The record as a reading last showed it, in JSON as it stands in the file: to decode every record at every reading would
  /// be slow.
  var last: String
  /// When a reading first showed it.
  var first: Instant
  /// When a reading last showed it otherwise than the one before.
  var changed: Instant
  /// When a reading first showed it finished or reached; nil again when it was reopened.
  var finished: Instant?
  /// When a reading last showed it, to within a month: to write it down each time would change each row at each reading.
  var lastSeen: Instant
  /// When it was first missing from a complete list.
  var vanished: Instant?
  /// The same for an item that was open, in a list that only has open work: it counts as finished.
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

  /// What is known after a reading that shows the record.
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

  /// What is known after a complete list of its kind that does not have the record.
  func missed(goneIsFinished: Bool, at: Instant) -> RecordMemory {
    guard vanished == nil, gone == nil else { return self }
    var after = self
    if goneIsFinished, record?.isOpenItem == true { after.gone = at } else { after.vanished = at }
    return after
  }

  /// What a reading changes in what is known of its source: the entries that are new, and those that differ, as they are
  /// afterwards.
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
  /// How many workdays an item took, when this reading is the first that shows it finished; else nil. An item that no reading
  /// showed open counts only where its source tells the day.
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
  /// The kind of an item, in small letters, and the day on which it was finished, when this reading is the first that shows
  /// it finished; else nil. Where its source does not tell the day, it is that of the reading.
  func finishedKind(after before: RecordMemory?, at: Instant, calendar: TeamCalendar) -> (String, CivilDate)? {
    guard finished ?? gone != nil, (before?.finished ?? before?.gone) == nil, case .item(let item) = record,
      let kind = item.kind, !kind.isEmpty
    else { return nil }
    return (kind.description.lowercased(), item.finished.map(calendar.day) ?? calendar.civil(at).date)
  }
}

extension Record {
  /// Whether an item is finished, a milestone reached or a decision realised.
  var isFinished: Bool {
    switch self {
    case .item(let item): item.state == .finished
    case .milestone(let milestone): milestone.reached != nil
    case .decision(let decision): decision.realised != nil || decision.realisedUndated
    case .metric, .note, .absence, .event: false
    }
  }

  /// Whether it is open work that is told as a number.
  var isOpenCounted: Bool {
    if case .item(let item) = self { item.counted && item.state.isOpen } else { false }
  }

  fileprivate var isOpenItem: Bool {
    if case .item(let item) = self { item.state.isOpen } else { false }
  }
}
