import Model

/// What a person wrote in a mail just now: without what a server put before it, the greeting, the closing, the signature, and
/// what was written before.
///
/// Where the end of the person's own words is not sure, less is told: a line is rather lost than a telephone number told.
enum OwnWords {
  /// Lines of one mail that are looked at.
  private static let limit = 1_000

  /// - Parameter sender: whose name alone on a line begins a signature.
  static func of(_ text: String, by sender: MailAddress? = nil) -> String {
    let lines = MailEnd(sender: SenderName(sender)).cut(Greeting.cut(withoutAbove(text)))
    return ContactData.masked(unlisted(lines.filter { !$0.isEmpty }).joined(separator: "\n"))
  }

  /// A list as the sentence that it becomes: without its marks, and with what parts one item from the next.
  private static func unlisted(_ lines: [String]) -> [String] {
    let items = lines.map { line in ["- ", "* ", "• ", "– ", "· "].contains(where: line.hasPrefix) }
    // One line with a dash may be anything.
    guard items.count(where: { $0 }) >= 2 else { return lines }
    return lines.indices.map { index in
      guard items[index] else { return lines[index] }
      let text = lines[index].dropFirst(2).trimmingSpaces()
      let isFollowed = index + 1 < lines.count && items[index + 1]
      return isFollowed && !".!?;:,".contains(text.last ?? ".") ? text + ";" : text
    }
  }

  /// Whether it has no words of its own, or only those with which people end: nobody misses anything of such a mail.
  static func isOnlyGreeting(_ text: String, by sender: MailAddress? = nil) -> Bool {
    let lines = withoutAbove(text)
    guard lines.contains(where: { !$0.isEmpty }), of(text, by: sender).isEmpty else { return false }
    return Greeting.cut(lines).first { !$0.isEmpty }.map { Closing(sender: SenderName(sender)).begins($0) } ?? true
  }

  /// The lines without earlier mail and without what a server put above them.
  private static func withoutAbove(_ text: String) -> [String] { ServerBanner.cut(QuotedMail.cut(cleaned(text))) }

  /// Trimmed, without blanks that look like none, and without what programs write in place of pictures and links.
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

  /// `[cid:image001.png@01DA2B3C]`, `[image: Logo]`, `<mailto:ravi@voorbeeld.nl>`, `<https://voorbeeld.nl>`.
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
