import Almanac
import Model

/// The time that a reading covers, and the calendar and zone by which its days are told.
package struct Window: Sendable {
  /// The moment of the last update that reached a channel. On the first day, how far back the first update looks.
  package let since: Instant
  package let now: Instant
  package let calendar: TeamCalendar
  /// The team's own zone, and the store that has the zones which a calendar file names.
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
