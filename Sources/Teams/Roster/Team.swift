import Almanac
import Collect
import Compose
import Model
import Services

package struct Team: Sendable {
  package let name: TeamName
  package let language: Language
  package private(set) var workCalendar: WorkCalendar
  /// For zones that its calendars name.
  package private(set) var zones: ZoneStore
  package private(set) var editions: [Edition]
  package private(set) var sources: [Source]
  package let channels: [Channel]
  /// What only the manager is told goes there; nil where nobody is told.
  package var manager: Channel?
  /// Channels that take what others leave in doubt, and get nothing else.
  package var fallbacks: [Channel] = []
  /// What of people may be told.
  package var privacy = Privacy()
  package private(set) var profile: TeamProfile
  /// Those of channels that have none of their own.
  var quietHours = QuietHours.none
  /// Whose all-day events are days off.
  package var calendars: [DaysOffCalendar] = []
  /// Where it is defined.
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
  /// Its own, the manager's, and those that others fall back to.
  package var everyChannel: [Channel] { channels + [manager].compactMap { $0 } + fallbacks }
  package func edition(_ name: EditionName) -> Edition? { editions.first { $0.name == name } }

  /// The same team, which tells no more of people than another privacy allows.
  func keepingBack(_ other: Privacy) -> Team {
    var team = self
    team.privacy = privacy.keepingBack(other)
    team.sources = sources.map { $0.keepingBack(other) }
    team.profile.smallestGroup = team.privacy.smallestGroup
    return team
  }

  /// The same team with the days off that its calendars have now.
  package func with(_ store: CalendarStore) -> Team {
    var team = self
    team.workCalendar = workCalendar.with(calendars: calendars.map { store.days($0.file, on: workCalendar.zone) })
    team.editions = editions.map { $0.in(team.workCalendar) }
    return team
  }

  /// The same team on a wall with other rules, and with the zones that these come from.
  func with(_ zone: Zone, of zones: ZoneStore) -> Team {
    var team = self
    team.workCalendar = workCalendar.with(zone)
    team.zones = zones
    return team
  }

  /// When the team's wall shows that moment, for the first time.
  package func instant(of wall: CivilDateTime) -> Instant { workCalendar.zone.firstInstant(reaching: wall) }
}
