import Model

/// Builds the tree of nodes from libyaml's events. After a mistake it goes on where it can, so that one run finds them
/// all.
struct YAMLTree: ~Copyable {
  private let events: YAMLEvents
  private let top: Location
  private let problems: any ProblemList
  private let limits: YAMLReader.Limits
  /// The names on the way to the current node. List items add none.
  private var path: [String] = []
  private var depth = 0
  private var nodes = 0
  /// The lines whose value is a comment, although it looks like a name.
  private let hidden: Set<Int>

  /// Thrown after its problem has been reported.
  private struct Stop: Error {}

  init(_ events: consuming YAMLEvents, top: Location, problems: any ProblemList, limits: YAMLReader.Limits) {
    hidden = events.text.hiddenByComment()
    self.limits = limits
    self.events = events
    self.top = top
    self.problems = problems
  }

  /// Reads the only document of the file.
  mutating func document() -> Node? {
    do {
      var root: Node?
      while true {
        let step = try next()
        switch step.event {
        case .streamEnd: return root ?? .empty(top)
        case .documentStart where root == nil: root = try node(next())
        case .documentStart:
          problems.add(
            Problem(
              at: step.location, path: "", "a second document begins here; one file holds one: remove the \"---\""))
          return root
        default: break
        }
      }
    } catch {
      return nil
    }
  }

  private func next() throws(Stop) -> YAMLEvents.Step {
    switch events.next() {
    case .success(let step): return step
    case .failure(let error):
      problems.add(error.problem(in: events.text))
      throw Stop()
    }
  }

  private func refuse(_ sentence: Sentence, at location: Location, severity: Problem.Severity = .error) {
    let shown = problems.quotes(location.file) ? path.joined(separator: ".") : "…"
    problems.add(Problem(severity, at: location, path: shown, sentence))
  }

  /// Stops reading when a limit is exceeded, because the rest could cost too much.
  private func demand(_ isWithin: Bool, _ sentence: Sentence, at location: Location) throws(Stop) {
    if isWithin { return }
    refuse(sentence, at: location)
    throw Stop()
  }

  private mutating func node(_ step: YAMLEvents.Step, isName: Bool = false) throws(Stop) -> Node {
    nodes += 1
    try demand(
      nodes <= limits.nodes, "is value number \(nodes) of this file; \(limits.nodes) is the limit", at: step.location)
    // The sentences do not quote the anchor or tag, because it may be the beginning of an unquoted secret.
    if step.anchored {
      refuse(
        "has an anchor (&); write the value out, or put quotes around a text that begins with &", at: step.location)
    }
    if step.tagged {
      refuse("has a tag (!); remove it, or put quotes around a text that begins with !", at: step.location)
    }
    switch step.event {
    case .scalar(let text, let plain):
      guard plain else { return .scalar(text, step.location) }
      if text.isEmpty || text == "~" { return .empty(step.location) }
      return .scalar(self.plain(text, isName: isName, at: step.location), step.location)
    case .listStart:
      return try nested(step, else: .list([], step.location)) { tree throws(Stop) in try tree.list(step) }
    case .mappingStart:
      return try nested(step, else: .mapping([], step.location)) { tree throws(Stop) in try tree.mapping(step) }
    case .alias:
      refuse("is an alias (*); write the value out, or put quotes around a text that begins with *", at: step.location)
      return .empty(step.location)
    case .listEnd, .mappingEnd, .documentStart, .streamEnd, .other: return .empty(step.location)
    }
  }

