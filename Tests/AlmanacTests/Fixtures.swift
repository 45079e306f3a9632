import Almanac
import Foundation
import Model

/// Zone files of tzdata 2025b, so that results do not depend on the machine.
enum Fixtures {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures").path
  static let zones = ZoneStore(directory: folder + "/zones")
}

func zone(_ id: String) throws -> Zone { try Fixtures.zones.zone(id) }

/// `2026-03-29T01:00:00Z`.
func instant(_ text: String) -> Instant {
  let parts = text.dropLast().split(separator: "T")
  guard text.hasSuffix("Z"), parts.count == 2, let date = CivilDate(String(parts[0])),
    let time = TimeOfDay(String(parts[1]))
  else { fatalError("not an instant: \(text)") }
  return Instant(seconds: CivilDateTime(date, time).wallSeconds)
}

/// `2026-03-29T02:30`.
func wall(_ text: String) -> CivilDateTime { CivilDateTime(utc: instant(text + "Z")) }
