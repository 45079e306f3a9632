import Model

/// Notes as people write them in a text or Markdown file:
///
///     van: Marjan
///     dank: Ravi nam de dienst over
///     ## Geleerd
///     - twee migraties op één avond is te veel
///
/// A word with a colon, a heading that is such a word, and a bullet each begin a note; what follows belongs to it. A file
/// without any of these is one note.
enum NoteTextDecoder {
  static func decode(_ text: String) -> Decoded {
    var notes = NoteText()
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      guard notes.rows.count < NoteText.limit else { break }
      notes.add(line)
    }
    return Decoded(value: .list(notes.all()))
  }
}

private struct NoteText {
  /// Notes of one file.
  static let limit = 200

  private(set) var rows: [Value] = []
  /// Of the whole file.
  private var author: String?
  private var section: String?
  private var lines: [String] = []
  private var kind: String?
  private var from: String?

  mutating func add(_ line: Substring) {
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
    } else if let item = bullet(plain) {
      end()
      begin(item)
    } else if NoteWords.split(plain) != nil {
      end()
      begin(plain)
    } else {
      lines.append(plain)
    }
  }

  mutating func all() -> [Value] {
    end()
    return rows
  }

  private mutating func begin(_ text: String) {
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
    rows.append(.object(fields))
  }

  /// `van: Marjan`, on a line of its own.
  private func name(_ line: String) -> String? {
    guard let colon = line.prefix(6).firstIndex(of: ":") else { return nil }
    guard ["from", "van"].contains(line[..<colon].trimmingSpaces().lowercased()) else { return nil }
    let name = line[line.index(after: colon)...].trimmingSpaces()
    return name.isEmpty || name.count > 60 ? nil : name
  }

  /// `- text`, `* text`, `• text`, with a box or without.
  private func bullet(_ line: String) -> String? {
    guard let mark = line.first, "-*+•".contains(mark), line.dropFirst().first?.isWhitespace == true else { return nil }
    let text = line.dropFirst().trimmingSpaces()
    let box = ["[ ] ", "[x] ", "[X] "].first(where: text.hasPrefix)
    return String(text.dropFirst(box?.count ?? 0))
  }
}
