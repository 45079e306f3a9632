/// A Markdown list of tasks, as people keep it beside their work:
///
///     ## Milestones
///     - [x] All laptops delivered @Fatima @Ravi done:2026-11-20
///     ## Planning
///     - [ ] Mail migration, group 2 @Joost due:2026-12-01 means:"all mail arrives by 18:00" #mail
///     - [/] Printer contract hard:2026-12-31 reason:"the old one ends"
///
/// `[ ]` planned, `[/]` busy, `[x]` done, `[-]` dropped. A row is a task in the order of the file, with `section` from the
/// nearest heading; one that is indented under another has its key as `parent` and `milestone`.
enum TaskListDecoder {
  static func decode(_ text: String) -> Decoded {
    var list = TaskList()
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { list.add(line) }
    return Decoded(value: .list(list.rows))
  }
}

private struct TaskList {
  private(set) var rows: [Value] = []
  private var section = ""
  /// The tasks that the next one can be inside of: indentation and key.
  private var parents: [(indent: Int, key: String)] = []
  private var keys: [String: Int] = [:]
  private var fence: String?
  private var inComment = false

  mutating func add(_ line: Substring) {
    let content = line.trimmingSpaces()
    if skips(content) { return }
    if let heading = heading(content) {
      section = heading
      parents = []
      return
    }
    guard let (state, text) = task(content) else {
      // A paragraph of its own ends the list; a line inside a task does not.
      if !content.isEmpty, indent(line) == 0 { parents = [] }
      return
    }
    var fields = TaskText(text).fields
    fields["state"] = .text(state)
    if !section.isEmpty { fields["section"] = .text(section) }
    let indent = indent(line)
    while let last = parents.last, last.indent >= indent { parents.removeLast() }
    if let parent = parents.last {
      fields["parent"] = .text(parent.key)
      if fields["milestone"] == nil { fields["milestone"] = .text(parent.key) }
    }
    let key = key(&fields)
    parents.append((indent, key))
    rows.append(.object(fields))
  }

  /// What stands in a code block or a comment is an example, not work.
  private mutating func skips(_ content: String) -> Bool {
    if let open = fence {
      if content.hasPrefix(open) { fence = nil }
      return true
    }
    if inComment {
      inComment = !content.contains("-->")
      return true
    }
    if let mark = ["```", "~~~"].first(where: content.hasPrefix) {
      fence = mark
      return true
    }
    if content.hasPrefix("<!--") {
      inComment = !content.contains("-->")
      return true
    }
    return false
  }

  private func heading(_ content: String) -> String? {
    let marks = content.prefix { $0 == "#" }
    guard (1...6).contains(marks.count), content.dropFirst(marks.count).first == " " else { return nil }
    let text = content.dropFirst(marks.count).trimmingSpaces()
    return String(text.reversed().drop { $0 == "#" }.reversed()).trimmingSpaces()
  }

  /// `- [x] text`, with `-`, `*`, `+` or a number before it.
  private func task(_ content: String) -> (state: String, text: String)? {
    var rest = content[...]
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let mark = rest.dropFirst(digits.count).first, mark == "." || mark == ")" {
      rest = rest.dropFirst(digits.count + 1)
    } else if let mark = rest.first, "-*+".contains(mark) {
      rest = rest.dropFirst()
    } else {
      return nil
    }
    let box = Array(rest.trimmingSpaces())
    guard rest.first?.isWhitespace == true, box.count >= 4, box[0] == "[", box[2] == "]", box[3].isWhitespace,
      let state = Self.states[box[1]]
    else { return nil }
    return (state, String(box[4...]).trimmingSpaces())
  }

  private static let states: [Character: String] = [
    " ": "planned", "/": "active", "x": "finished", "X": "finished", "-": "dropped",
  ]

  private func indent(_ line: Substring) -> Int {
    line.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
  }

  /// Without a key of its own a task is known by its words: a new date or a checked box does not make a new task.
  private mutating func key(_ fields: inout [String: Value]) -> String {
    if case .text(let key)? = fields["key"] ?? fields["id"] { return key }
    var title = ""
    if case .text(let text)? = fields["title"] { title = text }
    let key = StableKey.of(title, counting: &keys)
    fields["key"] = .text(key)
    return key
  }
}
