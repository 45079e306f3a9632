extension TaskMarkup {
  private static let tags: Set<String> = [
    "a", "abbr", "b", "br", "code", "del", "details", "div", "em", "font", "i", "img", "ins", "kbd", "mark", "p", "s",
    "small", "span", "strike", "strong", "sub", "summary", "sup", "u",
  ]

  /// Reads `<b>`, `<https://…>`, and the mentions of chat programs: `<!here>`, `<@U012>`.
  mutating func tag(_ start: Int, _ range: Range<Int>) -> (String, Int)? {
    let near = signs[(start + 1)..<min(range.upperBound, start + Self.nameLimit + 100)]
    // The search stops at the next `<`, so that a line of many open tags takes linear time.
    guard let close = near.firstIndex(where: { $0 == ">" || $0 == "<" }), signs[close] == ">" else { return nil }
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

  mutating func entity(_ start: Int, _ range: Range<Int>) -> (String, Int)? {
    guard let end = signs[start..<min(range.upperBound, start + 12)].firstIndex(of: ";"),
      let text = HTMLEntity.text(String(signs[(start + 1)..<end]))
    else { return nil }
    return (text, end + 1)
  }
}
