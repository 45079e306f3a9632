import Almanac
import Foundation
import Model

/// Zone files of a fixed release, so that results do not depend on the machine.
enum Fixtures {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures").path
  static let zones = ZoneStore(directory: folder + "/zones")
  /// The holiday files that are shipped.
  static let holidays = URL(filePath: folder).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "config/holidays").path
  /// 18 November 2026, a Wednesday.
  static let now = Instant(seconds: 1_795_000_000)
}
