/// The words of one task: what is its title, and what says something about it.
///
/// `@name` or `@"Full Name"` is an owner, `#label` a label, `[text](address)` a link, and `due:2026-12-01` a setting when its
/// name is one we know; everything else is title.
struct TaskText {
  private(set) var fields: [String: Value] = [:]

  /// Our field for each word that may stand before a colon; the second of a pair is Dutch.
  static let settings: [String: String] = [
    "due": "due", "voor": "due", "hard": "hard", "reason": "reason", "reden": "reason", "done": "finished",
    "gedaan": "finished", "start": "started", "created": "created", "gemaakt": "created", "goal": "goal",
    "doel": "goal",
    "means": "means", "klaar": "means", "effect": "effect", "milestone": "milestone", "mijlpaal": "milestone",
    "kind": "kind", "soort": "kind", "id": "id", "key": "key", "why": "why", "waarom": "why", "prio": "prio",
    "decided": "decided", "besloten": "decided", "touches": "touches", "raakt": "touches", "proof": "proof",
    "bewijs": "proof",
  ]

  /// What `prio:` says of the most urgent; anything else is not told apart.
  private static let top: Set<String> = ["top", "1"]

  init(_ text: String) {
    var title: [String] = []
    var people: [Value] = []
    var labels: [Value] = []
    for word in Self.words(Self.withoutLink(text, into: &fields)) {
      if let name = Self.value(of: word, after: "@") {
        people.append(.text(name))
      } else if let label = Self.value(of: word, after: "#"), label.contains(where: \.isLetter) {
        labels.append(.text(label))
      } else if let colon = word.firstIndex(of: ":"), let field = Self.settings[word[..<colon].lowercased()],
        let value = Self.value(of: word[colon...], after: ":")
      {
        fields[field] = .text(value)
      } else {
        title.append(word)
      }
    }
    if case .text(let priority)? = fields.removeValue(forKey: "prio"), Self.top.contains(priority.lowercased()) {
      fields["top"] = .bool(true)
    }
    fields["title"] = .text(title.joined(separator: " "))
    if let first = people.first { fields["owner"] = first }
    if people.count > 1 { fields["people"] = .list(people) }
    if !labels.isEmpty { fields["labels"] = .list(labels) }
  }

  /// What stands after the mark, without its quotes; nil when there is nothing, or no such mark.
  private static func value(of word: some StringProtocol, after mark: Character) -> String? {
    guard word.first == mark else { return nil }
    var value = word.dropFirst().trimmingSpaces()
    // `@Joost, @Ravi.` are two names in a sentence.
    if mark != ":" { while let last = value.last, ",.;:)".contains(last) { value.removeLast() } }
    if let quote = value.first, let close = closing[quote], value.count >= 2, value.last == close {
      value = String(value.dropFirst().dropLast())
    }
    return value.isEmpty ? nil : value
  }

  private static let closing: [Character: Character] = ["\"": "\"", "“": "”", "„": "”"]

  /// Words by blanks; a quoted stretch after a mark (`goal:"all mail arrives"`) belongs to its word.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var close: Character?
    for character in text {
      if let open = close {
        word.append(character)
        if character == open { close = nil }
      } else if character.isWhitespace {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        if let mark = closing[character], word == "@" || word.last == ":" { close = mark }
        word.append(character)
      }
    }
    // A quote that never closes was only a quote.
    if close != nil { return words + word.split(whereSeparator: \.isWhitespace).map(String.init) }
    return word.isEmpty ? words : words + [word]
  }

  /// The first `[text](address)` becomes its text; the address is the task's.
  private static func withoutLink(_ text: String, into fields: inout [String: Value]) -> String {
    guard let middle = text.firstRange(of: "]("), let open = text[..<middle.lowerBound].lastIndex(of: "["),
      let close = text[middle.upperBound...].firstIndex(of: ")")
    else { return text }
    fields["url"] = .text(String(text[middle.upperBound..<close]))
    return String(text[..<open] + text[text.index(after: open)..<middle.lowerBound] + text[text.index(after: close)...])
  }
}
