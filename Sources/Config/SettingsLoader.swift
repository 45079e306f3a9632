import Almanac
import Model

/// From files to settings: which files there are, what they share, and then the teams one by one.
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
    for name in includes(&root, of: main) where names.insert(name).inserted {
      if let file = SettingsFile(name, includedBy: main, secrets: secrets, problems: problems) { files.append(file) }
    }
    let state = stateDirectory(&root, of: main)
    let drafts = TeamDraftReader(zones: zones, holidays: holidays)
    let defaults = root.section("defaults").map { drafts.readDefaults($0) } ?? TeamDraft()
    var sources = SharedSections("sources"), channels = SharedSections("channels")
    var people = PeopleReader(problems: problems)
    var sections: [Section] = []
    for (number, file) in files.enumerated() {
      var section = number == 0 ? root : file.root
      if number > 0 { refuseMainOnly(in: &section, main: main) }
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
      teams: teams(&sections, reader, main: main), files: files.map(\.name), stateDirectory: state,
      forOperator: forOperator)
  }

  private func includes(_ root: inout Section, of main: SettingsFile) -> [String] {
    (root.texts("include") ?? []).flatMap { pattern -> [String] in
      let found = main.included(pattern)
      if found.isEmpty, !pattern.contains(where: { "*?[".contains($0) }) {
        root.report("names \(pattern), which does not exist beside \(main.name)", at: "include")
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
    for key in ["defaults", "include", "state", "alarm", "heartbeat", "metrics_file"] where section.node(key) != nil {
      section.report("may only be set in \(known: main.name), which includes this file", at: key)
    }
  }

  private func refuseSharing(in section: inout Section, of file: SettingsFile) {
    for key in ["sources", "channels", "people", "unnamed"] where section.node(key) != nil {
      section.report(
        "may not be set here: \(known: file.name) does not belong to root or may be written by others, and may hold teams only",
        at: key)
    }
  }

  private func teams(_ sections: inout [Section], _ reader: TeamReader, main: SettingsFile) -> [TeamSettings] {
    var reader = reader
    var found: [TeamSettings] = []
    var known: [String: Location] = [:]
    for index in sections.indices {
      if var group = sections[index].section("teams") {
        for key in group.keys {
          guard let team = group.section(key), let place = group.location(of: key) else { continue }
          if let first = known.updateValue(place, forKey: key) {
            known[key] = first
            problems.add(
              Problem(at: place, path: group.join(key), "is defined twice (first at \(first)); rename or remove one"))
            continue
          }
          checkName(key, at: place, path: group.join(key), problems)
          if team.isGroup { found.append(reader.team(key, team, at: place)) }
        }
      }
      sections[index].finish()
    }
    if known.isEmpty, sections.allSatisfy(\.isGroup) {
      problems.add(
        Problem(
          at: Location(file: main.name, line: 1, column: 1), path: "",
          "there is no team; add one under \"teams:\", or run \"dagpost init\" for an example"))
    }
    // After a mistake, a name may only seem unused because it was misspelt.
    if !problems.hasErrors { reader.reportUnused() }
    return found
  }
}

/// Names are part of paths, keys of the ledger and command lines: small letters, digits, `-` and `_`.
func checkName(_ name: String, at location: Location, path: String, _ problems: Problems) {
  let allowed = name.utf8.allSatisfy {
    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
  }
  if allowed && name.utf8.count <= 64 { return }
  problems.add(
    Problem(at: location, path: path, "is not a name; use at most 64 small letters, digits, \"-\" and \"_\""))
}
