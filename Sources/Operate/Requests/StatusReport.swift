import Collect
import Model
import Reactor
import Teams

/// The answer to `status`.
package struct StatusReport: RequestAnswer {
  package struct Team: Codable, Sendable, Equatable {
    package let team: TeamName
    /// Whose wall all times of the team are of.
    package var zone: String?
    /// What each edition posts next by itself.
    package var next: [Upcoming] = []
    /// It is left out because of a mistake in its settings.
    package var isLeftOut = false
    package var pause: Pause?
    /// Skipped by hand, and not come yet.
    package var skipped: [Last] = []
    /// Posts that are under way, and those that wait for a person. Oldest first.
    package var waiting: [Waiting] = []
    package var broken: [Broken] = []
    package var last: [Last] = []
    /// Of the last seven days: slots that were missed, or did not reach every channel.
    package var lately: [Last] = []
    package var sources: [Source] = []
    package init(team: TeamName) { self.team = team }
  }
  package struct Upcoming: Codable, Sendable, Equatable {
    package let edition: EditionName
    /// On the team's wall.
    package let at: CivilDateTime
    /// When its first post goes out, where quiet hours make that later.
    package var goesOut: CivilDateTime?
  }
  package struct Waiting: Codable, Sendable, Equatable {
    package let post: PostID
    package let slot: SlotKey
    package let channel: ChannelName
    package let state: PostState
    package let attempts: Int
    /// When it is tried next, while it is queued; when it is looked for next, while it is unknown.
    package var next: WallTime?
    package var why: String?
    /// What a person should do; nil for what needs nobody.
    package var todo: String?
  }
  /// Nothing is posted by itself.
  package struct Pause: Codable, Sendable, Equatable {
    /// The day on which it is posted again.
    package let until: CivilDate
    package let reason: String?
  }
  /// A channel whose destination said "gone" or "forbidden": one try for each slot.
  package struct Broken: Codable, Sendable, Equatable {
    package let channel: ChannelName
    package let since: WallTime
    package let tried: WallTime
    package let why: String
    package let todo: String
  }
  package struct Last: Codable, Sendable, Equatable {
    package let slot: SlotKey
    /// `posted`, `posted in part`, `waiting`, `not posted`, or the slot's own: `missed`, `skipped`, `partial`.
    package let state: String
    package var why: String?
  }
  package struct Source: Codable, Sendable, Equatable {
    package let source: SourceName
    package let lastRead: Instant?
    /// The same on the team's wall.
    package var read: WallTime?
    package var failing: String?
    /// What of the last reading could not be used; nil when everything could.
    package var lost: [String]?
  }
  package var daemon: Bool
  /// Of the program that answers.
  package var version: String?
  /// The installed release of the time zone rules, `2025b`; nil when their files do not tell.
  package var tzdata: String?
  /// Sentences about zones whose files became unusable while the daemon ran.
  package var keptZones: [String] = []
  /// Why the clock is not believed and nothing is decided; nil when it is.
  package var clock: String?
  /// Sentences about settings that are not in force, and teams that are left out because of theirs.
  package var configuration: [String] = []
  /// Sentences about calendars of days off that cannot be used or fetched.
  package var keptCalendars: [String] = []
  /// Sentences about alarms that could not be told.
  package var alarms: [String] = []
  /// Sentences about secrets that anybody on the way can read.
  package var open: [String] = []
  /// Sentences about the ledger's file: it was restored, or there is no new backup.
  package var ledger: [String] = []
  package var teams: [Team] = []
  package init(daemon: Bool) { self.daemon = daemon }

  package var needsPerson: Bool {
    !configuration.isEmpty
      || teams.contains { team in !team.broken.isEmpty || team.waiting.contains { $0.state.needsPerson } }
  }
}

extension StatusReport {
  package func onWall(of world: World) -> StatusReport {
    var report = self
    report.clock = clock.map { world.onSharedWall($0) }
    report.configuration = configuration.map { world.onSharedWall($0) }
    report.ledger = ledger.map { world.onSharedWall($0) }
    report.keptCalendars = keptCalendars.map { world.onSharedWall($0) }
    report.alarms = alarms.map { world.onSharedWall($0) }
    report.teams = teams.map { team in
      var team = team
      team.zone = world.zone(of: team.team)
      let name = team.team
      func shown(_ why: String?) -> String? { why.map { world.onWall($0, of: name) } }
      for index in team.waiting.indices { team.waiting[index].why = shown(team.waiting[index].why) }
      for index in team.lately.indices { team.lately[index].why = shown(team.lately[index].why) }
      for index in team.last.indices { team.last[index].why = shown(team.last[index].why) }
      return team
    }
    return report
  }
}
