import Model

/// A Markdown list of tasks, as people keep it beside their work:
///
///     ## Milestones
///     - [x] All laptops delivered @Fatima @Ravi done:2026-11-20
///     ## Planning
///     - [ ] Mail migration, group 2 @Joost due:2026-12-01 means:"all mail arrives by 18:00" #mail
///     - [/] Printer contract hard:2026-12-31 reason:"the old one ends"
///
/// `[ ]` planned, `[/]` busy, `[x]` done, `[-]` dropped. A row is a task in the order of the file, with `section` from the
/// nearest heading and `sections` from all those that it stands below; one that is indented under another has its key as
/// `parent` and `milestone`. What looks like a task and is not read as one is reported with its line.
enum TaskListDecoder {
  /// - Parameter list: names the file where a source reads several: the same words in another one are another task.
  static func decode(_ text: String, people: People = .none, list: String? = nil) -> Decoded {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var tasks = TaskList(people: people, references: references(in: lines))
    for (index, line) in lines.enumerated().dropFirst(SkippedLines.frontMatter(lines)) {
      tasks.add(line.prefix(lineLimit), at: index + 1)
    }
    return tasks.decoded(list: list)
  }

  /// Characters of a line; what an update shows of a title is far less.
  private static let lineLimit = 8_000

  /// `[1]: https://wiki.example.nl`
  private static func references(in lines: [Substring]) -> [String: String] {
    var references: [String: String] = [:]
    for line in lines where references.count < 1_000 {
      let content = line.trimmingSpaces()
      guard content.hasPrefix("["), let mark = content.prefix(200).firstRange(of: "]:") else { continue }
      let name = content[..<mark.lowerBound].dropFirst().lowercased()
      let address = content[mark.upperBound...].trimmingSpaces().prefix { !$0.isWhitespace }
      if address.contains("://"), references[name] == nil {
        references[name] = String(address.filter { !"<>".contains($0) })
      }
    }
    return references
  }
}

private struct TaskList {
  /// A task on its way to a row.
  private struct Entry {
    var fields: [String: Value]
    let line: Int
    /// The task that it is inside of.
    var parent: Int?
  }

  private let people: People
  private let references: [String: String]
  private var entries: [Entry] = []
  private var problems: [RowProblem] = []
  private var headings: [(level: Int, text: String)] = []
  /// The tasks that the next one can be inside of.
  private var parents: [(indent: Int, entry: Int)] = []
  private var skipping = SkippedLines()
  /// The last line, where it was a text that may turn out to be a heading.
  private var lastText: String?
  private var isInTable = false
  /// Lines that may have been meant as work, and what they are.
  private var unread: [(line: Int, what: String)] = []

  init(people: People, references: [String: String]) {
    self.people = people
    self.references = references
  }

  mutating func add(_ line: Substring, at number: Int) {
    guard let line = skipping.read(line, at: number) else { return }
    let (content, indent) = Self.unquoted(line)
    let before = lastText
    lastText = nil
    let kind = TaskLine(content)
    if isInTable, content.contains("|"), kind != .rule { return row(content, number) }
    isInTable = kind == .rule
    switch kind {
    // The head of a table is known by what follows.
    case .blank, .rule, .row: break
    case .heading(TaskLine.lowestLevel, let text) where indent > 0: self.text(text, indent, number)
    case .heading(let level, let text): begin(text, level)
    case .underline(let level): if let before { begin(before, level) }
    case .task(let state, let text): add(text, state: state, indent, number)
    case .strangeBox(let sign, let text):
      report("its box has the sign \"\(shown(sign))\"; write [ ], [/], [x] or [-]", .word, text, number)
    case .bullet(let text): bullet(text, indent, number)
    case .text(let text): self.text(text, indent, number)
    }
  }

