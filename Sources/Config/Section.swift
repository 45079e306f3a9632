import Model

/// A group of settings that knows its place in the file and which of its keys were asked for.
///
/// A service or a system reads its own section: every read reports what is wrong to the one list of problems and goes on
/// with a fallback; `finish()` refuses the keys that nobody asked for, with a suggestion.
package struct Section {
  package let path: String
  package let location: Location
  package let problems: Problems
  /// How secrets named here are fetched; the same for the whole file.
  package let secrets: SecretSource
  /// Stands in a file that somebody else than the administrator may write: it may not reach for what only the service can
  /// read. Secrets are then refused here unless they are written out; commands, files and SQL are for their readers to refuse.
  package let restricted: Bool
  /// False when something else stood where a group should be, which has been reported.
  package private(set) var isGroup = true
  /// Its keys are names that somebody gave, not settings.
  private var holdsNames = false
  var entries: [String: Placed]
  private(set) var order: [String]
  private var asked: Set<String> = []

  /// An entry and the group that it was written in, which is another one when this section started from a shared one.
  struct Placed {
    var entry: Node.Entry
    let group: String
    let inherited: Bool
  }

  /// - Parameter location: where a sentence about the whole group points to; its name, where it has one.
  package init(
    _ node: Node, path: String, problems: Problems, secrets: SecretSource, restricted: Bool = false,
    location: Location? = nil
  ) {
    self.path = path
    self.location = location ?? node.location
    self.problems = problems
    self.secrets = secrets
    self.restricted = restricted
    var entries: [String: Placed] = [:]
    var order: [String] = []
    switch node {
    case .mapping(let list, _):
      entries.reserveCapacity(list.count)
      for entry in list where entries[entry.key] == nil {
        entries[entry.key] = Placed(entry: entry, group: path, inherited: false)
        order.append(entry.key)
      }
    case .empty: break
    case .scalar, .list:
      isGroup = false
      problems.add(
        Problem(
          at: node.location, path: path,
          "\(known: path.isEmpty ? "the file " : "")should be a group of settings (name: value), not \(node.nature)"))
    }
    self.entries = entries
    self.order = order
  }

  /// This section, starting from a shared one: what this one says wins, setting by setting. Everything keeps the place and
  /// the path where it was written, so that a mistake in a shared section is one mistake, however many teams start from it. A
  /// setting that was already asked of the shared one (`allow_teams`) is about the shared one alone and is not taken over.
  func starting(from shared: Section) -> Section {
    var merged = self
    for key in shared.order where entries[key] == nil && !shared.asked.contains(key) {
      guard let placed = shared.entries[key] else { continue }
      merged.entries[key] = Placed(entry: placed.entry, group: placed.group, inherited: true)
      merged.order.append(key)
    }
    return merged
  }

  /// Every key, in the order of the file: names that somebody gave.
  package var keys: [String] {
    mutating get {
      holdsNames = true
      return order
    }
  }
  /// Keys that nobody asked for yet, in the order of the file.
  var unasked: [String] { order.filter { !asked.contains($0) } }
  /// Every key that was written, without asking for any.
  var keysOnly: [String] { order }
  /// Whether nothing stands in it.
  package var isEmpty: Bool { order.isEmpty }
  package func has(_ key: String) -> Bool { entries[key] != nil }

  /// The raw node of a key, marked as asked for.
  package mutating func node(_ key: String) -> Node? {
    asked.insert(key)
    problems.onAsk?(join(key))
    return entries[key]?.entry.value
  }

  /// The text of a key that has one and no group or list, without asking for it: what it is read as may depend on it.
  func scalar(_ key: String) -> String? {
    guard case .scalar(let text, _) = entries[key]?.entry.value else { return nil }
    return text
  }

  /// Whether a key says one of these words.
  package func isWord(_ key: String, of words: [String]) -> Bool { scalar(key).map(words.contains) ?? false }

  /// Where a key was written, or nil when it was not.
  package func location(of key: String) -> Location? { entries[key]?.entry.keyLocation }

  package func report(_ sentence: Sentence, at key: String? = nil, severity: Problem.Severity = .error) {
    let value = key.flatMap { entries[$0]?.entry.value }
    problems.add(Problem(severity, at: value?.location ?? location, path: key.map { join($0) } ?? path, sentence))
  }

  /// About a key itself, at its own place.
  func reportKey(_ key: String, _ sentence: Sentence) {
    let isQuoted = problems.quotes(location.file)
    problems.add(Problem(at: self.location(of: key) ?? location, path: isQuoted ? join(key) : path, sentence))
  }

  /// A key as it may be shown.
  func shown(_ key: String) -> String {
    holdsNames && !problems.quotes(location.file) && entries[key]?.inherited != true ? "…" : key
  }

  /// The full path of a setting of this section; where nothing of the file is quoted, `…` stands for a name that it gives.
  package func join(_ key: String) -> String {
    let group = entries[key]?.group ?? path
    return group.isEmpty ? shown(key) : "\(group).\(shown(key))"
  }

  /// In `{ target: 99,5 }` the comma ends the setting, and a 5 without a value follows.
  private func reportDecimalComma(before entry: Node.Entry) -> Bool {
    guard case .empty = entry.value, entry.key.allSatisfy(\.isWholeDigit), let index = order.firstIndex(of: entry.key),
      index > 0, let number = scalar(order[index - 1]), !number.isEmpty, number.allSatisfy(\.isWholeDigit)
    else { return false }
    problems.add(
      Problem(
        at: entry.keyLocation, path: join(order[index - 1]),
        "is followed by \"\(entry.key)\"; a number has a point, not a comma: \("\(number).\(entry.key)")"))
    return true
  }

  /// Unknown keys of one group for which what is meant is looked for.
  private static let mostHints = 20

  /// Refuses every key that nobody asked for. Call it once, after the last read.
  package func finish() {
    let settings = asked.sorted()
    for (count, key) in order.lazy.filter({ !asked.contains($0) }).enumerated() {
      guard let entry = entries[key]?.entry else { continue }
      if reportDecimalComma(before: entry) { continue }
      let hint = count < Section.mostHints ? suggestion(for: key, among: settings) : ""
      let known =
        hint.isEmpty && !settings.isEmpty && count < Section.mostHints
        ? "; known here: \(settings.joined(separator: ", "))" : hint
      let isQuoted = problems.quotes(location.file)
      problems.add(
        Problem(
          at: entry.keyLocation, path: isQuoted ? join(key) : path,
          isQuoted ? "is not a known setting\(known: known)" : "has a setting that is not known\(known: known)"))
    }
  }
}

extension Character {
  fileprivate var isWholeDigit: Bool { isASCII && isNumber }
}
