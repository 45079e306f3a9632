import Almanac
import Model

/// The stretch of time that a reading is about, and the wall it is told on.
package struct Window: Sendable {
  /// The moment behind the last update that reached a channel; on the first day, when looking back begins.
  package let since: Instant
  package let now: Instant
  package let calendar: TeamCalendar
  /// The team's own zone, and where those come from that a calendar file names.
  let zone: Zone
  let zones: ZoneStore
  package var today: CivilDate { calendar.civil(now).date }

  package init(since: Instant, now: Instant, calendar: TeamCalendar, zone: Zone, zones: ZoneStore) {
    self.since = since
    self.now = now
    self.calendar = calendar
    self.zone = zone
    self.zones = zones
  }
}
