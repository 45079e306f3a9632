import Model

/// A group of settings that knows its place in the file and which of its keys were asked for.
///
/// A service or a system reads its own section: every read reports what is wrong to the one list of problems and goes on
/// with a fallback; `finish()` refuses the keys that nobody asked for, with a suggestion.
public struct Section {
  public let path: String
  public let location: Location
  public let problems: Problems
  /// How secrets named here are fetched; the same for the whole file.
  public let secrets: SecretSource
  /// Stands in a file that somebody else than the administrator may write: it may not reach for what only the service can
  /// read. Secrets are then refused here unless they are written out; commands, files and SQL are for their readers to refuse.
  public let restricted: Bool
  /// False when something else stood where a group should be, which has been reported.
  public private(set) var isGroup = true
  private var entries: [String: Placed]
  private var order: [String]
  private var asked: Set<String> = []

  /// An entry and the group that it was written in, which is another one when this section started from a shared one.
  private struct Placed {
    var entry: Node.Entry
    let group: String
    let inherited: Bool
  }

  /// - Parameter location: where a sentence about the whole group points to; its name, where it has one.
  public init(
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
        Problem(at: node.location, path: path, "should be a group of settings (name: value), not \(node.nature)"))
    }
    self.entries = entries
    self.order = order
  }

  /// This section, starting from a shared one: what this one says wins, setting by setting. Everything keeps the place and
  /// the path where it was written, so that a mistake in a shared section is one mistake, however many teams start from it.
  func starting(from shared: Section) -> Section {
    var merged = self
    for key in shared.order where entries[key] == nil {
      guard let placed = shared.entries[key] else { continue }
      merged.entries[key] = Placed(entry: placed.entry, group: placed.group, inherited: true)
      merged.order.append(key)
    }
    return merged
  }

  public var keys: [String] { order }
  public func has(_ key: String) -> Bool { entries[key] != nil }

  /// The raw node of a key, marked as asked for.
  public mutating func node(_ key: String) -> Node? {
    asked.insert(key)
    problems.onAsk?(join(key))
    return entries[key]?.entry.value
  }

  /// Where a key was written, or nil when it was not.
  public func location(of key: String) -> Location? { entries[key]?.entry.keyLocation }

  public func report(_ sentence: String, at key: String? = nil, severity: Problem.Severity = .error) {
    let value = key.flatMap { entries[$0]?.entry.value }
    problems.add(Problem(severity, at: value?.location ?? location, path: key.map { join($0) } ?? path, sentence))
  }

  /// The full path of a setting of this section.
  public func join(_ key: String) -> String {
    let group = entries[key]?.group ?? path
    return group.isEmpty ? key : "\(group).\(key)"
  }

  // MARK: Typed reads

  /// Text, or nil when the key is absent.
  public mutating func text(_ key: String) -> String? { text(key, hint: "; give it one, or remove it") }

  /// Text that must be there; a problem and an empty text when it is not.
  public mutating func requiredText(_ key: String, example: String) -> String {
    let hint = ", for example \(key): \(example)"
    guard has(key) else {
      _ = node(key)
      report("is missing \"\(key)\"\(hint)")
      return ""
    }
    return text(key, hint: hint) ?? ""
  }

  private mutating func text(_ key: String, hint: String) -> String? {
    switch node(key) {
    case nil: return nil
    case .scalar(let text, _): return text
    case .empty: report("has no value\(hint)", at: key)
    case .some(let other): report("should be text, not \(other.nature)", at: key)
    }
    return nil
  }

  /// One of a type's words; `meaning` names the choices in the sentence.
  public mutating func choice<T>(_ key: String, _ choices: [(String, T)]) -> T? {
    guard let text = text(key) else { return nil }
    if let match = choices.first(where: { $0.0 == text }) { return match.1 }
    let words = choices.map(\.0)
    report("is \"\(text)\"; it should be \(orList(words))\(suggestion(for: text, among: words))", at: key)
    return nil
  }

  /// A value that `parse` understands; `expected` completes "should be …".
  public mutating func value<T>(_ key: String, expected: String, _ parse: (String) -> T?) -> T? {
    guard let text = text(key) else { return nil }
    if let value = parse(text) { return value }
    report("is \"\(text)\"; it should be \(expected)", at: key)
    return nil
  }

  public mutating func flag(_ key: String) -> Bool? { choice(key, [("true", true), ("false", false)]) }

  public mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    value(key, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") {
      Int($0).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  public mutating func number(_ key: String) -> Double? {
    value(key, expected: "a number, for example 7.5") { Double($0).flatMap { $0.isFinite ? $0 : nil } }
  }

  /// A list of texts; a single text counts as a list of one.
  public mutating func texts(_ key: String) -> [String]? { locatedTexts(key)?.map(\.text) }

  /// The same with the place of each text, for a sentence about one of them.
  public mutating func locatedTexts(_ key: String) -> [(text: String, location: Location)]? {
    guard let node = node(key) else { return nil }
    switch node {
    case .scalar(let text, let place): return [(text, place)]
    case .empty: return []
    case .mapping:
      report("should be a list, not a group of settings", at: key)
      return nil
    case .list(let items, _):
      return items.compactMap { item in
        if case .scalar(let text, let place) = item { return (text, place) }
        problems.add(
          Problem(at: item.location, path: join(key), "should be a list of texts; this entry is \(item.nature)"))
        return nil
      }
    }
  }

  /// A group inside this one, or nil when absent.
  public mutating func section(_ key: String) -> Section? {
    guard let node = node(key) else { return nil }
    var inner = Section(
      node, path: join(key), problems: problems, secrets: secrets, restricted: restricted, location: location(of: key))
    if restricted, entries[key]?.inherited == true {
      inner.entries = inner.entries.mapValues { Placed(entry: $0.entry, group: $0.group, inherited: true) }
    }
    return inner
  }

  /// A secret: `{ credential: NAME }`, `{ file: PATH }`, `{ env: NAME }`, or a literal in a file only its owner can read.
  /// Nil when the key is absent, or when it cannot be had, which is then in the list of problems.
  public mutating func secret(_ key: String) -> Secret? {
    guard let node = node(key) else { return nil }
    if restricted, let refusal = restrictedSecret(key, node) {
      report(refusal, at: key)
      return nil
    }
    return secrets.secret(from: node, path: join(key), problems: problems)
  }

  private func restrictedSecret(_ key: String, _ node: Node) -> String? {
    let file = location.file
    if entries[key]?.inherited == true {
      return
        "is a shared secret, which \(file) may not use: the file does not belong to root or may be written by others"
    }
    guard case .mapping = node else { return nil }
    return "may not name a credential, file or variable: \(file) does not belong to root or may be written by others"
  }

  /// A secret that must be there.
  public mutating func requiredSecret(_ key: String) -> Secret? {
    guard has(key) else {
      _ = node(key)
      report("is missing \"\(key)\", for example \(key): { credential: NAME }")
      return nil
    }
    return secret(key)
  }

  /// Refuses every key that nobody asked for. Call it once, after the last read.
  public func finish() {
    for key in order where !asked.contains(key) {
      guard let entry = entries[key]?.entry else { continue }
      let hint = suggestion(for: key, among: asked.sorted())
      let known = hint.isEmpty && !asked.isEmpty ? "; known here: \(asked.sorted().joined(separator: ", "))" : hint
      problems.add(Problem(at: entry.keyLocation, path: join(key), "is not a known setting\(known)"))
    }
  }
}

func orList(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}

/// ` (did you mean "channels"?)`, or nothing when no word is near.
public func suggestion(for word: String, among words: [String]) -> String {
  let near = words.map { ($0, editDistance(word.lowercased(), $0.lowercased())) }.min { $0.1 < $1.1 }
  guard let (best, distance) = near, distance <= max(1, min(3, word.count / 3)) else { return "" }
  return " (did you mean \"\(best)\"?)"
}

/// Damerau–Levenshtein in its restricted form: insertions, deletions, substitutions and swaps of neighbours.
func editDistance(_ a: String, _ b: String) -> Int {
  let a = Array(a), b = Array(b)
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var table = (0...a.count).map { i in (0...b.count).map { j in i == 0 ? j : (j == 0 ? i : 0) } }
  for i in 1...a.count {
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
      }
    }
  }
  return table[a.count][b.count]
}