  /// Without the signs of a quotation.
  private static func unquoted(_ line: Substring) -> (content: String, indent: Int) {
    var rest = line
    while let first = rest.drop(while: \.isWhitespace).first, first == ">" {
      rest = rest.drop(while: \.isWhitespace).dropFirst()
      if rest.first == " " { rest = rest.dropFirst() }
    }
    return (rest.trimmingSpaces(), rest.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) })
  }

  private mutating func begin(_ heading: String, _ level: Int) {
    headings.removeAll { $0.level >= level }
    let markup = TaskMarkup(heading, references: references)
    headings.append((level, markup.restored(markup.text).trimmingSpaces()))
    parents = []
  }

  private mutating func add(_ text: String, state: String, _ indent: Int, _ number: Int) {
    let words = TaskText(text, people: people, references: references)
    var fields = words.fields
    fields["state"] = .text(state)
    // A day on which it may begin says nothing about when it did.
    if let starts = fields.removeValue(forKey: "starts"), state != "planned", fields["started"] == nil {
      fields["started"] = starts
    }
    if let heading = headings.last(where: { $0.level < TaskLine.lowestLevel }) {
      fields["section"] = .text(heading.text)
    }
    fields["sections"] = .list(headings.map { .text($0.text) })
    while let last = parents.last, last.indent >= indent { parents.removeLast() }
    let parent = parents.last?.entry
    parents.append((indent, entries.count))
    for problem in words.problems { report(problem.sentence, problem.fault, title(fields), number, isPart: true) }
    entries.append(Entry(fields: fields, line: number, parent: parent))
  }

  /// Work without a box is work where it says on which day.
  private mutating func bullet(_ text: String, _ indent: Int, _ number: Int) {
    let words = TaskText(text, people: people, references: references)
    if words.saysADay, !text.hasPrefix("["), !title(words.fields).isEmpty {
      add(text, state: words.fields["finished"] == nil ? "planned" : "finished", indent, number)
    } else if !merge(words, indent) {
      reportSettings(of: words, text, "a bullet without a box", number)
      if parents.last.map({ $0.indent >= indent }) ?? true { unread.append((number, "a bullet without a box")) }
    }
  }

  private mutating func text(_ text: String, _ indent: Int, _ number: Int) {
    // A paragraph of its own ends the list; a line inside a task does not.
    if indent == 0 { parents = [] }
    let words = TaskText(text, people: people, references: references)
    if merge(words, indent) { return }
    reportSettings(of: words, text, "a line without a box", number)
    if text.hasPrefix("TODO") || text.hasPrefix("DONE") || text.split(separator: " ").contains(where: Self.holdsDay) {
      unread.append((number, "a line without a box"))
    }
    lastText = text
  }

  /// A line inside a task that holds nothing but settings says them of the task: `SCHEDULED: <2026-12-02 Wed>`.
  private mutating func merge(_ words: TaskText, _ indent: Int) -> Bool {
    guard let task = parents.last?.entry, title(words.fields).isEmpty, words.fields.count > 1 else { return false }
    entries[task].fields.merge(words.fields.filter { $0.key != "title" }) { first, _ in first }
    return true
  }

  private mutating func reportSettings(of words: TaskText, _ text: String, _ what: String, _ number: Int) {
    let settings = ["due", "hard", "finished", "scheduled"]
    guard settings.contains(where: { words.fields[$0] != nil }) || words.problems.contains(where: { $0.fault == .date })
    else {
      return
    }
    report("it is \(what), so its day is not read; a task begins with - [ ] or - [x]", .form, text, number)
  }

  /// A table is not read. A row with a day or a name in it was meant to be.
  private mutating func row(_ content: String, _ number: Int) {
    guard content.contains("@") || content.split(whereSeparator: { "| ".contains($0) }).contains(where: Self.holdsDay)
    else {
      return unread.append((number, "a row of a table"))
    }
    report(
      "it is a row of a table, which is not read; write a task: - [ ] Title @Name due:2026-12-01", .form,
      content.split(separator: "|").first.map { $0.trimmingSpaces() } ?? "", number)
  }

  /// `2026-12-01`, `1-12-2026`, `1/12`.
  private static func holdsDay(_ word: Substring) -> Bool {
    let digits = word.split { $0 == "-" || $0 == "/" || $0 == "." }
    return (2...3).contains(digits.count)
      && digits.allSatisfy { (1...4).contains($0.count) && $0.allSatisfy(\.isNumber) }
  }

  private mutating func report(
    _ sentence: String, _ fault: ReadingFault?, _ title: String, _ number: Int, isPart: Bool = false
  ) {
    let named = title.isEmpty ? "" : "\"\(shown(title))\": "
    problems.append(RowProblem(named + sentence, fault, line: number, isPart: isPart))
  }

  private func title(_ fields: [String: Value]) -> String {
    if case .text(let title)? = fields["title"] { title } else { "" }
  }
}

extension TaskList {
  func decoded(list: String?) -> Decoded {
    var decoded = Decoded(value: .null, lines: entries.map(\.line), problems: problems)
    decoded.problems += skipping.problems
    let told = Set(problems.map(\.line))
    let unread = unread.filter { !told.contains($0.line) }
    if entries.isEmpty, problems.isEmpty {
      decoded.problems += unread.map {
        RowProblem(
          "it is \($0.what), and nothing in this file is a task; a task begins with - [ ] or - [x]", .form,
          line: $0.line)
      }
    } else if let first = unread.first {
      let lines = unread.prefix(8).map { String($0.line) }.joined(separator: ", ") + (unread.count > 8 ? " …" : "")
      decoded.problems.append(
        RowProblem(
          "what has no box is not read (lines \(lines)); a task begins with - [ ] or - [x]", nil, line: first.line))
    }
    decoded.value = .list(rows(list: list))
    return decoded
  }

  /// Without a key of its own a task is known by its words: a new date or a checked box does not make a new task.
  ///
  /// The same words again are another task, a turn of one that repeats. They are told apart by what comes first in time,
  /// because the next turn stands above the last one in some lists and below it in others.
  private func rows(list: String?) -> [Value] {
    var keys: [Int: String] = [:]
    let unnamed = entries.indices.filter { entries[$0].fields["key"] == nil && entries[$0].fields["id"] == nil }
    for (words, group) in Dictionary(grouping: unnamed, by: { StableKey.of(title(entries[$0].fields)) }) {
      let inTime = group.sorted { time(entries[$0]) < time(entries[$1]) }
      for (number, entry) in inTime.enumerated() {
        keys[entry] = WordKey(words: words, list: list.map(StableKey.short), number: number + 1).description
      }
    }
    return entries.indices.map { index in
      var fields = entries[index].fields
      fields["key"] = fields["key"] ?? keys[index].map(Value.text)
      if let parent = entries[index].parent, let key = keys[parent].map(Value.text) ?? own(entries[parent].fields) {
        fields["parent"] = key
        fields["milestone"] = fields["milestone"] ?? key
      }
      return .object(fields)
    }
  }

  private func own(_ fields: [String: Value]) -> Value? { fields["key"] ?? fields["id"] }

  private func time(_ entry: Entry) -> (Int, String, Int) {
    func text(_ name: String) -> String? { if case .text(let text)? = entry.fields[name] { text } else { nil } }
    let isOpen = text("state") != "finished" && text("state") != "dropped"
    return (isOpen ? 1 : 0, (isOpen ? nil : text("finished")) ?? text("due") ?? text("hard") ?? "9999", entry.line)
  }
}
