import Model

/// How a source gives records: on how many days in a row it gave work or figures, and since when it gives nothing. The alarm
/// calls a source empty by it.
struct SourceRhythm: Equatable {
  var fullDays = 0
  var lastFull: Instant?
  var emptySince: Instant?

  /// Counts a reading that did not fail. Notes, absences and events do not count, because a source of these may well be empty
  /// for long.
  mutating func read(_ records: [Record], at now: Instant, calendar: TeamCalendar) {
    if records.contains(where: \.isWorkOrFigure) {
      let isSameDay = lastFull.map { calendar.civil($0).date == calendar.civil(now).date } ?? false
      fullDays = emptySince != nil ? 1 : fullDays + (isSameDay ? 0 : 1)
      lastFull = now
      emptySince = nil
    } else if records.isEmpty, lastFull != nil {
      emptySince = emptySince ?? now
    } else {
      emptySince = nil
    }
  }
}

extension Record {
  fileprivate var isWorkOrFigure: Bool {
    switch key.kind {
    case .item, .milestone, .metric, .decision: true
    case .note, .absence, .event: false
    }
  }
}
