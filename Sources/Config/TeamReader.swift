import Almanac
import Model
import YAML

/// Makes teams from what each says itself, the defaults, and the shared sections.
struct TeamReader {
  private let drafts: TeamDraftReader
  private let defaults: TeamDraft
  private let people: People
  private let unnamed: [UntrustedText]
  private var sources: SharedSections
  private var channels: SharedSections
  /// The editions of the defaults, made once because most teams have just these.
  private var defaultEditions: [EditionSettings]?
  private let defaultFreeDays: FreeDays

  init(
    drafts: TeamDraftReader, defaults: TeamDraft, sources: SharedSections, channels: SharedSections, people: People,
    unnamed: [UntrustedText]
  ) {
    self.drafts = drafts
    self.defaults = defaults
    defaultFreeDays = drafts.holidays.freeDays(defaults.holidays)
    self.sources = sources
    self.channels = channels
    self.people = people
    self.unnamed = unnamed
  }

  /// Settings of a team that no file has at its top.
  static let settings: Set = [
    "name", "language", "zone", "workdays", "holidays", "quiet_hours", "editions", "manager", "figures", "contacts",
    "input", "anniversaries", "update", "smallest_group",
  ]
  static let usualWorkdays: Set<Weekday> = [.mon, .tue, .wed, .thu, .fri]

  mutating func team(_ name: String, _ section: Section, at place: Location) -> TeamSettings {
    var section = section
    (sources.team, channels.team) = (name, name)
    let draft = drafts.read(&section)
    let title = section.text("name")
    if title?.isEmpty == true { section.report("is empty; leave it out to use \"\(name)\"", at: "name") }
    var own = PeopleReader(problems: section.problems)
    own.add(section.node("people"), path: section.join("people"))
    let people = own.people(over: people)
    var unnamed = UnnamedReader(people: people, names: self.unnamed)
    unnamed.add(&section)
    let contacts = draft.contacts.overriding(defaults.contacts)
    unnamed.reportContacts(contacts, section)
    let free = draft.holidays.map { drafts.holidays.freeDays($0.overriding(defaults.holidays)) } ?? defaultFreeDays
    let calendar = calendar(draft, free, section)
    let editions = editions(draft, calendar, section)
    let anniversaries = anniversaries(&section, people, unnamed)
    let smallestGroup = smallestGroup(draft, section)
    var listed = channels.entries(of: &section)
    let manager = channels.entry(named: "manager", of: &section, besides: &listed)
    let fallbacks = channels.fallbacks(of: listed + [manager].compactMap { $0 })
    let settings = TeamSettings(
      name: TeamName(name), title: title ?? name, language: draft.language ?? defaults.language ?? .en,
      calendar: calendar, quietHours: draft.quietHours ?? defaults.quietHours ?? .none,
      editions: editions, people: people,
      figures: draft.figures.overriding(defaults.figures), contacts: contacts,
      input: (draft.input ?? defaults.input)?.settings, ownsInput: draft.input != nil,
      anniversaries: anniversaries, unnamed: unnamed.names,
      smallestGroup: smallestGroup, location: place,
      sources: sources.entries(of: &section).map { SourceSettings(name: SourceName($0.name), section: $0.section) },
      channels: listed.map(ChannelSettings.init), manager: manager.map(ChannelSettings.init),
      fallbacks: fallbacks.map(ChannelSettings.init), calendars: free.calendars)
    section.finish()
    return settings
  }

  /// Reads anniversaries such as `{ Gerda: 2016-11-25 }`. Only a team has them, because people are asked for consent
  /// where they work.
  private func anniversaries(
    _ section: inout Section, _ people: People, _ unnamed: UnnamedReader
  ) -> [AnniversarySetting] {
    guard var group = section.section("anniversaries") else { return [] }
    return group.keys.compactMap { key in
      unnamed.reportAnniversary(key, group)
      let since = group.day(key, expected: "the day on which they began, for example 2016-11-25")
      return since.map { AnniversarySetting(person: people.canonical(UntrustedText(key)), since: $0) }
    }
  }

  func reportUnused() {
    sources.reportUnused()
    channels.reportUnused()
  }

  /// The smallest group of the team. The defaults, set by who is responsible for everybody, give the minimum; a team
  /// may only be stricter.
  private func smallestGroup(_ draft: TeamDraft, _ section: Section) -> Int {
    let least = defaults.smallestGroup ?? Privacy.usualGroup
    guard let own = draft.smallestGroup else { return least }
    if own < least {
      section.report(
        "is \(own), less than the \(least) that holds for every team; a team may only ask for more"
          + (defaults.smallestGroup == nil ? ", and defaults.smallest_group for less" : ""), at: "smallest_group")
    }
    return max(own, least)
  }