  /// A text without quotes, without the invisible characters at its ends, as YAML removes ordinary blanks. At the
  /// beginning of a name they stay, because they may have moved the name out of its group.
  private func plain(_ text: String, isName: Bool, at location: Location) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var kept = text.unicodeScalars
    kept.removeAll { [0xAD, 0x200B, 0x2060, 0xFEFF].contains($0.value) }
    var scalars = kept[...]
    while let last = scalars.last, last.isOdd { scalars.removeLast() }
    while !isName, let first = scalars.first, first.isOdd { scalars.removeFirst() }
    for (sign, next) in zip(scalars, scalars.dropFirst()) where sign == ":" && next.isOddBlank {
      warn(
        "has a \":\" with a blank behind it that is none (\(known: next.codePoint)); if a name and its value were meant, write an "
          + "ordinary space", at: location)
    }
    if let dash = scalars.first, "–—−‐‑•·".unicodeScalars.contains(dash), let next = scalars.dropFirst().first,
      next == " " || next.isOddBlank
    {
      warn(
        "begins with \(known: dash) (\(known: dash.codePoint)), which makes no list; write an ordinary - and a space",
        at: location)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private func warn(_ sentence: Sentence, at location: Location) { refuse(sentence, at: location, severity: .warning) }

  private func warnOfComment(_ value: Node, on line: Int, at location: Location) {
    guard case .empty = value, hidden.contains(line) else { return }
    warn("has no value: # begins a comment; put quotes around a name that begins with #", at: location)
  }

  private mutating func nested(
    _ step: YAMLEvents.Step, else flat: Node, _ read: (inout YAMLTree) throws(Stop) -> Node
  ) throws(Stop) -> Node {
    guard depth < YAMLReader.depthLimit else {
      refuse("is \(depth + 1) levels deep; \(YAMLReader.depthLimit) is the limit", at: step.location)
      try skipRest()
      return flat
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func list(_ start: YAMLEvents.Step) throws(Stop) -> Node {
    var items: [Node] = []
    while true {
      let step = try next()
      if case .listEnd = step.event { return .list(items, start.location) }
      try demand(
        items.count < limits.entries, "is entry number \(items.count + 1) of a list; \(limits.entries) is the limit",
        at: step.location)
      let item = try node(step)
      warnOfComment(item, on: step.location.line, at: step.location)
      items.append(item)
    }
  }

  private mutating func mapping(_ start: YAMLEvents.Step) throws(Stop) -> Node {
    var entries: [Node.Entry] = []
    var lines: [String: Int] = [:]
    while true {
      let step = try next()
      if case .mappingEnd = step.event { return .mapping(entries, start.location) }
      guard case .scalar(let key, _) = try node(step, isName: true), !key.isEmpty else {
        refuse("has a name that is no text; put quotes around a value such as \"{{ name }}\"", at: step.location)
        _ = try node(next())
        continue
      }
      try demand(
        key.utf8.count <= limits.name, "has a name of more than \(limits.name) bytes; shorten it", at: step.location)
      try demand(
        lines.count < limits.entries, "is entry number \(lines.count + 1) of a group; \(limits.entries) is the limit",
        at: step.location)
      path.append(key)
      defer { path.removeLast() }
      if let odd = key.unicodeScalars.first, odd.isOdd {
        refuse(
          "begins with what looks like a blank and is none (\(known: odd.codePoint)); delete what stands before the name, and indent "
            + "it with spaces", at: step.location)
      }
      let value = try node(next())
      warnOfComment(value, on: step.location.line, at: step.location)
      if let line = lines.updateValue(step.location.line, forKey: key) {
        refuse("is written twice (first on line \(line)); keep one", at: step.location)
        lines[key] = line
      } else {
        entries.append(Node.Entry(key: key, keyLocation: step.location, value: value))
      }
    }
  }

  /// Reads to the end of the list or group that has just begun, and keeps nothing. Of one much too deep nothing more is
  /// read: libyaml's time grows with the square of the depth, and 100,000 levels cost it 46 seconds.
  private func skipRest() throws(Stop) {
    var open = 1
    while open > 0 {
      if open > 1000 { throw Stop() }
      switch try next().event {
      case .listStart, .mappingStart: open += 1
      case .listEnd, .mappingEnd: open -= 1
      default: break
      }
    }
  }
}
