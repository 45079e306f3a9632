/// A point on the UTC time line, in milliseconds since 1970. No zone, no calendar: those are the almanac's.
public struct Instant: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }
  public init(seconds: Int64) { self.milliseconds = seconds * 1000 }

  /// Whole seconds since 1970, rounded down.
  public var seconds: Int64 { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000 }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  public func adding(_ duration: Duration) -> Instant {
    let (seconds, attoseconds) = duration.components
    return Instant(milliseconds: milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  /// The time from `earlier` to here; negative when `earlier` is later.
  public func since(_ earlier: Instant) -> Duration { .milliseconds(milliseconds - earlier.milliseconds) }

  /// `2026-11-24T15:30:00Z`; whole seconds, always UTC.
  public var iso8601: String { CivilDateTime(utc: self).isoSeconds + "Z" }
}

extension Instant: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
  }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

/// The wall clock as a value, so that a test or a simulation can hold the hands.
public struct WallClock: Sendable {
  public let now: @Sendable () -> Instant
  public init(now: @escaping @Sendable () -> Instant) { self.now = now }
}
