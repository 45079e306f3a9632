import Model

/// The time of which an update tells what happened: from the last update of its edition that reached a channel, until
/// now.
///
/// It decides what is news: by the moment that the source gives, else by when the ledger first saw it.
struct Window {
  let occasion: Occasion
  let memory: Memory
  /// When the snapshot was made.
  let readAt: Instant
  let since: Instant
  let sinceDay: CivilDate
  /// The kinds of records that each source lists whole: what is new in such a list was not there before.
  let listed: [SourceName: Set<RecordKind>]
  /// When the first record of each list was seen, for sources that have several lists.
  private let firstSeen: [ListName: Instant]

  private struct ListName: Hashable {
    let source: SourceName
    let list: String
  }

  /// What a source registers late is still told, up to so many days after it happened.
  static let lateDays = Reading.lateDays

  init(occasion: Occasion, memory: Memory, readAt: Instant, listed: [SourceName: Set<RecordKind>] = [:]) {
    self.listed = listed
    self.occasion = occasion
    self.memory = memory
    self.readAt = readAt
    since = memory.since ?? occasion.firstLookBack
    sinceDay = occasion.calendar.civil(since).date
    // Only sources that list something whole are looked up, so the others are left out.
    firstSeen = memory.seen.reduce(into: [:]) { first, entry in
      guard listed[entry.key.source]?.isEmpty == false, let list = WordKey(entry.key.id)?.list else { return }
      let name = ListName(source: entry.key.source, list: list)
      first[name] = min(first[name] ?? entry.value.first, entry.value.first)
    }
  }

  enum Telling: Equatable {
    case asDone
    /// Finished on that day, which an earlier update looked at but could not know.
    case late(CivilDate)
  }

  /// Whether a record that is finished (reached, kept) is news, and how it is to be told; nil when it is not.
  /// - Parameter finished: the moment that the source gives, if any.
  func telling(_ key: RecordKey, finished: Moment?) -> Telling? {
    guard !memory.told.contains(Told(record: key, finished: finished)) else { return nil }
    let seen = memory.seen[key]
    // A record that this very reading shows finished for the first time may not be in the memory yet.
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
    // What a source held at its first reading is old, unless its moment lies in this window.
    guard let firstRead = memory.firstRead[key.source], firstRead <= since, seenFinished > since,
      seenFinished > firstRead, occasion.today.days(since: day) <= Window.lateDays
    else { return nil }
    return .late(day)
  }

  /// Whether a record whose end has no day was finished while its list was being read: it was seen open before, or
  /// appeared ticked in a list that had been read before. What the first reading of a list shows is old.
  func sawFinish(of key: RecordKey) -> Bool {
    let seen = memory.seen[key]
    let first = seen?.first ?? readAt
    return first < seen?.finished ?? readAt || wasRead(listOf: key, before: first)
  }

  private func wasRead(listOf key: RecordKey, before first: Instant) -> Bool {
    guard listed[key.source]?.contains(key.kind) == true, let firstRead = memory.firstRead[key.source],
      firstRead < first
    else { return false }
    // Where a source has several lists, this one may be new, though the source is not.
    guard let list = WordKey(key.id)?.list else { return true }
    return firstSeen[ListName(source: key.source, list: list)].map { $0 < first } ?? false
  }

  /// Whether a moment is after the last update; a day is when part of it is.
  func isSince(_ moment: Moment) -> Bool {
    switch moment {
    case .instant(let instant): instant > since
    case .day(let day): day >= sinceDay
    }
  }

  /// Whether something without a state of its own (a note, work that came in) falls in this window.
  func contains(_ key: RecordKey, at moment: Moment?) -> Bool {
    switch moment {
    case .instant(let instant): return instant > since && instant <= occasion.now
    case .day(let day) where day > sinceDay || day > occasion.today: return day <= occasion.today
    case .day(let day) where day < sinceDay: return false
    // Only the day is known, and it is that of the last update. The record is news when that update could not have seen
    // it.
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

  /// Whether a note is from before the last update, which could not know it: a mail that was delivered late.
  private func isLate(_ key: RecordKey, _ moment: Moment) -> Bool {
    let day = occasion.calendar.day(of: moment)
    return day <= sinceDay && occasion.today.days(since: day) <= Window.lateDays && isNew(key)
  }

  /// Whether a record was first seen after the last update, in a source that had been read before.
  private func isNew(_ key: RecordKey) -> Bool {
    guard let firstRead = memory.firstRead[key.source], firstRead <= since else { return false }
    return (memory.seen[key]?.first ?? readAt) > since
  }
}

extension Snapshot {
  /// The kinds of records that each source lists whole, of the sources that were read.
  var listed: [SourceName: Set<RecordKind>] {
    readings.reduce(into: [:]) { listed, reading in
      if case .read(_, let completeness) = reading.outcome { listed[reading.source] = completeness.listed }
    }
  }
}
