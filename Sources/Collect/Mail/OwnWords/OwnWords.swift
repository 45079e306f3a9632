/// Extracts what the sender of a mail wrote now: without server warnings, greeting, closing, signature and quoted
/// mail.
///
/// Where the end of the sender's words is not sure, less is kept: a lost line does less harm than a telephone number
/// in a channel.
enum OwnWords {
  /// How many lines of a mail are read.
  private static let limit = 1_000

  /// - Parameter sender: the sender, whose name alone on a line begins a signature.
  static func of(_ text: String, by sender: MailAddress? = nil) -> String {
    let lines = MailEnd(sender: SenderName(sender)).cut(Greeting.cut(withoutAbove(text)))
    return ContactData.masked(unlisted(lines.filter { !$0.isEmpty }).joined(separator: "\n"))
  }

  /// The lines of a list without their marks, with semicolons between them, so that they read as one sentence.
  private static func unlisted(_ lines: [String]) -> [String] {
    let items = lines.map { line in ["- ", "* ", "• ", "– ", "· "].contains(where: line.hasPrefix) }
    // A single line with a dash is no list.
    guard items.count(where: { $0 }) >= 2 else { return lines }
    return lines.indices.map { index in
      guard items[index] else { return lines[index] }
      let text = lines[index].dropFirst(2).trimmingSpaces()
      let isFollowed = index + 1 < lines.count && items[index + 1]
      return isFollowed && !".!?;:,".contains(text.last ?? ".") ? text + ";" : text
    }
  }

  /// Whether the mail has no words, or only a greeting and a closing. Readers miss nothing of such a mail.
  static func isOnlyGreeting(_ text: String, by sender: MailAddress? = nil) -> Bool {
    let lines = withoutAbove(text)
    guard lines.contains(where: { !$0.isEmpty }), of(text, by: sender).isEmpty else { return false }
    return Greeting.cut(lines).first { !$0.isEmpty }.map { Closing(sender: SenderName(sender)).begins($0) } ?? true
  }

  /// The lines without quoted mail and without warnings of a server above them.
  private static func withoutAbove(_ text: String) -> [String] { ServerBanner.cut(QuotedMail.cut(cleaned(text))) }

  /// The lines, trimmed, without invisible characters and without placeholders for pictures and links.
  private static func cleaned(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(limit).map { line in
      var scalars = String.UnicodeScalarView()
      for scalar in line.unicodeScalars where !unseen.contains(scalar) {
        scalars.append(scalar.properties.isWhitespace ? " " : scalar)
      }
      return withoutStandIns(String(scalars)).trimmingSpaces()
    }
  }

  private static let unseen: Set<Unicode.Scalar> = [
    "\u{200B}", "\u{200C}", "\u{200E}", "\u{2060}", "\u{FEFF}", "\u{AD}",
  ]

  /// Removes `[cid:image001.png@01DA2B3C]`, `[image: Logo]`, `<mailto:ravi@voorbeeld.nl>`, `<https://voorbeeld.nl>`.
  private static func withoutStandIns(_ line: String) -> String {
    guard line.contains("[") || line.contains("<") else { return line }
    var result = ""
    var rest = line[...]
    while let open = rest.firstIndex(where: { $0 == "[" || $0 == "<" }) {
      result += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      let marks =
        rest[open] == "["
        ? ["cid:", "image:", "afbeelding:", "bild:", "https://", "http://"]
        : ["mailto:", "tel:", "https://", "http://"]
      if starts(String(inside.prefix(10)), marks),
        let close = inside.prefix(600).firstIndex(of: rest[open] == "[" ? "]" : ">")
      {
        rest = rest[rest.index(after: close)...]
      } else {
        result.append(rest[open])
        rest = inside
      }
    }
    return result + rest
  }

  private static func starts(_ line: String, _ beginnings: [String]) -> Bool {
    let line = line.lowercased()
    return beginnings.contains(where: line.hasPrefix)
  }
}
