import Almanac

/// Where the lines of a list are not all of one zone, each says which is its own.
struct ZoneNames {
  private let areSeveral: Bool

  init(_ zones: [String?]) { areSeveral = Set(zones).count > 1 }

  /// ` (Europe/Amsterdam)` behind a time or a name, or nothing.
  func suffix(_ zone: String?) -> String { areSeveral ? zone.map { " (\($0))" } ?? "" : "" }
}
