import Almanac
import Model
import Teams

/// A moment as a team's wall shows it: `2026-11-24T16:30:05+01:00`.
package struct WallTime: Codable, Sendable, Hashable {
  package let text: String

  init(text: String) { self.text = text }
  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  package var date: CivilDate? { CivilDate(String(text.prefix(10))) }
  /// `16:30`.
  package var time: String { String(text.dropFirst(11).prefix(5)) }
  /// `16:30:05`.
  package var exactTime: String { String(text.dropFirst(11).prefix(8)) }
  /// `Tue 2026-11-24 16:30`.
  package var words: String { "\(day) \(time)" }
  /// `Tue 2026-11-24`.
  package var day: String { (date.map { "\($0.weekday.word) " } ?? "") + text.prefix(10) }
}

extension World {
  /// In UTC for a team that is no longer in the configuration.
  package func wall(_ instant: Instant, of team: TeamName) -> WallTime {
    WallTime(text: self.team(team)?.workCalendar.zone.iso8601(instant) ?? instant.iso8601)
  }
}
