import Almanac
import Model
import YAML

/// Goes from files to settings: first which files there are, then what they share, then the teams one by one.
struct SettingsLoader {
  let zones: ZoneStore
  let holidays: HolidayReader
  let secrets: SecretSource
  let problems: Problems

  func load(_ file: String) -> Settings? {
    guard let main = SettingsFile(main: file, secrets: secrets, problems: problems) else { return nil }
    var root = main.root
    var files = [main]
    var names: Set = [file]
    var notes: [String] = []
    var ofTeams: Set<String> = []
    var unread: [String] = []
    for name in includes(&root, of: main, &notes) where names.insert(name).inserted {
      let included = SettingsFile.included(name, by: main, secrets: secrets, problems: problems)
      if included.holdsTeamsOnly { ofTeams.insert(name) }
      if let file = included.file { files.append(file) } else if included.holdsTeamsOnly { unread.append(name) }
    }
    let state = stateDirectory(&root, of: main)
    let drafts = TeamDraftReader(zones: zones, holidays: holidays)
    let defaults = defaults(&root).map { drafts.readDefaults($0) } ?? TeamDraft()
    var sources = SharedSections("sources"), channels = SharedSections("channels")
    var people = PeopleReader(problems: problems)
    var sections: [Section] = []
    var hasTeamsOutside = false
    for (number, file) in files.enumerated() {
      var section = number == 0 ? root : file.root
      if number > 0 { refuseMainOnly(in: &section, main: main) }
      hasTeamsOutside = reportTeamsOutside(&section) || hasTeamsOutside
      if file.restricted {
        refuseSharing(in: &section, of: file)
      } else {
        sources.add(from: &section)
        channels.add(from: &section)
        people.add(section.node("people"), path: "people")
      }
      sections.append(section)
    }
    var unnamed = UnnamedReader(people: people.people)
    for index in sections.indices where !files[index].restricted { unnamed.add(&sections[index]) }
    let forOperator = OperatorSettings(&sections[0], channels: &channels, language: defaults.language ?? .en)
    let reader = TeamReader(
      drafts: drafts, defaults: defaults, sources: sources, channels: channels, people: people.people,
      unnamed: unnamed.names)
    return Settings(
      teams: teams(&sections, reader, main: main, mayBeNone: hasTeamsOutside), files: files.map(\.name),
      stateDirectory: state,
      unnamed: unnamed.names.flatMap { people.people.spellings(of: $0) },
      smallestGroup: defaults.smallestGroup ?? Privacy.usualGroup, ofTeams: ofTeams, unread: unread,
      forOperator: forOperator, notes: notes)
  }

  /// The section `defaults`. A misspelt one is reported and used all the same, so that teams are not also reported for
  /// lacking what it says.
  private func defaults(_ root: inout Section) -> Section? {
    let word = "defaults"
    guard !root.has(word), let misspelt = root.unasked.first(where: { !suggestion(for: $0, among: [word]).isEmpty })
    else { return root.section(word) }
    root.reportKey(misspelt, "is not a known setting\(known: didYouMean(word))")
    return root.section(misspelt)
  }

  private func includes(_ root: inout Section, of main: SettingsFile, _ notes: inout [String]) -> [String] {
    (root.texts("include") ?? []).flatMap { pattern -> [String] in
      let found = main.included(pattern)
      if found.isEmpty {
        if pattern.contains(where: { "*?[".contains($0) }) {
          notes.append("\(main.name): include finds no file that matches \(pattern) yet.")
        } else {
          root.report("names \(pattern), which does not exist beside \(main.name)", at: "include")
        }
      }
      return found
    }
  }

  private func stateDirectory(_ root: inout Section, of main: SettingsFile) -> String? {
    guard let written = root.text("state") else { return nil }
    if written.isEmpty { root.report("is empty; name a folder, or leave it out", at: "state") }
    return written.isEmpty ? nil : path(written, relativeTo: main.name)
  }

