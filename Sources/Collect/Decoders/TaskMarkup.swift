import Model

/// What Markdown and HTML put around the words of a task, taken off: links, pictures, code, bold, tags.
///
/// What stands between back-ticks or behind a backslash is text and nothing else, so it leaves the words as one sign that
/// `restored` puts back: no `@x` or `due:` in it is read.
struct TaskMarkup {
  /// Without markup, and with a sign for each literal.
  private(set) var text = ""
  /// The first address that is linked to, else the first that stands there.
  private(set) var url: String?
  /// What a picture is called; of use where there are no other words.
  private(set) var picture: String?
  /// `[due:: 2026-12-02]` of Dataview, `@due(2026-12-01)` of TaskPaper, `{due 2026-12-01}`: name and value.
  private(set) var settings: [(name: String, value: String)] = []

  private var literals: [String] = []
  private let references: [String: String]
  /// Of each bracket that opens, where it closes.
  private var closing: [Int: Int] = [:]
  private var isOutOfClosing = false
  private var signs: [Character] = []

  /// Characters of one line; what an update shows of a title is far less.
  private static let limit = 8_000
  /// Of what may be the name of a setting or a reference; and of a tag.
  private static let nameLimit = 200
  /// Plane 15, which nobody writes in.
  private static let sign: UInt32 = 0xF_0000

  /// - Parameter references: addresses by their names in small letters (`[1]: https://…`).
  init(_ text: String, references: [String: String] = [:]) {
    self.references = references
    takeLiterals(of: text.prefix(Self.limit).filter { !($0.unicodeScalars.first.map(Self.isSign) ?? false) })
    match()
    self.text = Emphasis.removed(from: plain(0..<signs.count, depth: 0))
  }

