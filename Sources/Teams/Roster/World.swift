import Almanac
import Model
import Services

/// A valid configuration, built into values that work. The daemon runs on it until the next reload.
package struct World: Sendable {
  package private(set) var teams: [Team]
  package let stateDirectory: String
  /// The store of the teams' time zones.
  package private(set) var zones: ZoneStore
  /// The store of the calendars that give days off.
  package private(set) var calendars: CalendarStore
  package let forOperator: ForOperator
  /// Teams whose settings have a mistake: they are left out, or keep running with their old settings.
  package var faulty: [FaultyTeam] = []
  /// What is known about the teams that are left out. Nothing is posted for them, and the slots that they miss are recorded.
  package var leftOut: [Team] = []
  /// What holds for every team: whom no team names, and the size below which no team tells figures of a group.
  package var privacy = Privacy(smallestGroup: 1)
  /// The index of each team by name: the courier looks one up for every post, among thousands.
  private var places: [TeamName: Int]

  package init(
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

  /// The same world with other teams, and where given with other zones or calendars.
  package func with(teams: [Team], zones: ZoneStore? = nil, calendars: CalendarStore? = nil) -> World {
    var world = self
    world.teams = teams
    world.places = Dictionary(teams.enumerated().map { ($1.name, $0) }) { first, _ in first }
    world.zones = zones ?? self.zones
    world.calendars = calendars ?? self.calendars
    return world
  }

  package func team(_ name: TeamName) -> Team? { places[name].map { teams[$0] } }

  package func channel(_ name: ChannelName, of team: TeamName) -> Channel? {
    self.team(team).flatMap { team in team.everyChannel.first { $0.name == name } }
  }

  /// All channels that posts of teams go to, fallbacks excepted.
  package var ways: [TeamChannel] {
    teams.flatMap { team in
      (team.channels + [team.manager].compactMap { $0 }).map { TeamChannel(team: team.name, channel: $0.name) }
    }
  }

  /// The socket on which the daemon of this state directory answers commands.
  package static func socket(in stateDirectory: String) -> String { stateDirectory + "/dagpost.sock" }
}

extension World {
  /// The same world with the rules of the machine's present zone files; nothing else is read again.
  package func withRenewedZones() -> World {
    let renewed = zones.refreshed()
    let teams = teams.map { team in
      // A zone that was loaded before is always found: if its file became unusable, it keeps its old rules.
      guard let zone = try? renewed.zone(team.workCalendar.zone.id) else { return team }
      return team.with(zone, of: renewed).with(calendars)
    }
    return with(teams: teams, zones: renewed)
  }
}
