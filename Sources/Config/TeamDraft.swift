import Almanac
import Model
import YAML

/// What `defaults` or one team says. What it leaves out is nil or empty.
struct TeamDraft {
  var language: Language?
  var zone: Zone?
  /// Whether a zone was written, valid or not. Then a missing zone is not reported as well.
  var namesZone = false
  var workdays: Set<Weekday>?
  var holidays: HolidayDraft?
  var quietHours: QuietHours?
  var editions: [EditionDraft] = []
  var figures: [FigureSettings] = []
  var contacts: [Contact] = []
  var input: WayInDraft?
  var smallestGroup: Int?
  var layout = LayoutDraft()
}

/// `input:` as it was written. `none` leaves out that of the defaults.
enum WayInDraft {
  case none
  case way(WayInSettings)

  var settings: WayInSettings? { if case .way(let settings) = self { settings } else { nil } }
}

/// Reads the settings that `defaults` and a team have in common.
struct TeamDraftReader {
  let zones: ZoneStore
  let holidays: HolidayReader

  func readDefaults(_ section: Section) -> TeamDraft {
    var section = section
    let draft = read(&section)
    section.finish()
    return draft
  }

  func read(_ section: inout Section) -> TeamDraft {
    TeamDraft(
      language: section.choice(
        "language", Language.allCases.map { ($0.rawValue, $0) },
        meant: ["nederlands": "nl", "dutch": "nl", "engels": "en", "english": "en"]),
      zone: zone(&section), namesZone: section.has("zone"), workdays: section.weekdays("workdays"),
      holidays: holidays.read(&section), quietHours: section.quietHours("quiet_hours"), editions: editions(&section),
      figures: figures(&section), contacts: contacts(&section), input: input(&section),
      smallestGroup: section.integer("smallest_group", in: 1...100),
      layout: LayoutReader().read(&section) ?? LayoutDraft())
  }

  private func zone(_ section: inout Section) -> Zone? {
    guard let id = section.text("zone") else { return nil }
    do {
      return try zones.zone(id)
    } catch {
      let hint = error.unknown ? nearZone(id) : ""
      section.report("is \"\(id)\", which \(known: error.sentence)\(known: hint)", at: "zone")
      return nil
    }
  }

  /// A suggestion for an unknown zone: the city alone (`Amsterdam`) or a misspelt name.
  private func nearZone(_ id: String) -> String {
    let cities = zones.names.reduce(into: [String: String]()) { cities, zone in
      if let slash = zone.lastIndex(of: "/") { cities[String(zone[zone.index(after: slash)...])] = zone }
    }
    let city = id.replacing(" ", with: "_").lowercased()
    let zone = cities.first { $0.key.lowercased() == city }?.value
    return zone.map { " (did you mean \"\($0)\"?)" } ?? suggestion(for: id, among: zones.names)
  }

  private func editions(_ section: inout Section) -> [EditionDraft] {
    guard var group = section.section("editions") else { return [] }
    return group.keys.compactMap { key in
      guard let place = group.location(of: key) else { return nil }
      checkName(key, at: place, path: group.join(key), group.problems)
      if case .scalar("none", _) = group.node(key) {
        return EditionDraft(name: EditionName(key), path: group.join(key), place: place, absent: true)
      }
      guard var section = group.section(key) else { return nil }
      defer { section.finish() }
      return edition(EditionDraft(name: EditionName(key), path: group.join(key), place: place), &section)
    }
  }

  private func edition(_ named: EditionDraft, _ section: inout Section) -> EditionDraft {
    var draft = named
    draft.kind = section.choice("kind", EditionKind.allCases.map { ($0.rawValue, $0) })
    draft.at = section.value(
      "at", expected: "a time of day, for example \"16:30\" or \"08:45\"",
      guess: { TimeOfDay(near: $0)?.description }
    ) { TimeOfDay($0) }
    draft.days = days(&section)
    draft.every = section.value("every", expected: "a number of weeks from 2 to 26, for example 2 weeks") { weeks($0) }
    draft.from = section.day("from", expected: "a day that exists, for example 2026-01-05")
    draft.onHoliday = section.choice("on_holiday", OnHoliday.allCases.map { ($0.rawValue, $0) })
    draft.layout = LayoutReader().read(&section)
    let written: [(String, Bool)] = [
      ("at", draft.at == nil), ("days", draft.days == nil), ("every", draft.every == nil), ("from", draft.from == nil),
    ]
    draft.failed = written.contains { key, isNothing in isNothing && section.has(key) }
    return draft
  }

  /// Days of the week, or one of the phrases such as `first workday`.
  private func days(_ section: inout Section) -> Days? {
    guard let text = section.scalar("days"), text.contains(" ") else {
      return section.weekdays("days", phrases: Days.phrases.map(\.words)).map { .on($0) }
    }
    return section.choice("days", Days.phrases.map { ($0.words, $0.days) })
  }

  /// A number of weeks from 2 to 26, as in `2 weeks`. Every week needs no setting.
  private func weeks(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 2, words[1] == "weeks", let count = Int.digits(words[0]), (2...26).contains(count) else {
      return nil
    }
    return count
  }

  private func figures(_ section: inout Section) -> [FigureSettings] {
    guard var group = section.section("figures") else { return [] }
    return group.keys.compactMap { key in
      guard var section = group.section(key) else { return nil }
      defer { section.finish() }
      return FigureSettings(
        name: key, say: section.text("say"),
        unit: section.text("unit"),
        target: section.number("target"),
        better: section.choice(
          "better", Direction.allCases.map { ($0.rawValue, $0) }, meant: ["hoger": "higher", "lager": "lower"]),
        changed: section.dates("changed"))
    }
  }

  private func contacts(_ section: inout Section) -> [Contact] {
    guard var group = section.section("contacts") else { return [] }
    return group.keys.compactMap { key in
      let person = group.requiredText(key, example: "Marjan")
      let role = group.location(of: key).map { group.withoutBraces(key, at: $0, of: key) } ?? key
      return person.isEmpty ? nil : Contact(role: UntrustedText(role), person: UntrustedText(person))
    }
  }

  /// An address or a few words, alone or in a group with the source that reads what is sent there.
  private func input(_ section: inout Section) -> WayInDraft? {
    guard let node = section.node("input") else { return nil }
    let place = node.location
    if case .scalar("none", _) = node { return WayInDraft.none }
    guard case .mapping = node else {
      return say("input", of: &section).map { .way(WayInSettings(say: $0, source: nil, location: place)) }
    }
    guard var group = section.section("input") else { return nil }
    defer { group.finish() }
    if !group.has("say") {
      group.report("is missing \"say\", what readers see: an address, a link or a few words")
    }
    let source = group.text("source")
    return say("say", of: &group).map {
      .way(WayInSettings(say: $0, source: source.map { SourceName($0) }, location: place))
    }
  }

  private func say(_ key: String, of section: inout Section) -> String? {
    guard let text = section.text(key) else { return nil }
    let isOneLine = !text.contains(where: \.isNewline)
    guard !text.isEmpty, text.count <= 200, isOneLine else {
      section.report("should be one line of at most 200 characters: an address, a link or a few words", at: key)
      return nil
    }
    return text
  }
}
