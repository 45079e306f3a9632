/// What somebody wrote in a mail: without the greeting, the closing, the signature, and what was written before.
enum WrittenText {
  static func of(_ text: String) -> String {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(2_000).map {
      $0.trimmingSpaces()
    }
    lines = Array(lines.prefix(quoteStart(lines) ?? lines.count)).filter { !$0.hasPrefix(">") }
    lines = Array(lines.prefix(closing(lines) ?? lines.count))
    while lines.first?.isEmpty == true { lines.removeFirst() }
    if let first = lines.first, isGreeting(first), lines.dropFirst().contains(where: { !$0.isEmpty }) {
      lines.removeFirst()
    }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Where an earlier mail begins: `Op di 24 nov. 2026 om 10:12 schreef Ravi:`, `-----Original Message-----`, or the small
  /// header that Outlook puts before it.
  private static func quoteStart(_ lines: [String]) -> Int? {
    lines.indices.first { index in
      let line = lines[index]
      // Mail programs fold it where it is long.
      let folded = index + 1 < lines.count ? "\(line) \(lines[index + 1])" : line
      if isIntroduction(line) || starts(line, ["on ", "op "]) && isIntroduction(folded) { return true }
      if line.hasPrefix("-----"), separators.contains(where: { line.lowercased().contains($0) }) { return true }
      return starts(line, headerFrom)
        && lines[(index + 1)...].prefix(3).contains { starts($0, headerSent) }
    }
  }

  private static let separators = [
    "original message", "oorspronkelijk bericht", "forwarded message", "doorgestuurd bericht",
  ]
  private static let headerFrom = ["from:", "van:", "*from:*", "*van:*"]
  private static let headerSent = [
    "sent:", "verzonden:", "date:", "datum:", "*sent:*", "*verzonden:*", "*date:*", "*datum:*",
  ]

  /// `On … wrote:`.
  private static func isIntroduction(_ line: String) -> Bool {
    guard line.count < 300 else { return false }
    let line = line.lowercased()
    if line.hasSuffix("> schreef:") || line.hasSuffix("> wrote:") { return true }
    // With its moment, else it is a sentence of today's.
    guard line.hasSuffix(":"), line.contains(#/\d{1,2}[:.]\d{2}|20\d\d/#) else { return false }
    return line.hasPrefix("on ") && line.hasSuffix("wrote:") || line.hasPrefix("op ") && line.contains(" schreef")
  }

  /// Where the signature begins, or the closing line above the name.
  private static func closing(_ lines: [String]) -> Int? {
    let first = lines.firstIndex { !$0.isEmpty } ?? 0
    return lines.indices.first { index in
      let line = lines[index]
      if line == "--" || starts(line, devices) { return true }
      return index > first && line.count <= 40 && starts(line, closings) && !line.contains(":")
    }
  }

  private static let devices = [
    "sent from my ", "verzonden vanaf mijn ", "verstuurd vanaf mijn ", "get outlook for ", "outlook voor ",
    "sent from outlook",
    "verzonden met ", "________________",
  ]
  private static let closings = [
    "groet", "met vriendelijke groet", "vriendelijke groet", "met groet", "hartelijke groet", "mvg", "m.v.g", "gr.",
    "gr,",
    "kind regards", "best regards", "regards", "best wishes", "best,", "cheers", "sincerely", "yours ", "thanks,",
    "thank you,",
    "dank,", "bedankt,", "alvast bedankt", "fijne dag", "fijn weekend", "tot morgen",
  ]

  /// `Hoi allemaal,`.
  private static func isGreeting(_ line: String) -> Bool {
    guard line.count <= 40, let last = line.last, ",!.".contains(last) || line.split(separator: " ").count <= 2 else {
      return false
    }
    let word = line.lowercased().prefix { $0.isLetter }
    return [
      "hi", "hello", "hey", "dear", "hoi", "hallo", "beste", "dag", "goedemorgen", "goedemiddag", "goedenavond", "team",
      "all", "allen", "collega", "good",
    ].contains(String(word))
  }

  private static func starts(_ line: String, _ beginnings: [String]) -> Bool {
    let line = line.lowercased()
    return beginnings.contains(where: line.hasPrefix)
  }
}
