import Almanac
import Collect
import Config
import Ledger
import Model
import Services
import Teams

import struct Compose.TeamProfile

/// What a configuration does with data about people. It holds no wording, no secret and no path of an address.
package struct PrivacyFacts: Sendable {
  package struct Team: Sendable {
    let title: String
    let sources: [SourceDisclosure]
    let channels: [Channel]
    let editions: [(kind: EditionKind, name: EditionName, at: TimeOfDay)]
    /// How many people are never named.
    let unnamed: Int
    let smallestGroup: Int
    /// The roles of the contacts that the update names; empty where it names none.
    let contacts: [UntrustedText]
    let anniversaries: Int
    /// Where days off come from: an address without its path, or a file's name.
    let calendars: [String]
    let roles: [Role]
  }

  struct Channel: Sendable {
    let name: ChannelName
    /// The service's name as people know it; for an unknown service, the configuration's word.
    let service: String
    let place: Place
    let use: Use

    enum Use: Sendable, Hashable {
      case team, manager
      /// Takes a post of which nobody knows whether it reached another channel.
      case fallback
      /// Gets the alarms for the operator.
      case alarm
    }

    enum Place: Sendable, Hashable {
      case host(String)
      /// Our own standard output.
      case here
      /// The address is a secret that only the running service may read.
      case secret
    }
  }

  /// The roles in which an update may name a person.
  enum Role: Sendable, CaseIterable {
    case owner, thanked, writer, absent, contact, anniversary
  }

  let config: String
  let state: String
  let today: CivilDate
  let teams: [Team]
  let alarms: [Channel]
  /// Where the heartbeat goes; nil when there is none.
  let heartbeat: Channel.Place?
  /// Whether copies of calendars with days off are kept beside the ledger.
  let keepsCalendars: Bool
}

extension PrivacyFacts {
  /// - Parameter names: the teams to report on; empty for all.
  package init(_ world: World, _ settings: Settings, config: String, teams names: [TeamName], now: Instant) {
    let chosen = world.teams.filter { names.isEmpty || names.contains($0.name) }
    self.config = config
    state = world.stateDirectory
    today = chosen.first.map { $0.calendar.civil(now).date } ?? CivilDateTime(utc: now).date
    teams = chosen.map { team in
      PrivacyFacts.Team(team, settings.teams.first { $0.name == team.name }, now: now)
    }
    let built = world.forOperator.alarm?.channels ?? []
    alarms = (settings.forOperator.alarm?.channels ?? []).map { entry in
      Channel(entry, built.first { $0.name == entry.name }, .alarm)
    }
    heartbeat = settings.forOperator.heartbeat.map { _ in
      world.forOperator.heartbeat.map { .host($0.shown) } ?? .secret
    }
    keepsCalendars = chosen.contains { $0.calendars.contains { $0.address != nil } }
  }
}

extension PrivacyFacts.Team {
  package init(_ team: Team, _ settings: TeamSettings?, now: Instant) {
    title = team.profile.title
    let window = Window(
      since: now, now: now, calendar: team.calendar, zone: team.workCalendar.zone, zones: team.zones)
    sources = team.sources.map { $0.disclosure(window) }
    let built = team.channels + [team.manager].compactMap { $0 } + team.fallbacks
    func told(_ entries: [ChannelSettings], _ use: PrivacyFacts.Channel.Use) -> [PrivacyFacts.Channel] {
      entries.map { entry in PrivacyFacts.Channel(entry, built.first { $0.name == entry.name }, use) }
    }
    channels =
      told(settings?.channels ?? [], .team) + told([settings?.manager].compactMap { $0 }, .manager)
      + told(settings?.fallbacks ?? [], .fallback)
    editions = team.editions.map { ($0.kind, $0.name, $0.schedule.time) }
    unnamed = settings?.unnamed.count ?? 0
    smallestGroup = team.privacy.smallestGroup
    anniversaries = team.profile.anniversaries.count
    calendars = team.calendars.map { calendar in
      calendar.address?.shown ?? calendar.file.split(separator: "/").last.map(String.init) ?? calendar.file
    }
    let showsPeople = team.editions.contains { edition in
      edition.kind == .daily && (team.profile.layouts[edition.name]?.sections?.contains(.people) ?? true)
    }
    contacts = showsPeople ? team.profile.contacts.map(\.role) : []
    let kinds = sources.flatMap(\.kinds)
    func gives(_ kind: RecordKind) -> Bool {
      kinds.contains { $0.kind == kind && $0.fields.contains(where: \.isPerson) }
    }
    var roles: [PrivacyFacts.Role] = []
    if gives(.item) || gives(.decision) || gives(.event) { roles.append(.owner) }
    if gives(.milestone) || kinds.contains(where: { $0.kind == .note }) { roles.append(.thanked) }
    // Anybody on this machine can send a note.
    roles.append(.writer)
    if gives(.absence), showsPeople { roles.append(.absent) }
    if !contacts.isEmpty { roles.append(.contact) }
    if anniversaries > 0 { roles.append(.anniversary) }
    self.roles = roles
  }
}

extension PrivacyFacts.Channel {
  fileprivate init(_ entry: ChannelSettings, _ built: Channel?, _ use: Use) {
    name = entry.name
    self.use = use
    if let built {
      service = type(of: built.service).title
      place = built.origin.map { .host($0) } ?? .here
    } else {
      var section = entry.section
      let word = section.text("service") ?? "?"
      service = ServiceCatalog.all.first { $0.name == word }?.title ?? word
      place = .secret
    }
  }
}
