import Model

/// The moment an update is composed for, on the team's own wall: a time of today, or a day and a time.
public struct AsOf: Codable, Sendable, Hashable {
  public var date: CivilDate?
  public var time: TimeOfDay

  /// `16:30`, `2026-11-24T16:30` or `2026-11-24 16:30`.
  public init?(_ text: String) {
    let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " }).map(String.init)
    guard (1...2).contains(parts.count), let last = parts.last, let time = TimeOfDay(last) else { return nil }
    if parts.count == 2 {
      guard let date = CivilDate(parts[0]) else { return nil }
      self.date = date
    }
    self.time = time
  }
}
