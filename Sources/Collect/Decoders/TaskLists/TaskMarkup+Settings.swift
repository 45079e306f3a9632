extension TaskMarkup {
  /// The name and value of `due:: 2026-12-02`.
  static func field(_ text: String) -> (String, String)? {
    guard let mark = text.firstRange(of: "::"), TaskText.isPlannerSetting(String(text[..<mark.lowerBound])) else {
      return nil
    }
    return (text[..<mark.lowerBound].trimmingSpaces(), text[mark.upperBound...].trimmingSpaces())
  }

  mutating func setting(_ start: Int, _ range: Range<Int>) -> (String, Int)? {
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
      // `{due 2026-12-01}` or `{2026-12-01}`.
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
}
