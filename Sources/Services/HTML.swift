import Model

/// The few HTML tags that chat services show faithfully. Texts are escaped: nothing in them is a tag, an entity or a mention.
enum HTML {
  static let markup = Markup(
    escape: escape, bold: { "<strong>\($0)</strong>" },
    link: { text, link in "<a href=\"\(attribute(link))\">\(text)</a>" })

  /// The title, then one paragraph for what precedes the first heading and one for the rest.
  static func message(_ update: WordedUpdate) -> String {
    let title = markup.bold(markup.text(update.heading))
    let below = update.paragraphs.map { $0.map(markup.text).joined(separator: "<br>") }
    return ([title] + below).map { "<p>\($0)</p>" }.joined()
  }

  /// An invisible character after `@` breaks mentions, as in `Markdown`: some clients look for `@room` in the plain text too.
  static func escape(_ text: String) -> String {
    guard text.utf8.contains(where: special.contains) else { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "@": out += "@" + Markdown.breaker
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static let special = Set("&<>\"'@".utf8)

  private static func attribute(_ link: WebLink) -> String { escape(link.address.replacing("@", with: "%40")) }
}
