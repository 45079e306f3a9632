import Model

/// Occurrences of one team and kind of edition at the same instant. They become one post, that of the earliest nominal
/// time.
package struct CoincidingSlots: Sendable, Hashable {
  /// An occurrence, and the index of its schedule.
  package struct Part: Sendable, Hashable {
    package let line: Int
    package let occurrence: Occurrence

    package init(line: Int, occurrence: Occurrence) {
      self.line = line
      self.occurrence = occurrence
    }
  }

  /// Ordered by nominal time, and where that is equal by the index of the schedule.
  package private(set) var parts: [Part]

  /// The occurrence that is posted.
  package var first: Part { parts[0] }
  package var others: ArraySlice<Part> { parts.dropFirst() }
  package var at: Instant { first.occurrence.at }

  /// Groups occurrences by their instant, ascending.
  package static func of(_ parts: [Part]) -> [CoincidingSlots] {
    let ordered = parts.sorted {
      ($0.occurrence.at, $0.occurrence.nominal, $0.line) < ($1.occurrence.at, $1.occurrence.nominal, $1.line)
    }
    return ordered.reduce(into: []) { meetings, part in
      if let last = meetings.indices.last, meetings[last].at == part.occurrence.at {
        meetings[last].parts.append(part)
      } else {
        meetings.append(CoincidingSlots(parts: [part]))
      }
    }
  }

  /// The next occurrences of several schedules after an instant, the instant itself excluded; nil when there are none.
  package static func next(of schedules: [Schedule], after instant: Instant) -> CoincidingSlots? {
    of(
      schedules.enumerated().compactMap { line, schedule in
        schedule.next(after: instant).map { Part(line: line, occurrence: $0) }
      }
    ).first
  }

  /// The occurrences of several schedules after `mark` and up to `now`, oldest first.
  package static func due(of schedules: [Schedule], after mark: Instant, through now: Instant) -> [CoincidingSlots] {
    of(
      schedules.enumerated().flatMap { line, schedule in
        schedule.due(after: mark, through: now).map { Part(line: line, occurrence: $0) }
      })
  }
}
