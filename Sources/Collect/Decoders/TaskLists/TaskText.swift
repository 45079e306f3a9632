import JSON
import Model

/// The words of one task: its title, and what they say about it.
///
/// `@name` and `@"Full Name"` are owners, `#label` is a label, `[text](address)` a link, and `due:2026-12-01` a
/// setting where its name is a known one. Everything else is the title. The signs and fields by which other planners
/// write dates are read, too.
struct TaskText {
  private(set) var fields: [String: JSONValue] = [:]
  /// Words that look like a setting and are not read. The task itself is kept. The sentences leave out its line and
  /// title.
  private(set) var problems: [RowProblem] = []

  var title: [String] = []
  var owners: [JSONValue] = []
  var labels: [JSONValue] = []
  /// Days in the title that no word explains.
  private var daysInTitle: [String] = []
  let people: People

  init(_ text: String, people: People = .none, references: [String: String] = [:]) {
    self.people = people
    let markup = TaskMarkup(text, references: references)
    if let url = markup.url { fields["url"] = .text(url) }
    for (name, value) in markup.settings { set(name, markup.restored(value)) }
    var words = Self.words(PlannerSigns.separated(in: markup.text)).flatMap(Self.splitMentions)
    if let last = words.last, Self.isBlockName(last) { words.removeLast() }
    read(words[...])
    while let last = title.last, last.allSatisfy({ "-–—|·•→,;".contains($0) }) { title.removeLast() }
    if title.isEmpty, let name = markup.picture ?? markup.url { title = [name] }
    fields["title"] = .text(markup.restored(title.joined(separator: " ")))
    finish()
    problems = problems.map { RowProblem(markup.restored($0.sentence), $0.fault, isPart: $0.isPart) }
  }

  private mutating func finish() {
    if case .text(let priority)? = fields.removeValue(forKey: "prio"),
      Self.topPriorities.contains(priority.lowercased())
    {
      fields["top"] = .bool(true)
    }
    // The day on which work is scheduled is its wished day, where it has no other.
    if let scheduled = fields.removeValue(forKey: "scheduled"), fields["due"] == nil { fields["due"] = scheduled }
    fields["cancelled"] = nil
    if let first = owners.first { fields["owner"] = first }
    if owners.count > 1 { fields["people"] = .list(owners) }
    if !hasDay, let day = daysInTitle.first {
      report("\"\(shown(day))\" in its title is read as no day; a day is written due:2026-12-01", nil)
    }
    if !labels.isEmpty { fields["labels"] = .list(labels) }
  }

  /// Whether it names its day. An item with a day is a task even without a box.
  var hasDay: Bool {
    ["due", "hard", "finished"].contains { name in
      if case .text(let text)? = fields[name] { CivilDate(text) != nil } else { false }
    }
  }

  // MARK: Words

  private mutating func read(_ words: ArraySlice<String>) {
    var rest = words
    var isAfterMention = false
    while let word = rest.first {
      rest = rest.dropFirst()
      if isAfterMention, let taken = secondPerson(word, rest) {
        rest = rest.dropFirst(taken)
        continue
      }
      let before = owners.count
      defer { isAfterMention = owners.count > before }
      if let taken = plannerSign(word, rest) ?? mention(word, rest) ?? setting(word, rest) {
        rest = rest.dropFirst(taken)
      } else if let label = Self.value(of: word, after: "#"), label.contains(where: \.isLetter) {
        labels.append(.text(label))
      } else {
        reportDay(in: word)
        title.append(word)
      }
    }
  }

