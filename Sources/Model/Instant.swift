/// A point on the UTC time line, in milliseconds since 1970. Zones and calendars belong to `Almanac`.
package struct Instant: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }
  package init(seconds: Int64) { self.milliseconds = seconds * 1000 }

  /// Whole seconds since 1970, rounded down, also before 1970.
  package var seconds: Int64 { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000 }

  package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  package func adding(_ duration: Duration) -> Instant {
    let (seconds, attoseconds) = duration.components
    return Instant(milliseconds: milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  /// The time from `earlier` to this instant; negative when `earlier` is later.
  package func since(_ earlier: Instant) -> Duration { .milliseconds(milliseconds - earlier.milliseconds) }

  /// Whether so much time has passed since. When the clock was put back behind it, too: that must keep nobody waiting.
  package func isOlder(than age: Duration, at now: Instant) -> Bool { now < self || now.since(self) >= age }

  /// `2026-11-24T15:30:00Z`; whole seconds, always UTC.
  package var iso8601: String { CivilDateTime(utc: self).isoSeconds + "Z" }
}

extension Instant: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
  }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

/// The wall clock as a function, so that a test or a simulation can set it.
package struct WallClock: Sendable {
  package let now: @Sendable () -> Instant
  package init(now: @escaping @Sendable () -> Instant) { self.now = now }
}
