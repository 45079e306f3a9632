import JSON
import Model

/// Reads notes as people write them in a text or Markdown file:
///
///     van: Marjan
///     dank: Ravi nam de dienst over
///     ## Geleerd
///     - twee migraties op één avond is te veel
///
/// A note begins at a known word with a colon, at a bullet and at a number. A heading that is such a word gives the
/// kind of the notes below it. Further lines belong to the note before them. A file without any of these is a single
/// note. Front matter and comments are not read.
enum NoteTextDecoder {
  static func decode(_ text: String) -> Decoded {
    var notes = NoteText()
    var comments = HiddenComments()
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let settings = FrontMatter.length(of: lines) { $0.allSatisfy(NoteText.isNote) }
    for (index, line) in lines.enumerated().dropFirst(settings) {
      guard let line = comments.visible(in: line, at: index + 1) else { continue }
      notes.add(line, number: index + 1)
    }
    var decoded = notes.decoded()
    decoded.problems += comments.problems
    for (index, line) in lines.prefix(settings).enumerated() where NoteWords.split(line) != nil {
      decoded.problems.append(
        RowProblem(
          "it stands among the settings of the file, between lines of dashes, so it is read as no note", nil,
          line: index + 1))
    }
    return decoded
  }
}

private struct NoteText {
  /// The most notes of one file.
  static let limit = 200

  private var rows: [(fields: [String: JSONValue], line: Int)] = []
  /// The author of the whole file.
  private var author: String?
  private var section: String?
  private var lines: [String] = []
  /// The line on which the current note begins.
  private var start = 0
  private var kind: String?
  private var from: String?

  mutating func add(_ line: Substring, number: Int) {
    let plain = line.replacing("**", with: "").replacing("__", with: "").trimmingSpaces()
    // A line of dashes only separates.
    if plain.allSatisfy({ "-–—*_=~#•+ ".contains($0) }) { return }
    if plain.hasPrefix("#") {
      end()
      section = NoteWords.kind(of: plain.drop { $0 == "#" })?.rawValue
    } else if let kind = NoteWords.kind(of: plain) {
      end()
      section = kind.rawValue
    } else if let name = Self.name(plain) {
      if lines.isEmpty { author = name } else { from = name }
    } else if let item = ListMark.item(plain) {
      end()
      begin(item.text, number, isOpen: item.isOpen)
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

  private mutating func begin(_ text: String, _ number: Int, isOpen: Bool = false) {
    start = number
    if let (kind, rest) = NoteWords.split(text) {
      self.kind = kind.rawValue
      lines = rest.isEmpty ? [] : [rest]
    } else {
      lines = [text]
    }
    // A note with an empty box is still to be done, even below a heading for finished work.
    if isOpen, kind ?? section ?? NoteKind.done.rawValue == NoteKind.done.rawValue { kind = NoteKind.next.rawValue }
  }

  private mutating func end() {
    defer { (lines, kind, from) = ([], nil, nil) }
    guard !lines.isEmpty else { return }
    var fields: [String: JSONValue] = ["text": .text(lines.joined(separator: " "))]
    if let kind = kind ?? section { fields["kind"] = .text(kind) }
    if let from = from ?? author { fields["from"] = .text(from) }
    rows.append((fields, start))
  }

  /// Whether the line is surely a note or an author, so that lines of dashes around it are no front matter.
  static func isNote(_ line: Substring) -> Bool {
    let plain = line.trimmingSpaces()
    return NoteWords.split(ListMark.item(plain)?.text ?? plain) != nil || name(plain) != nil
  }

  /// The name in `van: Marjan`, on a line of its own.
  private static func name(_ line: String) -> String? {
    guard let colon = line.prefix(6).firstIndex(of: ":") else { return nil }
    guard ["from", "van"].contains(line[..<colon].trimmingSpaces().lowercased()) else { return nil }
    let name = line[line.index(after: colon)...].trimmingSpaces()
    return name.isEmpty || name.count > 60 ? nil : name
  }
}

/// The marks of list items, as people type them and as Word, Notepad and telephones paste them.
private enum ListMark {
  /// Bullets. U+F0B7, U+F0A7, U+F0D8 and U+F0FC are those of Word's symbol fonts.
  private static let bullets = Set("-*+•–—−·‣▪▫◦●○■□➢➤►▸▶→⁃∙✓✔✅☐☑☒\u{F0B7}\u{F0A7}\u{F0D8}\u{F0FC}")

  /// The text behind `- `, `* `, `1. `, `2) `, `(3) ` or `a) `, without its box, and whether its box is empty. Nil
  /// when the line is no item.
  static func item(_ line: String) -> (text: String, isOpen: Bool)? {
    guard let mark = mark(line), let first = line[mark...].first, first.isWhitespace else { return nil }
    let text = line[mark...].trimmingSpaces()
    let box = ["[ ] ", "[x] ", "[X] ", "[v] ", "[V] ", "[/] ", "[] "].first(where: text.hasPrefix)
    let isOpen = box.map { ["[ ] ", "[/] ", "[] "].contains($0) } ?? line.first.map { "☐".contains($0) } ?? false
    return (String(text.dropFirst(box?.count ?? 0)), isOpen)
  }

  /// The index behind the mark.
  private static func mark(_ line: String) -> String.Index? {
    guard let first = line.first else { return nil }
    let second = line.index(after: line.startIndex)
    if bullets.contains(first) { return second }
    // Word pastes its hollow bullet as an `o` with a tab behind it.
    if first == "o" || first == "§", line[second...].first == "\t" { return second }
    let body = first == "(" ? line.dropFirst() : line[...]
    let number = body.prefix(4).prefix { $0.isASCII && $0.isNumber }
    let word = number.isEmpty ? body.prefix(1).prefix { $0.isASCII && $0.isLowercase } : number
    guard (1...3).contains(word.count), let close = body[word.endIndex...].first else { return nil }
    guard close == ")" || close == "." && first != "(" && !number.isEmpty else { return nil }
    return body.index(after: word.endIndex)
  }
}
