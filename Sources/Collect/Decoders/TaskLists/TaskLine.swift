/// The kind of one line in a list of tasks. Spellings count where they can only mean one thing.
enum TaskLine: Equatable {
  /// A task; `state` is a raw value of `ItemState`.
  case task(state: String, text: String)
  /// A box with an unknown sign, or with one that means different things in different planners.
  case unknownBox(sign: String, text: String)
  /// An item with a bullet or number, but without a box.
  case bullet(String)
  case heading(level: Int, text: String)
  /// A row of a table; `rule` is the line of dashes below its head.
  case row
  case rule
  /// `===` or `---`, which makes the line before it a heading.
  case underline(level: Int)
  case text(String)
  case blank

  init(_ content: String) {
    if content.isEmpty {
      self = .blank
    } else if let heading = Self.heading(content) {
      self = heading
    } else if content.count >= 2, content.allSatisfy({ $0 == "=" }) {
      self = .underline(level: 1)
    } else if content.count >= 3, content.allSatisfy({ $0 == "-" }) {
      self = .underline(level: 2)
    } else if content.contains("|"), content.contains("-"), content.allSatisfy({ "|-: \t".contains($0) }) {
      self = .rule
    } else if content.hasPrefix("|") {
      self = .row
    } else if let item = Self.item(content) {
      self = item
    } else {
      self = .text(content)
    }
  }

  /// The level of headings that are not written with `#`: a line in bold, or one that ends in a colon.
  static let lowestLevel = 7

  private static func heading(_ content: String) -> TaskLine? {
    let marks = content.prefix { $0 == "#" }.count
    if (1...6).contains(marks) {
      let rest = content.dropFirst(marks)
      // `#mail` is a label; with two or more signs it is a heading.
      guard rest.first?.isWhitespace ?? true || (marks > 1 && rest.first?.isLetter == true) else { return nil }
      return .heading(
        level: marks, text: String(rest.trimmingSpaces().reversed().drop { $0 == "#" }.reversed()).trimmingSpaces())
    }
    for mark in ["**", "__"] where content.hasPrefix(mark) && content.count > 4 {
      let inside = content.dropFirst(2).trimmingSpaces().trimmingSuffix(":")
      if inside.hasSuffix(mark), !inside.dropLast(2).contains(mark) {
        return .heading(level: lowestLevel, text: String(inside.dropLast(2)))
      }
    }
    guard content.hasSuffix(":"), content.count <= 60, let first = content.first,
      first.isLetter || (signs[first.bare] ?? crosses[first.bare]) != nil && !"☐☑".contains(first.bare),
      !content.dropLast().contains(":")
    else {
      return nil
    }
    return .heading(level: lowestLevel, text: String(content.dropLast()))
  }

  // MARK: Tasks

  private static func item(_ content: String) -> TaskLine? {
    let rest = afterMark(content)
    let text = (rest ?? content[...]).trimmingSpaces()
    if let box = box(text, hasMark: rest != nil) { return box }
    if let task = ticked(text) { return task }
    guard let rest, rest.first?.isWhitespace ?? true else { return nil }
    let word = text.prefix { $0.isUppercase || $0 == "-" }
    if let state = keywords[String(word)], text.dropFirst(word.count).first?.isWhitespace == true {
      return .task(state: state, text: text.dropFirst(word.count).trimmingSpaces())
    }
    return .bullet(text)
  }

  /// A task that begins with a sign: `✅ text`. But `✅ 2026-11-30` is the day on which the task above was done.
  private static func ticked(_ text: String) -> TaskLine? {
    guard let sign = text.first, let state = signs[sign.bare] ?? crosses[sign.bare] else { return nil }
    let words = text.dropFirst().trimmingSpaces()
    guard let first = words.split(separator: " ", maxSplits: 1).first else { return nil }
    let saysWhen =
      PlannerSigns.meaning(of: String(sign)) != nil && TaskText.looksLikeDay(TaskText.bareDay(String(first)))
    return saysWhen ? nil : .task(state: state, text: words)
  }

  /// The text behind `-`, `*`, `+`, `•`, `1.`, `1)` or `a.`, with or without a blank.
  private static func afterMark(_ content: String) -> Substring? {
    guard let first = content.first else { return nil }
    if "-*+•–—·◦▪‣●○∙".contains(first) { return content.dropFirst() }
    let digits = content.prefix { $0.isASCII && $0.isNumber }
    let number = digits.isEmpty && first.isASCII && first.isLetter ? content.prefix(1) : digits
    guard !number.isEmpty, number.count <= 9, let mark = content.dropFirst(number.count).first,
      mark == "." || mark == ")"
    else {
      return nil
    }
    return content.dropFirst(number.count + 1)
  }

  /// A task with a box: `[ ] text`, `[x]text`, `[] text`. No tasks are `[x](address)`, `[x]: address` and `[1] a
  /// book`.
  private static func box(_ text: String, hasMark: Bool) -> TaskLine? {
    guard text.first == "[", let close = text.prefix(6).firstIndex(of: "]") else { return nil }
    let sign = text[text.index(after: text.startIndex)..<close].trimmingSpaces()
    let rest = text[text.index(after: close)...]
    guard sign.count <= 1, let next = rest.first, next.isWhitespace || (hasMark && !"([:".contains(next)) else {
      return nil
    }
    let words = rest.trimmingSpaces()
    guard !words.isEmpty else { return nil }
    guard let letter = sign.first else { return .task(state: "planned", text: words) }
    if let state = signs[letter.bare] ?? boxed[letter] { return .task(state: state, text: words) }
    // Letters and digits in brackets are footnotes or options.
    return letter.isLetter || letter.isNumber || !hasMark ? nil : .unknownBox(sign: sign, text: words)
  }

  /// Signs that have a meaning only in a box.
  private static let boxed: [Character: String] = [
    "/": "active", "x": "finished", "X": "finished", "v": "finished", "V": "finished", "х": "finished", "√": "finished",
    "-": "dropped", "–": "dropped", "!": "planned", "<": "planned", "*": "planned", "_": "planned",
  ]
  private static let signs: [Character: String] = [
    "☐": "planned", "□": "planned", "▢": "planned", "⬜": "planned", "🔲": "planned", "☑": "finished", "✅": "finished",
    "✔": "finished", "✓": "finished", "🗹": "finished",
  ]
  /// Signs that have a meaning only outside a box; in a box some people tick with a cross.
  private static let crosses: [Character: String] = ["✗": "dropped", "✘": "dropped", "❌": "dropped"]
  /// Keywords of Logseq and Org mode at the start of an item.
  private static let keywords: [String: String] = [
    "TODO": "planned", "LATER": "planned", "NOW": "active", "DOING": "active", "IN-PROGRESS": "active",
    "WAITING": "waiting", "WAIT": "waiting", "DONE": "finished", "CANCELED": "dropped", "CANCELLED": "dropped",
  ]
}

extension Character {
  /// The sign without its variation selector (coloured or black).
  fileprivate var bare: Character { unicodeScalars.first.map(Character.init) ?? self }
}
