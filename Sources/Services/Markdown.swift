import Model

/// Escapes texts for chat services that read Markdown: people can still read them, and nothing in them acts as markup.
enum Markdown {
  /// The zero-width space. Nobody sees it, and between `@` and a name it keeps the two from being a mention.
  static let breaker = "\u{200B}"

  /// Markup for a chat service that reads Markdown.
  static let markup = Markup(
    escape: escape, bold: { "**\($0)**" }, link: { text, link in "[\(text)](\(destination(link)))" },
    line: guardingStart)

  private static let special = Set("\\`*_~|[]><@&".utf8)

  /// Breaks mentions with an invisible character, because some services look for mentions after backslashes are removed.
  static func escape(_ text: String) -> String {
    guard text.utf8.contains(where: special.contains) else { return text }
    var out = ""
    var rest = Substring(text)
    while let character = rest.unicodeScalars.first {
      rest.unicodeScalars.removeFirst()
      switch character {
      case "\\", "`", "*", "_", "~", "|", "[", "]", ">": out += "\\" + String(character)
      case "<": out += "\\<" + breaker
      case "@": out += "@" + breaker
      // `&#64;here` and `&lt;!here>` would become mentions when the entity is decoded.
      case "&": out += rest.startsEntity ? "&" + breaker : "&"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }

  /// At the start of a line, `#`, `-`, `+` and `1.` would make headings and lists, and `=` would underline a heading.
  static func guardingStart(_ line: String) -> String {
    if let first = line.first, "#-+=".contains(first) { return "\\" + line }
    let number = line.prefix { $0.isASCII && $0.isNumber }
    guard !number.isEmpty, let after = line[number.endIndex...].first, after == "." || after == ")" else { return line }
    return number + "\\" + line[number.endIndex...]
  }

  /// A `WebLink` has its brackets percent-encoded already; encoding `@` too keeps the address from being a mention.
  private static func destination(_ link: WebLink) -> String { link.address.replacing("@", with: "%40") }
}

extension Substring {
  fileprivate var startsEntity: Bool {
    let name = self.prefix(34).drop { $0 == "#" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return !name.isEmpty && name.endIndex < endIndex && self[name.endIndex] == ";"
  }
}
