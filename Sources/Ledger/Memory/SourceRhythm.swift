import Model

/// On how many days running a source gave work or figures, and since when it gives nothing.
struct SourceRhythm: Equatable {
  var fullDays = 0
  var lastFull: Instant?
  var emptySince: Instant?

  /// A good reading. What only has notes, absences and events may well be empty, and tells nothing here.
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
