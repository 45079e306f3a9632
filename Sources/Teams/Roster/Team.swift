import Almanac
import Collect
import Compose
import Model
import Services

/// One team: its editions, the sources that are read for them, the channels that they are posted to, and its calendar.
package struct Team: Sendable {
  package let name: TeamName
  package let language: Language
  package private(set) var workCalendar: WorkCalendar
  /// The source of further zones that the team's calendars name.
  package private(set) var zones: ZoneStore
  package private(set) var editions: [Edition]
  package private(set) var sources: [Source]
  package let channels: [Channel]
  /// Where messages for the manager only go; nil when there are none.
  package var manager: Channel?
  /// Channels that take posts left in doubt by others, and get nothing else.
  package var fallbacks: [Channel] = []
  /// What may be told about people.
  package var privacy = Privacy()
  package private(set) var profile: TeamProfile
  /// The quiet hours of channels that have none of their own.
  var quietHours = QuietHours.none
  /// Calendars whose all-day events are days off.
  package var calendars: [DaysOffCalendar] = []
  /// The file that defines the team.
  package var file = ""

  package init(
    name: TeamName, language: Language, workCalendar: WorkCalendar, zones: ZoneStore, editions: [Edition],
    sources: [Source], channels: [Channel], manager: Channel? = nil, fallbacks: [Channel] = [],
    privacy: Privacy = Privacy(), profile: TeamProfile, quietHours: QuietHours = QuietHours.none,
    calendars: [DaysOffCalendar] = [], file: String = ""
  ) {
    self.name = name
    self.language = language
    self.workCalendar = workCalendar
    self.zones = zones
    self.editions = editions
    self.sources = sources
    self.channels = channels
    self.manager = manager
    self.fallbacks = fallbacks
    self.privacy = privacy
    self.profile = profile
    self.quietHours = quietHours
    self.calendars = calendars
    self.file = file
  }

  package var calendar: TeamCalendar { TeamCalendar(workCalendar) }
  /// The team's own channels, the manager's, and the fallbacks.
  package var everyChannel: [Channel] { channels + [manager].compactMap { $0 } + fallbacks }
  package func edition(_ name: EditionName) -> Edition? { editions.first { $0.name == name } }

  /// The same team, which tells no more about people than `other` also allows.
  func keepingBack(_ other: Privacy) -> Team {
    var team = self
    team.privacy = privacy.keepingBack(other)
    team.sources = sources.map { $0.keepingBack(other) }
    team.profile.smallestGroup = team.privacy.smallestGroup
    return team
  }

  /// The same team, with the days off that its calendars now give.
  package func with(_ store: CalendarStore) -> Team {
    var team = self
    team.workCalendar = workCalendar.with(calendars: calendars.map { store.days($0.file, on: workCalendar.zone) })
    team.editions = editions.map { $0.in(team.workCalendar) }
    return team
  }

  /// The same team in a zone with other rules, and with the store that these rules come from.
  func with(_ zone: Zone, of zones: ZoneStore) -> Team {
    var team = self
    team.workCalendar = workCalendar.with(zone)
    team.zones = zones
    return team
  }

  /// The first instant at which the team's local time reaches this date and time.
  package func instant(of wall: CivilDateTime) -> Instant { workCalendar.zone.firstInstant(reaching: wall) }
}
