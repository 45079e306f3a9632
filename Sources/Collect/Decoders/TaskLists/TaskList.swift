import JSON
import Model

/// Reads the lines of a task list one after the other, and keeps what they mean together.
struct TaskList {
  /// A task before it becomes a row.
  struct Entry {
    var fields: [String: JSONValue]
    let line: Int
    /// The index of the task that it is a subtask of.
    var parent: Int?
  }

  private let people: People
  private let references: [String: String]
  private(set) var entries: [Entry] = []
  private(set) var problems: [RowProblem] = []
  private var headings: [(level: Int, text: String)] = []
  /// The tasks that the next line can be a subtask of.
  private var parents: [(indent: Int, entry: Int)] = []
  private(set) var skipping = SkippedLines()
  /// The last line, where it was text that an underline may turn into a heading.
  private var lastText: String?
  private var isInTable = false
  /// The last line, where it was a row that a rule may turn into the head of a table.
  private var lastRow: (content: String, line: Int)?
  /// Lines without a box that may be meant as work, and what they are.
  private(set) var unread: [(line: Int, what: String)] = []

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
    if kind == .rule { lastRow = nil } else { endRow() }
    if isInTable, content.contains("|"), kind != .rule { return row(content, number) }
    isInTable = kind == .rule
    switch kind {
    case .blank, .rule: break
    // Whether the row is the head of a table shows in the next line.
    case .row: lastRow = (content, number)
    case .heading(TaskLine.lowestLevel, let text) where indent > 0: self.text(text, indent, number)
    case .heading(let level, let text): begin(text, level)
    case .underline(let level): if let before { begin(before, level) }
    case .task(let state, let text): add(text, state: state, indent, number)
    case .unknownBox(let sign, let text):
      report("its box has the sign \"\(shown(sign))\"; write [ ], [/], [x] or [-]", .word, text, number)
    case .bullet(let text): bullet(text, indent, number)
    case .text(let text): self.text(text, indent, number)
    }
  }

  /// The line without the signs of a quotation, and its indentation.
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
    // A planned start says nothing about the actual start.
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
    for problem in words.problems { report(problem, title(fields), number) }
    entries.append(Entry(fields: fields, line: number, parent: parent))
  }

  /// An item without a box is a task where it names a day.
  private mutating func bullet(_ text: String, _ indent: Int, _ number: Int) {
    let words = TaskText(text, people: people, references: references)
    if words.hasDay, !text.hasPrefix("["), !title(words.fields).isEmpty {
      add(text, state: words.fields["finished"] == nil ? "planned" : "finished", indent, number)
    } else if !merge(words, number) {
      reportSettings(of: words, text, "a bullet without a box", number)
      if parents.last.map({ $0.indent >= indent }) ?? true { unread.append((number, "a bullet without a box")) }
    }
  }

  private mutating func text(_ text: String, _ indent: Int, _ number: Int) {
    // An unindented paragraph ends the list; an indented line inside a task does not.
    if indent == 0 { parents = [] }
    let words = TaskText(text, people: people, references: references)
    if merge(words, number) { return }
    reportSettings(of: words, text, "a line without a box", number)
    // Such a line may be a task without a box, of which nothing is read. It is reported, even where it is none.
    if text.hasPrefix("TODO") || text.hasPrefix("DONE") || text.split(separator: " ").contains(where: Self.holdsDay) {
      unread.append((number, "a line without a box"))
    }
    lastText = text
  }

  /// A line inside a task that has only settings belongs to the task: `SCHEDULED: <2026-12-02 Wed>`.
  private mutating func merge(_ words: TaskText, _ number: Int) -> Bool {
    guard let task = parents.last?.entry, title(words.fields).isEmpty, words.fields.count > 1 else { return false }
    entries[task].fields.merge(words.fields.filter { $0.key != "title" }) { first, _ in first }
    for problem in words.problems { report(problem, title(entries[task].fields), number) }
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

  /// Treats the last row as no head of a table, because no rule follows it.
  mutating func endRow() {
    if let (content, line) = lastRow { row(content, line) }
    lastRow = nil
  }

  /// Tables are not read. A row with a day or a name is reported, because it was meant as work.
  private mutating func row(_ content: String, _ number: Int) {
    guard content.contains(where: { $0.isLetter || $0.isNumber }) else { return }
    guard content.contains("@") || content.split(whereSeparator: { "| ".contains($0) }).contains(where: Self.holdsDay)
    else {
      return unread.append((number, "a row of a table"))
    }
    report(
      "it is a row of a table, which is not read; write a task: - [ ] Title @Name due:2026-12-01", .form,
      content.split(separator: "|").first.map { $0.trimmingSpaces() } ?? "", number)
  }

  /// Whether the word is like `2026-12-01`, `1-12-2026` or `1/12`.
  private static func holdsDay(_ word: Substring) -> Bool {
    let digits = word.split { $0 == "-" || $0 == "/" || $0 == "." }
    return (2...3).contains(digits.count)
      && digits.allSatisfy { (1...4).contains($0.count) && $0.allSatisfy(\.isNumber) }
  }

  private mutating func report(_ sentence: String, _ fault: ReadingFault?, _ title: String, _ number: Int) {
    report(RowProblem(sentence, fault), title, number)
  }

  private mutating func report(_ problem: RowProblem, _ title: String, _ number: Int) {
    let named = title.isEmpty ? "" : "\"\(shown(title))\": "
    problems.append(RowProblem(named + problem.sentence, problem.fault, line: number, isPart: problem.isPart))
  }

  func title(_ fields: [String: JSONValue]) -> String {
    if case .text(let title)? = fields["title"] { title } else { "" }
  }
}
