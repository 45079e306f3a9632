import Model

/// "What happened": the time between the last update of this edition that reached a channel, and now.
struct Window {
  let occasion: Occasion
  let memory: Memory
  /// The moment of this snapshot.
  let readAt: Instant
  let since: Instant
  let sinceDay: CivilDate
  /// What each source lists whole, so that what is new in it was not there before.
  let listed: [SourceName: Set<RecordKind>]
  /// When something of a list was first seen, of sources that have several lists.
  private let firstSeen: [ListName: Instant]

  private struct ListName: Hashable {
    let source: SourceName
    let list: String
  }

  /// What was registered later than it happened is told, up to this many days back.
  static let lateDays = Reading.lateDays

  init(occasion: Occasion, memory: Memory, readAt: Instant, listed: [SourceName: Set<RecordKind>] = [:]) {
    self.listed = listed
    self.occasion = occasion
    self.memory = memory
    self.readAt = readAt
    since = memory.since ?? occasion.firstLookBack
    sinceDay = occasion.calendar.civil(since).date
    // Of sources that are listed whole; of others nobody asks.
    firstSeen = memory.seen.reduce(into: [:]) { first, entry in
      guard listed[entry.key.source]?.isEmpty == false, let list = WordKey(entry.key.id)?.list else { return }
      let name = ListName(source: entry.key.source, list: list)
      first[name] = min(first[name] ?? entry.value.first, entry.value.first)
    }
  }

  enum Telling: Equatable {
    case asDone
    /// Finished on that day, in the time of an earlier update that could not know.
    case late(CivilDate)
  }

  /// Whether a record that is finished (reached, kept) now is news, by the moment its source gives.
  func telling(_ key: RecordKey, finished: Moment?) -> Telling? {
    guard !memory.told.contains(Told(record: key, finished: finished)) else { return nil }
    let seen = memory.seen[key]
    // What a reading showed finished for the first time just now may not be in the memory yet.
    let seenFinished = seen?.finished ?? readAt
    guard let finished else {
      return seenFinished > since && sawFinish(of: key) ? .asDone : nil
    }
    let day = occasion.calendar.day(of: finished)
    guard day <= occasion.today else { return nil }
    switch finished {
    case .instant(let instant) where instant > since: return .asDone
    case .day where day >= sinceDay: return .asDone
    default: break
    }
    // The first reading of a source tells what is news by its moment; what it already had, and no update told, stays so.
    guard let firstRead = memory.firstRead[key.source], firstRead <= since, seenFinished > since,
      seenFinished > firstRead, occasion.today.days(since: day) <= Window.lateDays
    else { return nil }
    return .late(day)
  }

  /// Whether a record without a day of its end was finished while its list was read: it stood there open, or was ticked when a
  /// list that was read before first showed it. What the first reading of a list shows is old.
  func sawFinish(of key: RecordKey) -> Bool {
    let seen = memory.seen[key]
    let first = seen?.first ?? readAt
    return first < seen?.finished ?? readAt || wasRead(listOf: key, before: first)
  }

  private func wasRead(listOf key: RecordKey, before first: Instant) -> Bool {
    guard listed[key.source]?.contains(key.kind) == true, let firstRead = memory.firstRead[key.source],
      firstRead < first
    else { return false }
    // Of several lists of one source this one may be new.
    guard let list = WordKey(key.id)?.list else { return true }
    return firstSeen[ListName(source: key.source, list: list)].map { $0 < first } ?? false
  }

  /// Whether a moment is after the last update; of a day, whether some of it is.
  func isSince(_ moment: Moment) -> Bool {
    switch moment {
    case .instant(let instant): instant > since
    case .day(let day): day >= sinceDay
    }
  }

  /// Whether something without a state of its own (a note, work that came in) belongs to this window.
  func contains(_ key: RecordKey, at moment: Moment?) -> Bool {
    switch moment {
    case .instant(let instant): return instant > since && instant <= occasion.now
    case .day(let day) where day > sinceDay || day > occasion.today: return day <= occasion.today
    case .day(let day) where day < sinceDay: return false
    // Only the day is known, and it is the day of the last update: what that one could not have seen is new.
    case .day: return isNew(key)
    case nil: return isNew(key)
    }
  }

  /// Whether a note is news since the last update.
  func isNews(_ note: Note) -> Bool {
    if let at = note.at { return contains(note.key, at: at) || isLate(note.key, at) }
    if isNew(note.key) { return true }
    guard let arrived = note.arrived, memory.firstRead[note.key.source].map({ $0 > since }) ?? true else {
      return false
    }
    return arrived > since
  }

  /// From before the last update, which could not know it: a mail that was delivered late.
  private func isLate(_ key: RecordKey, _ moment: Moment) -> Bool {
    let day = occasion.calendar.day(of: moment)
    return day <= sinceDay && occasion.today.days(since: day) <= Window.lateDays && isNew(key)
  }

  /// First seen after the last update, in a source that had been read before.
  private func isNew(_ key: RecordKey) -> Bool {
    guard let firstRead = memory.firstRead[key.source], firstRead <= since else { return false }
    return (memory.seen[key]?.first ?? readAt) > since
  }
}

extension Snapshot {
  /// What each source that was read lists whole.
  var listed: [SourceName: Set<RecordKind>] {
    readings.reduce(into: [:]) { listed, reading in
      if case .read(_, let completeness) = reading.outcome { listed[reading.source] = completeness.listed }
    }
  }
}