  /// Reads the sign of a planner. Returns how many further words belong to it; nil where the word is no sign.
  private mutating func plannerSign(_ word: String, _ rest: ArraySlice<String>) -> Int? {
    switch PlannerSigns.meaning(of: word) {
    case nil: return nil
    case .priority(let isTop):
      if isTop { fields["top"] = .bool(true) }
      return 0
    case .name:
      // At the beginning of a title the sign only decorates: "⛔ Firewall dicht".
      guard !title.isEmpty, let name = rest.first, PlannerSigns.isTaskID(name),
        rest.dropFirst().first.map({ PlannerSigns.meaning(of: $0) != nil }) ?? true
      else { return nil }
      return 1
    case .rule:
      // A rule such as "every week on Monday" ends at the next sign or setting.
      guard ["every", "elke", "iedere"].contains(rest.first?.lowercased()) else { return nil }
      return rest.prefix {
        PlannerSigns.meaning(of: $0) == nil && !"@#".contains($0.first ?? " ") && !$0.contains(":")
      }.count
    case .day(let field):
      guard let day = rest.first.map(Self.bareDay), Self.looksLikeDay(day) else {
        // A tick may just stand in a sentence, but a calendar sheet is meant to have a day.
        if field == "due" || field == "scheduled" {
          report("\(word) is not followed by a day; write due:2026-12-01", .date)
        }
        return nil
      }
      put(day, in: field)
      return 1
    }
  }

  /// Reads `due:2026-12-01`, `due: 2026-12-01`, `due:: 2026-12-01` or `DEADLINE: <2026-12-02 Wed>`. Returns how many
  /// further words belong to it; nil where the word is no setting.
  private mutating func setting(_ word: String, _ rest: ArraySlice<String>) -> Int? {
    let bare = word.drop { "([{".contains($0) }
    guard let colon = bare.firstIndex(of: ":"), colon > bare.startIndex else { return nil }
    let name = String(bare[..<colon])
    if name == "SCHEDULED" || name == "DEADLINE", let next = rest.first, next.hasPrefix("<") {
      put(Self.bareDay(next), in: name == "DEADLINE" ? "due" : "scheduled")
      return (rest.firstIndex { $0.hasSuffix(">") } ?? rest.startIndex) - rest.startIndex + 1
    }
    guard let field = Self.settings[name.lowercased()] else { return nil }
    let isWrapped = bare.count < word.count
    var value = String(bare[bare.index(after: colon)...])
    if value == ":" { value = "" }
    if let text = Self.value(of: ":" + value, after: ":") {
      put(isWrapped ? text.trimmingSuffix(")]}") : text, in: field)
      return 0
    }
    guard Self.dayFields.contains(field), let next = rest.first else { return nil }
    let day = Self.bareDay(next)
    // "voor: iedereen" may stand in a sentence; "due:" does not.
    guard Self.looksLikeDay(day) || name.lowercased() == "due" else { return nil }
    put(day, in: field)
    return 1
  }

  private mutating func set(_ name: String, _ value: String) {
    guard let field = Self.planners[name.lowercased()] else { return }
    if field.isEmpty || value.isEmpty { return }
    put(value, in: field)
  }

  private mutating func put(_ value: String, in field: String) {
    let text = Self.dayFields.contains(field) ? Self.bareDay(value) : value
    if field == "means", Self.isDay(text) {
      report("\"\(text)\" is read as what done means; the day on which it was done is gedaan:\(text) (done:)", .date)
    }
    fields[field] = .text(text)
  }

  mutating func report(_ sentence: String, _ fault: ReadingFault?) {
    problems.append(RowProblem(sentence, fault, isPart: true))
  }

  /// Reports a day in the title that is not read: `deadline:2026-12-31`, `~2026-12-01`.
  private mutating func reportDay(in word: String) {
    let bare = word.drop { "([{".contains($0) }
    guard let last = bare.last(where: { !".,;:!?)]}".contains($0) }), last.isNumber else { return }
    if Self.isDayWithYear(Self.bareDay(word)) { return daysInTitle.append(Self.bareDay(word)) }
    if let mark = bare.first, "~!>^@".contains(mark), Self.isDay(Self.bareDay(String(bare.dropFirst()))) {
      return report(
        "\"\(shown(word))\" is not read as a day; write due:\(Self.bareDay(String(bare.dropFirst())))", .date)
    }
    guard let colon = bare.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return }
    let (name, day) = (bare[..<colon], Self.bareDay(String(bare[bare.index(after: colon)...])))
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "_" }), Self.looksLikeDay(day),
      day.count >= 6
    else {
      return
    }
    report(
      "\"\(shown(word))\" is not read; a day is written due:, hard:, start:, done: or decided: with the day behind it",
      .date)
  }
}
