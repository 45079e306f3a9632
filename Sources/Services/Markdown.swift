import Model

/// Escapers for the Markdown of chat services. They keep what a person wrote readable and let nothing of it act.
enum Markdown {
  /// Cannot be seen; between `@` and a name it ends the mention.
  static let breaker = "\u{200B}"

  /// A sentence for a chat that reads Markdown.
  static let markup = Markup(
    escape: escape, bold: { "**\($0)**" }, link: { text, link in "[\(text)](\(destination(link)))" },
    line: guardingStart)

  private static let special = Set("\\`*_~|[]><@&".utf8)

  /// Mentions are broken before any parser sees them: some services look for them after Markdown is gone, where a
  /// backslash is no help.
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
      // `&#64;here` and `&lt;!here>` would be mentions once the entity is read.
      case "&": out += rest.startsEntity ? "&" + breaker : "&"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }

  /// At the beginning of a line `#`, `-`, `+` and `1.` make headings and lists.
  static func guardingStart(_ line: String) -> String {
    if let first = line.first, "#-+=".contains(first) { return "\\" + line }
    let number = line.prefix { $0.isASCII && $0.isNumber }
    guard !number.isEmpty, let after = line[number.endIndex...].first, after == "." || after == ")" else { return line }
    return number + "\\" + line[number.endIndex...]
  }

  /// Brackets are encoded in a `WebLink` already; an `@` in it is no mention either then.
  private static func destination(_ link: WebLink) -> String { link.address.replacing("@", with: "%40") }
}

extension Substring {
  fileprivate var startsEntity: Bool {
    let name = self.prefix(34).drop { $0 == "#" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return !name.isEmpty && name.endIndex < endIndex && self[name.endIndex] == ";"
  }
}
