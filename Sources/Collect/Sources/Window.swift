import Almanac
import Model

/// The stretch of time that a reading is about, and the wall it is told on.
public struct Window: Sendable {
  /// The moment behind the last update that reached a channel; on the first day, when looking back begins.
  public let since: Instant
  public let now: Instant
  public let calendar: TeamCalendar
  /// The team's own zone, and where those come from that a calendar file names.
  let zone: Zone
  let zones: ZoneStore
  public var today: CivilDate { calendar.civil(now).date }

  public init(since: Instant, now: Instant, calendar: TeamCalendar, zone: Zone, zones: ZoneStore) {
    self.since = since
    self.now = now
    self.calendar = calendar
    self.zone = zone
    self.zones = zones
  }
}
