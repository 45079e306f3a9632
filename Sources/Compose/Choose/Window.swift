import Model

/// "What happened": the time between the last update of this edition that reached a channel, and now.
struct Window {
  let occasion: Occasion
  let memory: Memory
  /// The moment of this snapshot.
  let at: Instant
  let since: Instant
  let sinceDay: CivilDate

  /// What was registered later than it happened is told, up to this many days back.
  static let lateDays = 14

  init(occasion: Occasion, memory: Memory, at: Instant) {
    self.occasion = occasion
    self.memory = memory
    self.at = at
    since = memory.since ?? Window.lookBack(occasion)
    sinceDay = occasion.calendar.civil(since).date
  }

  /// The first update ever looks back to the same time of the previous workday, a weekly one to a week ago.
  private static func lookBack(_ occasion: Occasion) -> Instant {
    let wall = occasion.wall
    var day = occasion.today.adding(days: occasion.kind == .weekly ? -7 : -1)
    if occasion.kind == .daily {
      for _ in 0..<31 where !occasion.calendar.isWorkday(day) { day = day.adding(days: -1) }
    }
    let aim = CivilDateTime(day, wall.time)
    var instant = occasion.now.adding(.seconds(aim.wallSeconds - wall.wallSeconds))
    // Once more, for a clock change in between.
    instant = instant.adding(.seconds(aim.wallSeconds - occasion.calendar.civil(instant).wallSeconds))
    return instant
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
    let seenFinished = seen?.finished ?? at
    guard let finished else {
      guard let seen, seen.first < seenFinished, seenFinished > since else { return nil }
      return .asDone
    }
    let day = occasion.calendar.day(of: finished)
    guard day <= occasion.today else { return nil }
    switch finished {
    case .instant(let instant) where instant > since: return .asDone
    case .day where day >= sinceDay: return .asDone
    default: break
    }
    guard let firstRead = memory.firstRead[key.source], firstRead < since, seenFinished > since,
      seenFinished > firstRead, occasion.today.days(since: day) <= Window.lateDays
    else { return nil }
    return .late(day)
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

  /// First seen after the last update, in a source that had been read before.
  private func isNew(_ key: RecordKey) -> Bool {
    guard let firstRead = memory.firstRead[key.source], firstRead <= since else { return false }
    return (memory.seen[key]?.first ?? at) > since
  }
}
