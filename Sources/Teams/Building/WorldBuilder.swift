import Almanac
import Collect
import Config
import Model
import Services
import YAML

import struct Compose.Anniversary
import enum Compose.Compose
import struct Compose.FigureSetting
import struct Compose.TeamProfile

/// Builds a world from settings. Systems and services read their own sections; all add to one list of problems.
package enum WorldBuilder {
  /// - Parameter only: the teams that the caller asks for; mistakes of other teams then stop nothing. Empty for all.
  package static func build(
    _ loaded: LoadedConfig, _ surroundings: Surroundings, only: [TeamName] = []
  ) -> Result<BuiltWorld, Mistakes> {
    let problems = loaded.problems
    guard let settings = loaded.settings, let stateDirectory = loaded.stateDirectory else {
      return .failure(Mistakes(problems: problems.sorted))
    }
    let systems = SystemCatalog.load(directories: surroundings.systemDirectories, problems: problems)
    var shared: [ChannelName: Channel] = [:]
    var programs: [String: ProgramPlace] = [:]
    let now = surroundings.clock.now()
    let store = CalendarStore(zones: loaded.zones, year: CivilDateTime(utc: now).date.year)
    var calendars = CalendarBuilder(store: store, stateDirectory: stateDirectory, problems: problems)
    var waits = QuietWaits()
    let teams = settings.teams.map { settings in
      problems.team = settings.name
      defer { problems.team = nil }
      var team = team(
        settings, zones: loaded.zones, systems: systems, shared: &shared, programs: &programs, problems: problems)
      team.calendars = calendars.calendars(settings.calendars)
      if !team.calendars.isEmpty { team = team.with(store) }
      ManagerCheck.check(team, at: settings.location, problems: problems)
      QuietCheck.warn(of: team, at: settings.location, now: now, problems: problems)
      waits.note(team, at: settings.location, now: now)
      return team
    }
    waits.report(to: problems)
    let forOperator = forOperator(settings.forOperator, shared: &shared, problems: problems)
    let judgement = FaultScope(problems, settings, only: only)
    let out = Set(judgement.teams.compactMap(\.name))
    let running = teams.filter { !out.contains($0.name) }
    guard !judgement.isForAll, !running.isEmpty else {
      return .failure(Mistakes(problems: problems.sorted, programs: programs))
    }
    var world = World(
      teams: running, stateDirectory: stateDirectory, zones: loaded.zones, calendars: store, forOperator: forOperator)
    world.faulty = judgement.teams
    world.leftOut = teams.filter { out.contains($0.name) }
    world.privacy = Privacy(
      unnamed: Unnamed(settings.unnamed, colleague: ""), smallestGroup: settings.smallestGroup)
    func told(_ severity: Problem.Severity) -> [String] {
      problems.sorted.filter { $0.severity == severity }.map(\.description)
    }
    return .success(
      BuiltWorld(world: world, warnings: told(.warning), mistakes: told(.error), programs: programs))
  }

  private static func team(
    _ settings: TeamSettings, zones: ZoneStore, systems: SystemCatalog, shared: inout [ChannelName: Channel],
    programs: inout [String: ProgramPlace], problems: Problems
  ) -> Team {
    let privacy = Privacy(
      people: settings.people,
      unnamed: Unnamed(
        settings.unnamed.flatMap { settings.people.spellings(of: $0) },
        colleague: Compose.colleague(in: settings.language)), smallestGroup: settings.smallestGroup)
    let sources = settings.sources.compactMap { source -> Source? in
      var section = source.section
      let made = Source(name: source.name, section: &section, systems: systems, privacy: privacy)
      if let program = made?.program, programs[program] == nil {
        let key = ["jq", "each", "system"].first(where: section.has) ?? "system"
        programs[program] = ProgramPlace(
          location: section.location(of: key) ?? section.location, path: section.join(key))
      }
      return made
    }
    func channel(_ entry: ChannelSettings) -> Channel? {
      let channel = Self.channel(entry, shared: &shared)
      guard entry.isUnasked, let channel, channel.holdsSecret else { return channel }
      return forbidden(channel, entry, to: settings, problems)
    }
    let channels = settings.channels.compactMap(channel)
    let manager = settings.manager.flatMap(channel)
    let fallbacks = settings.fallbacks.compactMap(channel)
    let waysIn = WaysIn(settings, sources: sources, problems: problems)
    return Team(
      name: settings.name, language: settings.language, workCalendar: settings.calendar, zones: zones,
      editions: settings.editions.map {
        Edition(name: $0.name, kind: $0.kind, schedule: $0.schedule(in: settings.calendar))
      },
      sources: sources, channels: channels, manager: manager, fallbacks: fallbacks, privacy: privacy,
      profile: profile(settings, sources, waysIn),
      quietHours: settings.quietHours, file: settings.location.file)
  }

  private static func forOperator(
    _ settings: OperatorSettings, shared: inout [ChannelName: Channel], problems: Problems
  ) -> ForOperator {
    ForOperator(
      language: settings.language,
      alarm: settings.alarm.map { alarm in
        Alarm(channels: alarm.channels.compactMap { channel($0, shared: &shared) }, patience: alarm.patience)
      },
      heartbeat: settings.heartbeat.flatMap { Heartbeat($0, problems: problems) }, metricsFile: settings.metricsFile)
  }

  /// A shared channel that a team uses unchanged is made once, so that its mistakes are reported once.
  private static func channel(_ entry: ChannelSettings, shared: inout [ChannelName: Channel]) -> Channel? {
    if entry.isShared, let known = shared[entry.name] { return known }
    var section = entry.section
    guard let channel = Channel(name: entry.name, &section, services: ServiceCatalog.all) else { return nil }
    if entry.isShared { shared[entry.name] = channel }
    return channel
  }

  /// Refuses a shared channel to a team whose file others than the administrator may write: they could post as anybody in that
  /// channel. The team's posts are made and refused, so everything else runs, and the posts can still be sent once the main
  /// file allows it.
  private static func forbidden(
    _ channel: Channel, _ entry: ChannelSettings, to team: TeamSettings, _ problems: Problems
  ) -> Channel {
    let setting = "channels.\(channel.name).allow_teams: [\(team.name)]"
    problems.add(
      Problem(
        .warning, at: entry.section.location, path: entry.section.path,
        "is used by the team \"\(team.name)\" of \(team.location.file), a file that others than the administrator may write; "
          + "its posts there are refused until this channel says allow_teams: [\(team.name)]"))
    return channel.forbidden(
      because:
        "the team's file may be written by others than the administrator, and the main file does not allow it this "
        + "shared channel; write \(setting) there, reload, and send the post again")
  }

  /// The part of the settings that composing needs.
  private static func profile(_ settings: TeamSettings, _ sources: [Source], _ waysIn: WaysIn) -> TeamProfile {
    var profile = TeamProfile(
      title: settings.title,
      figures: settings.figures.map { figure in
        FigureSetting(
          name: figure.name, say: figure.say?.description, unit: figure.unit?.description, target: figure.target,
          direction: figure.better, changed: figure.changed ?? [])
      },
      contacts: settings.contacts.map { .init(role: $0.role, person: $0.person) },
      input: settings.input?.say)
    profile.language = settings.language
    profile.waysIn = waysIn.sources
    profile.editions = Set(settings.editions.map(\.kind))
    for source in sources { profile.agreed[source.name] = source.agreed }
    profile.hasManager = settings.manager != nil
    profile.anniversaries = settings.anniversaries.map { Anniversary(person: $0.person, since: $0.since) }
    profile.smallestGroup = settings.smallestGroup
    for edition in settings.editions { profile.layouts[edition.name] = edition.layout }
    return profile
  }
}
