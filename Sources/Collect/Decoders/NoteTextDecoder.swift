import Model

/// Notes as people write them in a text or Markdown file:
///
///     van: Marjan
///     dank: Ravi nam de dienst over
///     ## Geleerd
///     - twee migraties op één avond is te veel
///
/// A word with a colon, a heading that is such a word, and a bullet or number each begin a note; what follows belongs to it. A
/// file without any of these is one note. What describes the file (front matter) and comments are none.
enum NoteTextDecoder {
  static func decode(_ text: String) -> Decoded {
    var notes = NoteText()
    let lines = NoteComments.left(text).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated().dropFirst(FrontMatter.length(of: lines)) {
      notes.add(line, number: index + 1)
    }
    return notes.decoded()
  }
}

private struct NoteText {
  /// Notes of one file.
  static let limit = 200

  private var rows: [(fields: [String: Value], line: Int)] = []
  /// Of the whole file.
  private var author: String?
  private var section: String?
  private var lines: [String] = []
  /// Where the note that is being read begins.
  private var start = 0
  private var kind: String?
  private var from: String?

  mutating func add(_ line: Substring, number: Int) {
    let plain = line.replacing("**", with: "").replacing("__", with: "").trimmingSpaces()
    // A line of dashes separates and says nothing.
    if plain.allSatisfy({ "-–—*_=~#•+ ".contains($0) }) { return }
    if plain.hasPrefix("#") {
      end()
      section = NoteWords.kind(of: plain.drop { $0 == "#" })?.rawValue
    } else if let kind = NoteWords.kind(of: plain) {
      end()
      section = kind.rawValue
    } else if let name = name(plain) {
      if lines.isEmpty { author = name } else { from = name }
    } else if let item = ListMark.item(plain) {
      end()
      begin(item, number)
    } else if NoteWords.split(plain) != nil {
      end()
      begin(plain, number)
    } else {
      if lines.isEmpty { start = number }
      lines.append(plain)
    }
  }

  mutating func decoded() -> Decoded {
    end()
    var decoded = Decoded(value: .list(rows.prefix(Self.limit).map { .object($0.fields) }))
    decoded.lines = rows.prefix(Self.limit).map(\.line)
    if rows.count > Self.limit {
      decoded.problems = [
        RowProblem(
          "the file has \(rows.count) notes; only the first \(Self.limit) were read", .excess,
          line: rows[Self.limit].line)
      ]
    }
    return decoded
  }

  private mutating func begin(_ text: String, _ number: Int) {
    start = number
    if let (kind, rest) = NoteWords.split(text) {
      self.kind = kind.rawValue
      lines = rest.isEmpty ? [] : [rest]
    } else {
      lines = [text]
    }
  }

  private mutating func end() {
    defer { (lines, kind, from) = ([], nil, nil) }
    guard !lines.isEmpty else { return }
    var fields: [String: Value] = ["text": .text(lines.joined(separator: " "))]
    if let kind = kind ?? section { fields["kind"] = .text(kind) }
    if let from = from ?? author { fields["from"] = .text(from) }
    rows.append((fields, start))
  }

  /// `van: Marjan`, on a line of its own.
  private func name(_ line: String) -> String? {
    guard let colon = line.prefix(6).firstIndex(of: ":") else { return nil }
    guard ["from", "van"].contains(line[..<colon].trimmingSpaces().lowercased()) else { return nil }
    let name = line[line.index(after: colon)...].trimmingSpaces()
    return name.isEmpty || name.count > 60 ? nil : name
  }
}

/// What begins an item of a list, as people type it and as Word, Notepad and telephones paste it.
private enum ListMark {
  /// `-` and its siblings; U+F0B7 and U+F0A7 are the bullets of Word's own symbols.
  private static let bullets = Set("-*+•–—−·‣▪▫◦●○■□➢➤►▸▶→⁃∙✓✔✅☐☑☒\u{F0B7}\u{F0A7}\u{F0D8}\u{F0FC}")

  /// What stands behind `- `, `* `, `1. `, `2) `, `(3) `, `a) `, with a box or without; nil when the line is no item.
  static func item(_ line: String) -> String? {
    guard let mark = mark(line), let first = line[mark...].first, first.isWhitespace else { return nil }
    let text = line[mark...].trimmingSpaces()
    let box = ["[ ] ", "[x] ", "[X] ", "[v] ", "[V] ", "[/] ", "[] "].first(where: text.hasPrefix)
    return String(text.dropFirst(box?.count ?? 0))
  }

  /// The place behind the mark.
  private static func mark(_ line: String) -> String.Index? {
    guard let first = line.first else { return nil }
    let second = line.index(after: line.startIndex)
    if bullets.contains(first) { return second }
    // Word pastes its hollow bullet as an o with a tab.
    if first == "o" || first == "§", line[second...].first == "\t" { return second }
    let body = first == "(" ? line.dropFirst() : line[...]
    let number = body.prefix(4).prefix { $0.isASCII && $0.isNumber }
    let word = number.isEmpty ? body.prefix(1).prefix { $0.isASCII && $0.isLowercase } : number
    guard (1...3).contains(word.count), let close = body[word.endIndex...].first else { return nil }
    guard close == ")" || close == "." && first != "(" && !number.isEmpty else { return nil }
    return body.index(after: word.endIndex)
  }
}

/// The lines that describe a file, at its very beginning: between `---` (YAML, the properties of Obsidian) or `+++` (TOML).
private enum FrontMatter {
  private static let limit = 200

  /// How many lines it takes.
  static func length(of lines: [Substring]) -> Int {
    guard let mark = lines.first?.trimmingSpaces(), mark == "---" || mark == "+++" else { return 0 }
    let ends = mark == "---" ? ["---", "..."] : [mark]
    guard let end = lines.prefix(limit).dropFirst().firstIndex(where: { ends.contains($0.trimmingSpaces()) }) else {
      return 0
    }
    let inside = lines[1..<end]
    guard inside.allSatisfy({ isSetting($0, sign: mark == "---" ? ":" : "=") }) else { return 0 }
    // Between two lines of dashes somebody may also write their notes, and nothing else.
    let isAll = lines[(end + 1)...].allSatisfy { $0.allSatisfy(\.isWhitespace) }
    return isAll && inside.contains { NoteWords.split($0) != nil } ? 0 : end + 1
  }

  /// `title: Notitie`, an entry of a list, a comment, or what is indented below them.
  private static func isSetting(_ line: Substring, sign: Character) -> Bool {
    guard let first = line.first else { return true }
    if first.isWhitespace || "#[]}".contains(first) || line.hasPrefix("- ") { return true }
    guard let place = line.firstIndex(of: sign) else { return false }
    let name = line[..<place].trimmingSpaces()
    return !name.isEmpty && name.count <= 60
      && (sign == "=" || line[line.index(after: place)...].first?.isWhitespace != false)
  }
}

/// What templates say to who fills them in: `<!-- … -->`, also over several lines.
private enum NoteComments {
  /// The text without them, on the same lines; one that is never closed is none.
  static func left(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "<!--"), let close = rest[open.upperBound...].firstRange(of: "-->") {
      result += rest[..<open.lowerBound]
      result += String(rest[open.upperBound..<close.lowerBound].filter(\.isNewline))
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}