  func restored(_ text: String) -> String {
    guard !literals.isEmpty else { return text }
    return text.reduce(into: "") { result, character in
      let sign = character.unicodeScalars.first.flatMap { Self.isSign($0) ? Int($0.value - Self.sign) : nil }
      if let sign, sign < literals.count { result += literals[sign] } else { result.append(character) }
    }
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool { scalar.value >> 16 == 0xF }

  private mutating func literal(_ text: String) -> String {
    guard literals.count < 0xFFFE, let sign = Unicode.Scalar(Self.sign + UInt32(literals.count)) else { return text }
    literals.append(text)
    return String(Character(sign))
  }

  // MARK: Code and escaped signs

  private mutating func takeLiterals(of text: String) {
    let raw = Array(text)
    var index = 0
    // A run of back-ticks of a length that closes nowhere is not looked for again.
    var unclosed: Set<Int> = []
    while index < raw.count {
      let next = index + 1 < raw.count ? raw[index + 1] : " "
      if raw[index] == "\\", next.isASCII, next.isPunctuation || next.isSymbol {
        signs += Array(literal(String(next)))
        index += 2
      } else if raw[index] == "`" {
        let length = raw[index...].prefix { $0 == "`" }.count
        let inside = unclosed.contains(length) ? nil : Self.code(raw, from: index + length, length)
        if inside == nil { unclosed.insert(length) }
        signs += Array(
          inside.map { literal(String(raw[$0]).trimmingSpaces()) } ?? String(repeating: "`", count: length))
        index = inside.map { $0.upperBound + length } ?? index + length
      } else {
        signs.append(raw[index])
        index += 1
      }
    }
  }

  /// What stands before the next run of back-ticks of that length.
  private static func code(_ raw: [Character], from start: Int, _ length: Int) -> Range<Int>? {
    var place = start
    while place < raw.count {
      let run = raw[place...].prefix { $0 == "`" }.count
      if run == length { return start..<place }
      place += max(run, 1)
    }
    return nil
  }

  // MARK: Brackets

  /// Brackets that open and close inside an address belong to it.
  private mutating func match() {
    let pairs: [Character: Character] = ["]": "[", ")": "(", "}": "{"]
    var open: [Character: [Int]] = [:]
    for (index, character) in signs.enumerated() {
      if "[({".contains(character) {
        open[character, default: []].append(index)
      } else if let opening = pairs[character], let start = open[opening]?.popLast() {
        closing[start] = index
      }
    }
  }

  // MARK: From left to right

  private mutating func plain(_ range: Range<Int>, depth: Int) -> String {
    var result = ""
    var index = range.lowerBound
    while index < range.upperBound {
      let character = signs[index]
      let next = index + 1 < range.upperBound ? signs[index + 1] : nil
      var taken: (text: String, end: Int)?
      switch character {
      case "!" where next == "[": taken = image(index)
      case "[": taken = bracket(index, range, depth)
      case "(", "{", "@": taken = setting(index, range)
      case "<": taken = tag(index, range)
      case "&": taken = entity(index, range)
      default: taken = nil
      }
      if let taken {
        result += taken.text
        index = taken.end
      } else {
        result.append(character)
        index += 1
      }
    }
    return result
  }

  private mutating func image(_ start: Int) -> (String, Int)? {
    guard let close = closing[start + 1] else { return nil }
    let name = String(signs[(start + 2)..<close]).replacing("[", with: "").replacing("]", with: "")
    if picture == nil, !name.isEmpty { picture = name }
    guard close + 1 < signs.count, signs[close + 1] == "(" || signs[close + 1] == "[" else {
      return signs[start + 2] == "[" ? ("", close + 1) : nil
    }
    return closing[close + 1].map { ("", $0 + 1) }
  }

  private mutating func bracket(_ start: Int, _ range: Range<Int>, _ depth: Int) -> (String, Int)? {
    guard let close = closing[start], close < range.upperBound else { return nil }
    let inside = (start + 1)..<close
    if signs[inside].first == "[", closing[start + 1] == close - 1 { return wiki((start + 2)..<(close - 1), close + 1) }
    let isShort = inside.count <= Self.nameLimit
    if isShort, let field = Self.field(String(signs[inside])) {
      settings.append(field)
      return ("", close + 1)
    }
    func words() -> String { depth < 3 ? plain(inside, depth: depth + 1) : String(signs[inside]) }
    switch close + 1 < range.upperBound ? signs[close + 1] : nil {
    case "(":
      guard let end = closing[close + 1] ?? firstClosing(from: close + 2), end < range.upperBound else { return nil }
      link(String(signs[(close + 2)..<end]))
      return (words(), end + 1)
    case "[":
      guard isShort, let end = closing[close + 1], end < range.upperBound else { return nil }
      let name = String(signs[(close + 2)..<end])
      guard let address = references[(name.isEmpty ? String(signs[inside]) : name).lowercased()] else { return nil }
      link(address)
      return (words(), end + 1)
    default:
      guard isShort, let address = references[String(signs[inside]).lowercased()] else { return nil }
      link(address)
      return (words(), close + 1)
    }
  }

  /// Of an address in which a bracket opens and none closes.
  private mutating func firstClosing(from start: Int) -> Int? {
    guard !isOutOfClosing, start <= signs.count else { return nil }
    let end = signs[start...].firstIndex(of: ")")
    isOutOfClosing = end == nil
    return end
  }

  /// `[[Page]]`, `[[Page#Part|text]]`.
  private func wiki(_ inside: Range<Int>, _ end: Int) -> (String, Int) {
    let parts = String(signs[inside]).split(separator: "|", maxSplits: 1)
    if parts.count == 2 { return (String(parts[1]), end) }
    let page = (parts.first ?? "").split(separator: "#").first ?? ""
    return (String(page), end)
  }

  /// `https://…`, `<https://…>`, with a title in quotes behind it.
  private mutating func link(_ destination: String) {
    let bare = destination.trimmingSpaces()
    let address = bare.hasPrefix("<") ? bare.dropFirst().prefix { $0 != ">" } : bare.prefix { !$0.isWhitespace }
    if url == nil, !address.isEmpty { url = String(address) }
  }

  // MARK: Settings of planners

  /// `due:: 2026-12-02`.
  private static func field(_ text: String) -> (String, String)? {
    guard let mark = text.firstRange(of: "::"), TaskText.isPlannerSetting(String(text[..<mark.lowerBound])) else {
      return nil
    }
    return (text[..<mark.lowerBound].trimmingSpaces(), text[mark.upperBound...].trimmingSpaces())
  }

  private mutating func setting(_ start: Int, _ range: Range<Int>) -> (String, Int)? {
    var open = start
    var name = ""
    if signs[start] == "@" {
      name = String(signs[(start + 1)..<range.upperBound].prefix { $0.isLetter })
      open += 1 + name.count
      guard open < range.upperBound, signs[open] == "{" || (signs[open] == "(" && TaskText.isPlannerSetting(name))
      else {
        return nil
      }
    }
    guard let close = closing[open], close < range.upperBound, close - open <= Self.nameLimit else { return nil }
    let inside = String(signs[(open + 1)..<close])
    if let field = Self.field(inside) {
      settings.append(field)
    } else if signs[start] == "@" {
      settings.append((name.isEmpty ? "due" : name, inside))
    } else if signs[start] == "{" {
      // `{due 2026-12-01}`, `{2026-12-01}`.
      let words = inside.split { $0.isWhitespace || $0 == ":" }
      guard let last = words.last, words.count <= 2, TaskText.isDay(last) else { return nil }
      let named = words.count == 2 ? String(words[0]) : "due"
      guard TaskText.isPlannerSetting(named) else { return nil }
      settings.append((named, String(last)))
    } else {
      return nil
    }
    return ("", close + 1)
  }

  // MARK: HTML

  private static let tags: Set<String> = [
    "a", "abbr", "b", "br", "code", "del", "details", "div", "em", "font", "i", "img", "ins", "kbd", "mark", "p", "s",
    "small",
    "span", "strike", "strong", "sub", "summary", "sup", "u",
  ]

  /// `<b>`, `<https://…>`, and what chat programs write for somebody: `<!here>`, `<@U012>`.
  private mutating func tag(_ start: Int, _ range: Range<Int>) -> (String, Int)? {
    guard let close = signs[(start + 1)..<min(range.upperBound, start + Self.nameLimit + 100)].firstIndex(of: ">")
    else { return nil }
    let inside = String(signs[(start + 1)..<close])
    if inside.hasPrefix("!") { return ("@\(inside.dropFirst().prefix { $0.isLetter })", close + 1) }
    if inside.hasPrefix("http://") || inside.hasPrefix("https://") {
      return (inside, close + 1)
    }
    let name = inside.drop { $0 == "/" }.prefix { $0.isLetter }.lowercased()
    guard Self.tags.contains(name) else { return nil }
    if name == "a", let mark = inside.firstRange(of: "href=") {
      link(inside[mark.upperBound...].trimmingPrefix("\"").prefix { !"\"'>".contains($0) }.description)
    }
    return (name == "br" ? " " : "", close + 1)
  }

  private mutating func entity(_ start: Int, _ range: Range<Int>) -> (String, Int)? {
    guard let end = signs[start..<min(range.upperBound, start + 12)].firstIndex(of: ";"),
      let text = HTMLText.entity(String(signs[(start + 1)..<end]))
    else { return nil }
    return (text, end + 1)
  }
}

/// Bold, italics, struck and marked text without the signs around it.
private enum Emphasis {
  static func removed(from text: String) -> String {
    ["**", "__", "~~", "==", "*", "_"].reduce(text) { remove($1, from: $0) }
  }

  /// Pairs of a mark: one that opens has a word behind it, one that closes a word before it. A single one inside a word
  /// (`2*3*4`, `snake_case`) is a letter.
  private static func remove(_ mark: String, from text: String) -> String {
    guard text.contains(mark) else { return text }
    let letters = Array(text)
    let width = mark.count
    var gone: Set<Int> = []
    var open: Int?
    var index = 0
    while index + width <= letters.count {
      guard letters[index..<index + width].elementsEqual(mark) else {
        index += 1
        continue
      }
      let before = index > 0 ? letters[index - 1] : nil
      let after = index + width < letters.count ? letters[index + width] : nil
      let isInside = mark == "*" || mark == "_" || mark == "__"
      func isWord(_ letter: Character?) -> Bool { letter.map { $0.isLetter || $0.isNumber } ?? false }
      if let start = open, let before, !before.isWhitespace, !isInside || !isWord(after) {
        gone.formUnion(start..<start + width)
        gone.formUnion(index..<index + width)
        open = nil
      } else if let after, !after.isWhitespace, !isInside || !isWord(before) {
        open = index
      }
      index += width
    }
    return gone.isEmpty ? text : String(letters.indices.filter { !gone.contains($0) }.map { letters[$0] })
  }
}
