import Almanac
import Model
import Services

/// A configuration that was found right, built into values that work: what the daemon runs on until the next reload.
package struct World: Sendable {
  package private(set) var teams: [Team]
  package let stateDirectory: String
  /// Where the zones of the teams come from.
  package private(set) var zones: ZoneStore
  /// Where the days off of calendars come from.
  package private(set) var calendars: CalendarStore
  package let forOperator: ForOperator
  /// Teams in whose settings something is wrong: they are left out, or run on as they were.
  package var faulty: [FaultyTeam] = []
  /// What is known of those that are left out: nothing is posted for them, and what they miss is recorded.
  package var leftOut: [Team] = []
  /// What holds for every team: whom none names, and about how few people none tells a figure.
  package var privacy = Privacy(smallestGroup: 1)
  /// The courier asks for a team with every post, of thousands.
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

  /// The same with other teams in their place, or with other rules and days off.
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

  /// The channels by which posts of teams arrive.
  package var ways: [TeamChannel] {
    teams.flatMap { team in
      (team.channels + [team.manager].compactMap { $0 }).map { TeamChannel(team: team.name, channel: $0.name) }
    }
  }

  /// The socket of the daemon that holds this state.
  package static func socket(in stateDirectory: String) -> String { stateDirectory + "/dagpost.sock" }
}

extension World {
  /// The same teams with the rules that the machine's zone files have now; nothing else is read again.
  package func withRenewedZones() -> World {
    let renewed = zones.refreshed()
    let teams = teams.map { team in
      // A zone that was loaded is there: one that became unusable keeps its rules.
      guard let zone = try? renewed.zone(team.workCalendar.zone.id) else { return team }
      return team.with(zone, of: renewed).with(calendars)
    }
    return with(teams: teams, zones: renewed)
  }
}
