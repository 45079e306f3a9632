import Model
import YAML

/// A group of settings that knows its place in the file and which of its keys were asked for.
///
/// A service or a system reads its own section. Every read adds what is wrong to the one list of problems and goes on
/// with a fallback. `finish()` reports the keys that nobody asked for, with a suggestion:
///
///     let url = section.requiredSecret("url")
///     let retries = section.integer("retries", in: 1...10) ?? 3
///     section.finish()
package struct Section {
  package let path: String
  package let location: Location
  package let problems: Problems
  /// How secrets named here are fetched; the same for the whole file.
  package let secrets: SecretSource
  /// Whether the section is in a file that somebody other than the administrator may write. Then it may not use what
  /// only the service can read: secrets are refused here unless they are written out, and the code that reads commands,
  /// files and SQL refuses those.
  package let restricted: Bool
  /// False when something else was written where a group should be. That is reported already.
  package private(set) var isGroup = true
  /// Whether the keys are names that somebody chose, and not settings.
  private var holdsNames = false
  var entries: [String: Placed]
  private(set) var order: [String]
  private var asked: Set<String> = []

  /// An entry, and the path of the group that it was written in. That is another group when this section started from a
  /// shared one.
  struct Placed {
    var entry: Node.Entry
    let group: String
    let inherited: Bool
  }

  /// - Parameter location: the place for sentences about the whole group, such as its name; nil means the node's own.
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

  /// This section with a shared one for what it leaves out, setting by setting. Every entry keeps the place and the
  /// path where it was written, so that a mistake in a shared section is one mistake, however many teams start from it.
  /// A setting that the shared section itself was asked for (`allow_teams`) is not taken over.
  func starting(from shared: Section) -> Section {
    var merged = self
    for key in shared.order where entries[key] == nil && !shared.asked.contains(key) {
      guard let placed = shared.entries[key] else { continue }
      merged.entries[key] = Placed(entry: placed.entry, group: placed.group, inherited: true)
      merged.order.append(key)
    }
    return merged
  }

  /// Every key in the order of the file, for groups whose keys are names that somebody chose.
  package var keys: [String] {
    mutating get {
      holdsNames = true
      return order
    }
  }
  /// The keys that nobody has asked for yet, in the order of the file.
  var unasked: [String] { order.filter { !asked.contains($0) } }
  /// Every key in the order of the file. This does not count as asking for them.
  var keysOnly: [String] { order }
  /// Whether the section has no keys.
  package var isEmpty: Bool { order.isEmpty }
  package func has(_ key: String) -> Bool { entries[key] != nil }

  /// The node of a key, which then counts as asked for.
  package mutating func node(_ key: String) -> Node? {
    asked.insert(key)
    problems.onAsk?(join(key))
    return entries[key]?.entry.value
  }

  /// The text of a key whose value is a scalar. This does not count as asking for the key, because how it is read may
  /// depend on the text.
  func scalar(_ key: String) -> String? {
    guard case .scalar(let text, _) = entries[key]?.entry.value else { return nil }
    return text
  }

  /// Whether the value of a key is one of these words.
  package func isWord(_ key: String, of words: [String]) -> Bool { scalar(key).map(words.contains) ?? false }

  /// Where a key was written; nil when it is absent.
  package func location(of key: String) -> Location? { entries[key]?.entry.keyLocation }

  package func report(_ sentence: Sentence, at key: String? = nil, severity: Problem.Severity = .error) {
    let value = key.flatMap { entries[$0]?.entry.value }
    problems.add(Problem(severity, at: value?.location ?? location, path: key.map { join($0) } ?? path, sentence))
  }

  /// Reports a mistake in a key itself, at the place of the key.
  func reportKey(_ key: String, _ sentence: Sentence) {
    let isQuoted = problems.quotes(location.file)
    problems.add(Problem(at: self.location(of: key) ?? location, path: isQuoted ? join(key) : path, sentence))
  }

  /// A key as it may be shown: `…` for a name from a file that is not quoted.
  func shown(_ key: String) -> String {
    holdsNames && !problems.quotes(location.file) && entries[key]?.inherited != true ? "…" : key
  }

  /// The full path of a setting of this section. Where the file is not quoted, `…` stands for a name from it.
  package func join(_ key: String) -> String {
    let group = entries[key]?.group ?? path
    return group.isEmpty ? shown(key) : "\(group).\(shown(key))"
  }

  /// Reports a decimal comma: in `{ target: 99,5 }` YAML ends the setting at the comma, and a key 5 without a value
  /// follows.
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

  /// The number of unknown keys in one group for which suggestions are looked for. More would cost too much time.
  private static let mostHints = 20

  /// Reports every key that nobody asked for. Call it once, after the last read.
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