  private func refuseMainOnly(in section: inout Section, main: SettingsFile) {
    for key in SettingsFile.mainOnly where section.node(key) != nil {
      section.report("may only be set in \(known: main.name), which includes this file", at: key)
    }
  }

  /// Reports a team that is written at the left margin, where "teams:" should be. It is reported once, at the first
  /// unknown name.
  private func reportTeamsOutside(_ section: inout Section) -> Bool {
    let known = ["teams"] + SettingsFile.shared + SettingsFile.mainOnly
    guard section.isGroup, !section.has("teams") else { return false }
    let outside = section.unasked.filter { !known.contains($0) }
    guard let first = outside.first, suggestion(for: first, among: known).isEmpty else { return false }
    let isSetting = TeamReader.settings.contains(first)
    section.reportKey(
      first,
      isSetting
        ? "is a setting of a team, and no team is named before it; begin with \"teams:\", then the team's name two spaces "
          + "further in, then this"
        : "stands where \"teams:\" is expected; begin with \"teams:\" and put \"\(first):\" below it, two spaces further in"
    )
    for key in outside { _ = section.node(key) }
    return true
  }

  private func refuseSharing(in section: inout Section, of file: SettingsFile) {
    for key in SettingsFile.shared where section.node(key) != nil {
      section.report(
        "may not be set here: \(known: file.name) does not belong to root or may be written by others, and may hold teams only",
        at: key)
    }
  }

  private func teams(
    _ sections: inout [Section], _ reader: TeamReader, main: SettingsFile, mayBeNone: Bool
  ) -> [TeamSettings] {
    var reader = reader
    var found: [TeamSettings] = []
    var known: [String: (place: Location, file: Int)] = [:]
    let others = Set(sections.indices.filter { sections[$0].restricted })
    var order: [Int] = []
    // The administrator's files come first, so that a file of others cannot take over a team or stop one.
    for index in sections.indices.filter({ !others.contains($0) }) + others.sorted() {
      if var group = sections[index].section("teams") {
        for key in group.keys {
          problems.team = TeamName(key)
          defer { problems.team = nil }
          guard let team = group.section(key), let place = group.location(of: key) else { continue }
          if let (first, firstIndex) = known[key] {
            if others.contains(index), !others.contains(firstIndex) { problems.team = nil }
            problems.add(
              Problem(at: place, path: group.join(key), "is defined twice (first at \(first)); rename or remove one"))
            continue
          }
          known[key] = (place, index)
          checkName(key, at: place, path: group.join(key), problems)
          guard team.isGroup else { continue }
          found.append(reader.team(key, team, at: place))
          order.append(index)
        }
      }
      sections[index].finish()
    }
    if known.isEmpty, !mayBeNone, sections.allSatisfy(\.isGroup) {
      problems.add(
        Problem(
          at: Location(file: main.name, line: 1, column: 1), path: "",
          "there is no team; add one under \"teams:\", or run \"dagpost init\" for an example"))
    }
    // After a mistake, a name may seem unused only because it was misspelt elsewhere.
    if !problems.hasErrors { reader.reportUnused() }
    return zip(order, found).enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(
      \.element.1)
  }
}

/// Checks a name. Names become part of paths, keys of the ledger and command lines, so only small letters, digits, `-`
/// and `_` are allowed.
func checkName(_ name: String, at location: Location, path: String, _ problems: Problems) {
  if name.utf8.allSatisfy(\.isOfNames) && name.utf8.count <= 64 { return }
  let small = name.lowercased().replacing(" ", with: "-")
  let isMeant = small != name && problems.quotes(location.file) && small.utf8.allSatisfy(\.isOfNames)
  problems.add(
    Problem(
      at: location, path: path,
      "is not a name; use at most 64 small letters, digits, \"-\" and \"_\"\(known: isMeant ? didYouMean(small) : "")"))
}

extension UInt8 {
  fileprivate var isOfNames: Bool {
    (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) || self == 0x2D || self == 0x5F
  }
}
