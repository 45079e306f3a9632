import YAML

/// The sources or channels at the top of the configuration, from which those of teams start.
struct SharedSections {
  /// `sources` or `channels`.
  let word: String
  private var sections: [String: Section] = [:]
  private var places: [String: Location] = [:]
  private var used: Set<String> = []
  /// By shared section, the teams in files of others that may take it as it is, with its secrets.
  private var allowed: [String: Set<String>] = [:]
  /// The name of the team that is being read.
  var team = ""

  init(_ word: String) { self.word = word }

  /// One of a team's sources or channels.
  struct Entry {
    let name: String
    let section: Section
    /// Whether the shared section is taken as it is.
    let unchanged: Bool
    /// Whether a file that others may write takes it as it is, and the main file does not allow that.
    var isUnasked = false
  }

  mutating func add(from root: inout Section) {
    guard var group = root.section(word) else { return }
    for key in group.keys {
      guard var section = group.section(key), let place = group.location(of: key) else { continue }
      let teams = section.texts(Self.allow) ?? []
      checkName(key, at: place, path: group.join(key), root.problems)
      if let first = places[key] {
        root.problems.add(
          Problem(at: place, path: group.join(key), "is defined twice (first at \(first)); rename or remove one"))
      } else {
        sections[key] = section
        places[key] = place
        allowed[key] = Set(teams)
      }
    }
  }

  /// The setting of a shared section that names the teams in files of others which may take it.
  static let allow = "allow_teams"

  /// A team's sources or channels: a list of shared names, or a group with the team's own settings.
  mutating func entries(of team: inout Section) -> [Entry] {
    let problems = team.problems
    guard let node = team.node(word) else {
      // A misspelt key is reported as an unknown setting.
      guard !team.unasked.contains(where: { !suggestion(for: $0, among: [word]).isEmpty }) else { return [] }
      team.report("is missing \"\(word)\", for example \(example)")
      return []
    }
    let path = team.join(word)
    switch node {
    case .scalar, .empty: break
    case .list(let items, _):
      var names: Set<String> = []
      let entries = items.compactMap { item -> Entry? in
        if case .scalar(let name, let place) = item, !names.insert(name).inserted {
          problems.add(Problem(at: place, path: path, "names \"\(name)\" twice; keep one"))
          return nil
        }
        return named(item, path: path, team)
      }
      if !items.isEmpty { return entries }
    case .mapping(let list, _):
      if list.isEmpty { break }
      guard var group = team.section(word) else { return [] }
      return group.keys.compactMap { key in
        guard let own = group.section(key), let place = group.location(of: key) else { return nil }
        checkName(key, at: place, path: group.join(key), problems)
        return started(own, key, unchanged: own.isEmpty)
      }
    }
    team.report("should name at least one of the \(word), for example \(example)", at: word)
    return []
  }

  /// The channel that a setting such as `manager` names for something else than the team's updates: a shared one that
  /// the team does not list, or one that the team defines itself, which is then removed from `own`.
  mutating func entry(named key: String, of team: inout Section, besides own: inout [Entry]) -> Entry? {
    guard let name = team.text(key), let place = team.node(key)?.location else { return nil }
    if let index = own.firstIndex(where: { $0.name == name }) {
      if own[index].unchanged || own.count == 1 {
        team.report(
          "is \"\(name)\", where the team's own updates go; name one that is not in \"\(word)\" of this team", at: key)
        return nil
      }
      return own.remove(at: index)
    }
    let path = team.join(key)
    guard sections[name] != nil else {
      let known = Set(sections.keys).union(own.filter { !$0.unchanged }.map(\.name))
      let hint = suggestion(for: name, among: known.sorted())
      team.report(
        "is \"\(name)\", which is not defined\(known: hint.isEmpty ? elsewhere : hint)", at: key)
      return nil
    }
    return started(
      Section(
        .empty(place), path: path, problems: team.problems, secrets: team.secrets, restricted: team.restricted),
      name, unchanged: true)
  }

  /// The channels that the given ones name as their `fallback` and that the team does not list itself.
  mutating func fallbacks(of own: [Entry]) -> [Entry] {
    var found: [Entry] = []
    for entry in own {
      var section = entry.section
      guard let name = section.text("fallback"), !found.contains(where: { $0.name == name }) else { continue }
      if name == entry.name {
        section.report("is the channel itself; name another", at: "fallback")
      } else if !own.contains(where: { $0.name == name }) {
        guard let place = section.location(of: "fallback"), sections[name] != nil else {
          let hint = suggestion(for: name, among: Set(sections.keys).union(own.map(\.name)).sorted())
          section.report("is \"\(name)\", which is not defined\(known: hint)", at: "fallback")
          continue
        }
        let empty = Section(
          .empty(place), path: section.join("fallback"), problems: section.problems, secrets: section.secrets,
          restricted: entry.isUnasked || section.restricted)
        found.append(started(empty, name, unchanged: true))
      }
    }
    return found
  }

  /// The shared sections that a setting at the top names, one or a list.
  mutating func named(_ key: String, of section: inout Section) -> [Entry] {
    guard let node = section.node(key) else { return [] }
    let items: [Node]
    switch node {
    case .list(let list, _): items = list
    case .scalar, .empty, .mapping: items = [node]
    }
    if items.isEmpty { section.report("names none of the \(word); name one, for example \(key): NAME", at: key) }
    var names: Set<String> = []
    let found = items.compactMap { named($0, path: section.join(key), section) }
    for entry in found where !names.insert(entry.name).inserted {
      section.report("names \"\(entry.name)\" twice; keep one", at: key)
    }
    _ = fallbacks(of: found)
    return found
  }

  private mutating func named(_ item: Node, path: String, _ team: Section) -> Entry? {
    guard case .scalar(let name, let place) = item else {
      team.problems.add(
        Problem(
          at: item.location, path: path, "should be a list of names from \"\(word):\"; this entry is \(item.nature)"))
      return nil
    }
    guard sections[name] != nil else {
      let hint = suggestion(for: name, among: sections.keys.sorted())
      team.problems.add(
        Problem(
          at: place, path: path, "names \"\(name)\", which is not defined\(known: hint.isEmpty ? elsewhere : hint)"))
      return nil
    }
    let own = Section(
      .empty(place), path: "\(path).\(name)", problems: team.problems, secrets: team.secrets,
      restricted: team.restricted)
    return started(own, name, unchanged: true)
  }

  private mutating func started(_ own: Section, _ name: String, unchanged: Bool) -> Entry {
    guard let shared = sections[name] else { return Entry(name: name, section: own, unchanged: false) }
    used.insert(name)
    // A section that is taken as it is keeps its own path, so that its mistakes are reported once.
    if unchanged {
      let mayTake = !own.restricted || allowed[name]?.contains(team) == true
      // Only the code of its service knows whether a channel holds a secret, so a channel is read first and refused
      // later (`isUnasked`). A source is read with the rights of the team's file, which refuse the secret itself.
      if mayTake || word == "channels" {
        return Entry(name: name, section: shared, unchanged: true, isUnasked: !mayTake)
      }
    }
    return Entry(name: name, section: own.starting(from: shared), unchanged: unchanged)
  }

  private var elsewhere: String { "; \(word) that teams share stand at the top, under \"\(word):\"" }

  private var example: String {
    word == "channels" ? "channels: [NAME]" : "sources: { planning: { system: tasks, path: planning.md } }"
  }

  func reportUnused() {
    for (name, section) in sections where !used.contains(name) {
      section.report("is not used by any team and was not checked", severity: .warning)
    }
  }
}
