import Almanac
import Foundation
import Model
import Testing

/// Reads a calendar in Amsterdam, with the zones of the fixtures.
func read(
  _ text: String, from: String = "2026-11-01", through: String = "2026-12-31", zone id: String = "Europe/Amsterdam"
) throws -> CalendarContents {
  try read(Array(text.utf8), from: from, through: through, zone: id)
}

func read(
  _ bytes: [UInt8], from: String = "2026-11-01", through: String = "2026-12-31", zone id: String = "Europe/Amsterdam"
) throws -> CalendarContents {
  try CalendarFile.read(
    bytes, from: #require(CivilDate(from)), through: #require(CivilDate(through)), zone: zone(id), zones: Fixtures.zones
  )
}

func fixture(_ name: String) throws -> [UInt8] {
  try Array(Data(contentsOf: URL(filePath: Fixtures.folder + "/calendars/" + name)))
}

/// A calendar around the lines of its events.
func calendar(_ events: [String], around lines: [String] = []) -> String {
  let events = events.map { "BEGIN:VEVENT\n\($0)\nEND:VEVENT\n" }.joined()
  return "BEGIN:VCALENDAR\nVERSION:2.0\n" + lines.map { $0 + "\n" }.joined() + events + "END:VCALENDAR\n"
}

extension CalendarContents {
  /// The problems, each with its line.
  var sentences: [String] { problems.map(\.placed) }
}

extension CalendarEntry {
  /// An entry as text: `2026-12-04T17:00:00Z/2026-12-04T21:00:00Z Livegang`, `2026-11-20 Wifi`.
  var told: String {
    let times: String =
      switch (start, end) {
      case (.day(let first), .day(let last)): first == last ? "\(first)" : "\(first)/\(last)"
      case (.instant(let start), .instant(let end)): start == end ? start.iso8601 : "\(start.iso8601)/\(end.iso8601)"
      default: "?"
      }
    return title.isEmpty ? times : "\(times) \(title)"
  }
}
