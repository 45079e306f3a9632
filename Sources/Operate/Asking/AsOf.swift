import Model

/// The moment an update is composed for, on the team's own wall: a time of today, a day and a time, or a day.
package struct AsOf: Codable, Sendable, Hashable {
  /// Nil means today.
  package var date: CivilDate?
  /// Nil means the edition's own.
  package var time: TimeOfDay?

  package init(date: CivilDate? = nil, time: TimeOfDay? = nil) {
    self.date = date
    self.time = time
  }

  /// What a person can write, for the sentence about what is none of it.
  package static let forms = "a time like 16:30, a day like 2026-11-24 or a moment like 2026-11-24T16:30"

  /// `16:30`, `2026-11-24`, `2026-11-24T16:30` or `2026-11-24 16:30`.
  package init?(_ text: String) {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "T" || $0 == " " })
      .map(String.init)
    switch parts.count {
    case 1:
      (date, time) = (CivilDate(parts[0]), TimeOfDay(parts[0]))
      guard date != nil || time != nil else { return nil }
    case 2:
      guard let date = CivilDate(parts[0]), let time = TimeOfDay(parts[1]) else { return nil }
      (self.date, self.time) = (date, time)
    default: return nil
    }
  }
}
