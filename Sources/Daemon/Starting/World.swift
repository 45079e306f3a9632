import Almanac
import Collect
import Compose
import Ledger
import Model
import Services
import Synchronization

/// A configuration that was found right, built into values that work: what the daemon runs on until the next reload.
struct World: Sendable {
  private(set) var teams: [Team]
  let stateDirectory: String
  /// Where the zones of the teams come from.
  private(set) var zones: ZoneStore
  /// Where the days off of calendars come from.
  private(set) var calendars: CalendarStore
  let forOperator: ForOperator
  /// Teams in whose settings something is wrong: they are left out, or run on as they were.
  var faulty: [FaultyTeam] = []
  /// What is known of those that are left out: nothing is posted for them, and what they miss is recorded.
  var leftOut: [Team] = []
  /// What holds for every team: whom none names, and about how few people none tells a figure.
  var privacy = Privacy(smallestGroup: 1)
  /// The courier asks for a team with every post, of thousands.
  private var places: [TeamName: Int]

  init(
    teams: [Team], stateDirectory: String, zones: ZoneStore, calendars: CalendarStore,
    forOperator: ForOperator = ForOperator()
  ) {
    self.forOperator = forOperator
    self.teams = teams
    self.stateDirectory = stateDirectory
    self.zones = zones
    self.calendars = calendars
    places = Dictionary(teams.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  /// The same with other teams in their place, or with other rules and days off.
  func with(teams: [Team], zones: ZoneStore? = nil, calendars: CalendarStore? = nil) -> World {
    var world = self
    world.teams = teams
    world.places = Dictionary(teams.enumerated().map { ($1.name, $0) }) { first, _ in first }
    world.zones = zones ?? self.zones
    world.calendars = calendars ?? self.calendars
    return world
  }

  func team(_ name: TeamName) -> Team? { places[name].map { teams[$0] } }

  func channel(_ name: ChannelName, of team: TeamName) -> Channel? {
    self.team(team).flatMap { team in team.everyChannel.first { $0.name == name } }
  }

  /// The channels by which posts of teams arrive.
  var ways: [TeamChannel] {
    teams.flatMap { team in
      (team.channels + [team.manager].compactMap { $0 }).map { TeamChannel(team: team.name, channel: $0.name) }
    }
  }

  /// The socket of the daemon that holds this state.
  static func socket(in stateDirectory: String) -> String { stateDirectory + "/dagpost.sock" }
}

extension World {
  /// The same teams with the rules that the machine's zone files have now; nothing else is read again.
  func withRenewedZones() -> World {
    let renewed = zones.refreshed()
    let teams = teams.map { team in
      // A zone that was loaded is there: one that became unusable keeps its rules.
      guard let zone = try? renewed.zone(team.workCalendar.zone.id) else { return team }
      var team = team
      team.workCalendar = team.workCalendar.with(zone)
      team.zones = renewed
      return team.with(calendars)
    }
    return with(teams: teams, zones: renewed)
  }
}

struct Team: Sendable {
  let name: TeamName
  let language: Language
  fileprivate(set) var workCalendar: WorkCalendar
  /// For zones that its calendars name.
  fileprivate(set) var zones: ZoneStore
  fileprivate(set) var editions: [Edition]
  private(set) var sources: [Source]
  let channels: [Channel]
  /// What only the manager is told goes there; nil where nobody is told.
  var manager: Channel?
  /// Channels that take what others leave in doubt, and get nothing else.
  var fallbacks: [Channel] = []
  /// What of people may be told.
  var privacy = Privacy()
  private(set) var profile: TeamProfile
  /// Those of channels that have none of their own.
  var quietHours = QuietHours.none
  /// Whose all-day events are days off.
  var calendars: [DaysOffCalendar] = []
  /// Where it is defined.
  var file = ""

  var calendar: TeamCalendar { TeamCalendar(workCalendar) }
  /// Its own, the manager's, and those that others fall back to.
  var everyChannel: [Channel] { channels + [manager].compactMap { $0 } + fallbacks }
  func edition(_ name: EditionName) -> Edition? { editions.first { $0.name == name } }

  /// The same team, which tells no more of people than another privacy allows.
  func keepingBack(_ other: Privacy) -> Team {
    var team = self
    team.privacy = privacy.keepingBack(other)
    team.sources = sources.map { $0.keepingBack(other) }
    team.profile.smallestGroup = team.privacy.smallestGroup
    return team
  }

  /// The same team with the days off that its calendars have now.
  func with(_ store: CalendarStore) -> Team {
    var team = self
    team.workCalendar = workCalendar.with(calendars: calendars.map { store.days($0.file, on: workCalendar.zone) })
    team.editions = editions.map { $0.in(team.workCalendar) }
    return team
  }

  /// When the team's wall shows that moment, for the first time.
  func instant(of wall: CivilDateTime) -> Instant { workCalendar.zone.firstInstant(reaching: wall) }
}

struct Edition: Sendable {
  let name: EditionName
  let kind: EditionKind
  let schedule: Schedule

  func `in`(_ calendar: WorkCalendar) -> Edition {
    Edition(name: name, kind: kind, schedule: schedule.with(calendar))
  }

  /// Everything that decides its slots, as text: when it differs from what the ledger has, the edition starts anew.
  var text: String {
    let days = schedule.days == .all ? Days.on(schedule.calendar.workdays) : schedule.days
    let moves = schedule.onHoliday == .skip ? "" : " \(schedule.onHoliday.rawValue)"
    return "\(schedule.time) \(days.description.replacing(", ", with: ",")) \(schedule.calendar.zone.id)\(moves)"
  }
}

/// The world of now, for the parts that outlive a reload.
final class CurrentWorld: Sendable {
  private let held: Mutex<World>
  init(_ world: World) { held = Mutex(world) }
  var world: World { held.withLock { $0 } }
  func replace(with world: World) { held.withLock { $0 = world } }
  func update(_ change: (World) -> World) { held.withLock { $0 = change($0) } }
}
