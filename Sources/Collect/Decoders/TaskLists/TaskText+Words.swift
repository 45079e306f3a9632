import Model

extension TaskText {
  /// The field for each word that may stand before a colon, in English and in Dutch.
  static let settings: [String: String] = [
    "due": "due", "voor": "due", "hard": "hard", "reason": "reason", "reden": "reason", "done": "finished",
    "gedaan": "finished", "start": "started", "created": "created", "gemaakt": "created", "goal": "goal",
    "doel": "goal",
    "means": "means", "klaar": "means", "effect": "effect", "milestone": "milestone", "mijlpaal": "milestone",
    "kind": "kind", "soort": "kind", "id": "id", "key": "key", "why": "why", "waarom": "why", "prio": "prio",
    "decided": "decided", "besloten": "decided", "touches": "touches", "raakt": "touches", "proof": "proof",
    "bewijs": "proof",
  ]

  /// The same with the fields of other planners. An empty field name means that the setting is ignored.
  static let planners: [String: String] = settings.merging([
    "completion": "finished", "completed": "finished", "scheduled": "scheduled", "priority": "prio", "cancelled": "",
    "canceled": "", "repeat": "", "defer": "",
  ]) { ours, _ in ours }

  static func isPlannerSetting(_ name: String) -> Bool { planners[name.trimmingSpaces().lowercased()] != nil }

  static let dayFields: Set<String> = [
    "due", "hard", "finished", "started", "created", "decided", "scheduled", "starts",
  ]

  /// The values of `prio:` that mean most urgent. All others are treated alike.
  static let topPriorities: Set<String> = ["top", "1", "highest"]

  /// Tags that TaskPaper and list users put behind a task, and that are no names.
  static let tags: Set<String> = ["flag", "flagged", "today", "waiting", "next", "someday"]

  /// Splits `@Zoë/@Wil` and `@Zoë,@Wil` into one word for each person.
  static func splitMentions(_ word: String) -> [String] {
    guard word.hasPrefix("@"), !word.contains("\"") else { return [word] }
    let marks: [Character] = ["/", ",", "&", "+"]
    var parts: [String] = []
    var part = ""
    for character in word {
      if character == "@", let last = part.last, marks.contains(last) {
        parts.append(String(part.dropLast()))
        part = ""
      }
      part.append(character)
    }
    return parts + [part]
  }

  /// Whether the word is an Obsidian block id such as `^abc123`; not `^2026-12-01`.
  static func isBlockName(_ word: String) -> Bool {
    word.first == "^" && word.count > 1 && !isDay(word.dropFirst())
      && word.dropFirst().allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }

  /// Whether the text is a day with its year: `2026-12-01`, `1-12-2026`, `01/12/2026`.
  static func isDayWithYear(_ text: String) -> Bool {
    if isDay(text), text.contains("-") { return true }
    let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }), let year = Int(parts[2]) else {
      return false
    }
    return (1...2).contains(parts[0].count) && (1...2).contains(parts[1].count) && (1990...2099).contains(year)
  }

  static func isDay(_ text: some StringProtocol) -> Bool { CivilDate(String(text)) != nil }

  /// Whether the text is a day or meant as one: `1-12`, `24/11/2026`, `2026-12-01T16:30`.
  static func looksLikeDay(_ text: String) -> Bool {
    guard let first = text.first, first.isNumber else { return false }
    return text.contains { "-/.".contains($0) } && text.allSatisfy { $0.isNumber || "-/.:T+Z".contains($0) }
  }

  /// The day without brackets and punctuation around it. A time without a zone, as planners write it, is dropped.
  static func bareDay(_ text: String) -> String {
    let bare = String(text.drop { "(<[{\"".contains($0) }).trimmingSuffix(".,;:!?)>]}\"")
    let head = bare.prefix(10)
    guard bare.count > 10, isDay(head), bare.dropFirst(10).first == " " else { return bare }
    return bare.contains("+") || bare.hasSuffix("Z") ? bare : String(head)
  }

  /// The text behind the mark, without its quotes. Nil when the word has no such mark or nothing behind it.
  static func value(of word: some StringProtocol, after mark: Character) -> String? {
    guard word.first == mark else { return nil }
    var value = word.dropFirst().trimmingSpaces()
    // `@Joost, @Ravi.` are two names in a sentence.
    if mark != ":" { value = value.trimmingSuffix(",.;:!?)") }
    if let quote = value.first, let close = closing[quote], value.count >= 2, value.last == close {
      value = String(value.dropFirst().dropLast())
    }
    return value.isEmpty ? nil : value
  }

  static let closing: [Character: Character] = ["\"": "\"", "“": "”", "„": "”"]

  /// The words between blanks. A quoted text behind a mark (`goal:"all mail arrives"`) is part of its word.
  static func words(_ text: String) -> [String] {
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
        if let mark = closing[character], word == "@" || word == "(@" || word.last == ":" { close = mark }
        word.append(character)
      }
    }
    // A quote that is never closed is an ordinary character.
    if close != nil { return words + word.split(whereSeparator: \.isWhitespace).map(String.init) }
    return word.isEmpty ? words : words + [word]
  }
}
