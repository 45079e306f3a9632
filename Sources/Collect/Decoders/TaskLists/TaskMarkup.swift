/// Removes Markdown and HTML from the words of a task: links, pictures, code, bold text, tags.
///
/// What stands between back-ticks or behind a backslash is set aside and put back by `restored`, so that no `@x` or
/// `due:` in it is read.
struct TaskMarkup {
  /// The text without markup, with a placeholder for each literal.
  private(set) var text = ""
  /// The first address that is linked to, else the first one in the text.
  private(set) var url: String?
  /// The name of a picture, which serves as the title where there is no other text.
  private(set) var picture: String?
  /// Names and values of `[due:: 2026-12-02]` (Dataview), `@due(2026-12-01)` (TaskPaper) and `{due 2026-12-01}`.
  var settings: [(name: String, value: String)] = []

  private var literals = MarkupLiterals()
  private let references: [String: String]
  /// The index of the closing bracket for each opening one.
  var closing: [Int: Int] = [:]
  private var isOutOfClosing = false
  var signs: [Character] = []

  /// The most characters of a line. An update shows far fewer of a title.
  private static let limit = 8_000
  /// The most characters between brackets that may be a setting or a reference, and of a tag.
  static let nameLimit = 200

  /// - Parameter references: the addresses of the file's link definitions, by their names in lower case (`[1]:
  ///   https://…`).
  init(_ text: String, references: [String: String] = [:]) {
    self.references = references
    signs = literals.taken(from: text.prefix(Self.limit))
    match()
    self.text = Emphasis.removed(from: plain(0..<signs.count, depth: 0))
  }

  func restored(_ text: String) -> String { literals.restored(text) }

  // MARK: Brackets

  /// Finds the pairs of brackets. Brackets of an address that open and close inside it belong to it.
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

  // MARK: Parsing

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

  /// The end of an address in which a bracket opens and none closes.
  private mutating func firstClosing(from start: Int) -> Int? {
    guard !isOutOfClosing, start <= signs.count else { return nil }
    let end = signs[start...].firstIndex(of: ")")
    isOutOfClosing = end == nil
    return end
  }

  /// The words of `[[Page]]` and `[[Page#Part|text]]`.
  private func wiki(_ inside: Range<Int>, _ end: Int) -> (String, Int) {
    let parts = String(signs[inside]).split(separator: "|", maxSplits: 1)
    if parts.count == 2 { return (String(parts[1]), end) }
    let page = (parts.first ?? "").split(separator: "#").first ?? ""
    return (String(page), end)
  }

  /// Keeps the first address of `https://…` or `<https://…>`, without the title in quotes behind it.
  mutating func link(_ destination: String) {
    let bare = destination.trimmingSpaces()
    let address = bare.hasPrefix("<") ? bare.dropFirst().prefix { $0 != ">" } : bare.prefix { !$0.isWhitespace }
    if url == nil, !address.isEmpty { url = String(address) }
  }
}
