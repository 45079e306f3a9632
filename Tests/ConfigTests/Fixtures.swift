import Almanac
import Foundation

/// Zone files of a fixed release, so that results do not depend on the machine.
enum Fixtures {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures").path
  static let zones = ZoneStore(directory: folder + "/zones")
}