  private func calendar(_ draft: TeamDraft, _ free: FreeDays, _ section: Section) -> WorkCalendar {
    WorkCalendar(
      zone: zone(draft, section), workdays: draft.workdays ?? defaults.workdays ?? Self.usualWorkdays,
      holidays: free.holidays, daysOff: free.daysOff, extraWorkdays: free.extraWorkdays)
  }

  private func zone(_ draft: TeamDraft, _ section: Section) -> Zone {
    if let zone = draft.zone ?? defaults.zone { return zone }
    if !draft.namesZone && !defaults.namesZone {
      section.report("has no time zone; add zone: Europe/Amsterdam, here or under defaults")
    }
    return .utc
  }

  private mutating func editions(
    _ draft: TeamDraft, _ calendar: WorkCalendar, _ section: Section
  ) -> [EditionSettings] {
    let found: [EditionSettings]
    if draft.editions.isEmpty, draft.layout.isEmpty {
      found = defaultEditions ?? defaults.editions.editions(section.problems, layout: layouts(draft, section.problems))
      defaultEditions = found
    } else {
      found = draft.editions.overriding(defaults.editions).editions(
        section.problems, layout: layouts(draft, section.problems))
    }
    if draft.editions.isEmpty, defaults.editions.isEmpty, !section.has("editions") {
      section.report("has no editions; add editions: { daily: { at: \"16:30\" } }, here or under defaults")
    } else if !draft.editions.isEmpty, draft.editions.overriding(defaults.editions).allSatisfy(\.absent) {
      section.report("leaves out every edition, so it would never post; keep one, or remove the team", at: "editions")
    }
    reportLinesForNobody(draft, found, calendar, section.problems)
    for edition in found {
      guard let days = edition.days.weekdays, days.isDisjoint(with: calendar.workdays) else { continue }
      section.report(
        "never posts \"\(edition.name)\": it is for \(words(days)), the team works on \(words(calendar.workdays)); "
          + "change its days, or leave it out with \(edition.name): none", severity: .warning)
    }
    return found
  }

  /// The layout of an edition, from four places of which the later wins: the defaults, their edition, the team, its
  /// edition.
  private func layouts(_ draft: TeamDraft, _ problems: Problems) -> (EditionName, EditionKind) -> Layout {
    { name, kind in
      let shared = defaults.editions.first { $0.name == name }?.layout
      let own = draft.editions.first { $0.name == name }?.layout
      for layout in [shared, own] { layout?.reportOtherKinds(than: kind, problems) }
      return [shared, draft.layout, own].compactMap { $0 }.reduce(defaults.layout) { $1.overriding($0) }.layout(
        of: kind)
    }
  }

  /// Warns about a line for days on which no edition that has it appears.
  private func reportLinesForNobody(
    _ draft: TeamDraft, _ editions: [EditionSettings], _ calendar: WorkCalendar, _ problems: Problems
  ) {
    for one in ([draft.layout] + draft.editions.compactMap(\.layout)).flatMap({ $0.lines ?? [] }) {
      guard let days = one.line.days else { continue }
      let having = editions.filter { $0.layout.lines.contains(one.line) }
      let appears = having.contains { edition in
        !days.isDisjoint(with: (edition.days.weekdays ?? calendar.workdays).intersection(calendar.workdays))
      }
      guard !appears else { continue }
      problems.add(
        Problem(.warning, at: one.location, path: one.path, "is for \(words(days)), when none of its editions appears"))
    }
  }

  private func words(_ days: Set<Weekday>) -> String {
    Weekday.allCases.filter { days.contains($0) }.map(\.word).joined(separator: ", ")
  }
}

extension ChannelSettings {
  fileprivate init(_ entry: SharedSections.Entry) {
    self.init(
      name: ChannelName(entry.name), section: entry.section, isShared: entry.unchanged, isUnasked: entry.isUnasked)
  }
}

extension [FigureSettings] {
  /// The team's figures with `base` for what they leave out, setting by setting.
  fileprivate func overriding(_ base: [FigureSettings]) -> [FigureSettings] {
    if isEmpty { return base }
    let changed = base.map { figure in
      guard let own = first(where: { $0.name == figure.name }) else { return figure }
      return FigureSettings(
        name: own.name, say: own.say ?? figure.say, unit: own.unit ?? figure.unit, target: own.target ?? figure.target,
        better: own.better ?? figure.better, changed: own.changed ?? figure.changed)
    }
    return changed + filter { figure in !base.contains { $0.name == figure.name } }
  }
}

extension [Contact] {
  /// The team's contacts, and those of `base` for roles that the team does not name.
  fileprivate func overriding(_ base: [Contact]) -> [Contact] {
    if isEmpty { return base }
    return base.map { contact in first { $0.role == contact.role } ?? contact }
      + filter { contact in !base.contains { $0.role == contact.role } }
  }
}
