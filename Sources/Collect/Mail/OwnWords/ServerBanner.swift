/// Removes the warnings that mail servers put above a text: `Dit bericht komt van buiten de organisatie`.
///
/// People write about such warnings, too. So a line must be built like one: by its beginning, by a mark, or below
/// another warning.
enum ServerBanner {
  /// The lines without warnings above the first line of the sender.
  static func cut(_ lines: [String]) -> [String] {
    var rest = lines[...]
    var isInside = false
    var hasWarned = false
    while let line = rest.first {
      let warns = isWarning(line, below: hasWarned)
      let continues = isInside && line.first?.isLowercase == true
      let marks = isMark(line, hasWarned, rest.dropFirst())
      guard line.isEmpty || warns || continues || marks else { break }
      hasWarned = hasWarned || warns || marks && line.contains(where: \.isLetter)
      // A long warning is folded over several lines.
      isInside = line.count >= 60 && !".!?:>]".contains(line.last ?? " ")
      rest.removeFirst()
    }
    return Array(rest)
  }

  /// Words that only servers use as a mark; `warningWords` are those that people begin a line with, too.
  private static let externalWords: Set<String> = ["extern", "external", "externe"]
  private static let warningWords: Set<String> = [
    "letop", "caution", "warning", "waarschuwing", "achtung", "attention", "opgelet", "warnung", "avertissement",
  ]

  /// Whether the line is only a mark, such as dashes or `EXTERN`, that stands above or below a warning.
  private static func isMark(_ line: String, _ hasWarned: Bool, _ rest: ArraySlice<String>) -> Bool {
    let word = line.filter(\.isLetter).lowercased()
    if externalWords.contains(word) { return line.count <= 24 }
    guard word.isEmpty || warningWords.contains(word) && line.count <= 24, !line.contains(where: \.isNumber) else {
      return false
    }
    return hasWarned || rest.first { !$0.isEmpty }.map { isWarning($0, below: !word.isEmpty) } == true
  }

  /// - Parameter isBelow: whether another warning or its mark stands above the line.
  static func isWarning(_ line: String, below isBelow: Bool = false) -> Bool {
    let line = line.prefix(600).lowercased().replacing("’", with: "'")
    let (words, isMarked) = withoutMark(line)
    if certainBeginnings.contains(where: words.hasPrefix) || line.contains("aka.ms/learnaboutsenderidentification") {
      return true
    }
    guard isBelow || isMarked || openings.contains(where: words.hasPrefix) else { return false }
    return phrases.contains(where: words.contains)
  }

  /// The text behind `[EXTERN]`, `CAUTION:`, `*** ` or `⚠`, and whether such a mark stood there.
  private static func withoutMark(_ line: String) -> (words: Substring, isMarked: Bool) {
    var rest = line.drop { !$0.isLetter }
    let signs = line[..<rest.startIndex]
    var isMarked = signs.unicodeScalars.contains("⚠") || signs.contains("!") || signs.contains("***")
    if let end = rest.prefix(24).firstIndex(where: { ":]!)}*".contains($0) }) {
      let word = rest[..<end].filter(\.isLetter)
      if externalWords.contains(word) || warningWords.contains(word) {
        isMarked = true
        rest = rest[end...].drop { !$0.isLetter }
      }
    }
    return (rest, isMarked)
  }

  /// Beginnings that no person writes.
  private static let certainBeginnings = [
    "u ontvangt niet vaak e-mail", "je ontvangt niet vaak e-mail", "u krijgt niet vaak e-mail",
    "mensen die dit bericht hebben ontvangen", "sommige mensen die dit bericht hebben ontvangen",
    "you don't often get email", "people who received this message don't often",
    "some people who received this message don't often", "sie erhalten nicht oft", "sie erhalten nicht häufig",
    "vous n'obtenez pas souvent", "vous ne recevez pas souvent", "dit is een externe e-mail", "dit is een externe mail",
    "this is an external e", "external email:", "external sender:", "externe afzender:", "externer absender:",
    "expéditeur externe:", "expéditeur externe :",
  ]

  /// Beginnings of sentences about the mail itself.
  private static let openings = [
    "dit bericht", "dit e-mailbericht", "dit emailbericht", "dit mailbericht", "deze e-mail", "deze email", "deze mail",
    "e-mail is afkomstig", "bericht is afkomstig", "de afzender van d", "this email", "this e-mail", "this message",
    "the sender of this", "diese e-mail", "diese email", "diese mail", "diese nachricht", "der absender dieser",
    "ce message", "cet e-mail", "cet email", "ce courriel", "l'expéditeur de ce",
  ]

  /// What such a sentence says, and what stands below it or behind a mark.
  private static let phrases = [
    "van buiten de organisatie", "van buiten onze organisatie", "van buiten uw organisatie",
    "van buiten je organisatie", "van buiten de gemeente", "buiten de organisatie verzonden", "externe afzender",
    "een extern e-mailadres", "afkomstig van buiten", "klik niet op koppelingen", "klik niet op links",
    "klik niet op een link", "klik geen links", "open geen bijlagen", "open geen links", "waarom dit belangrijk is",
    "outside of the organi", "outside the organi", "outside of your organi", "outside your organi",
    "outside our organi", "outside of our organi", "originated from outside", "external sender",
    "why this is important", "do not click links", "do not click on links", "do not click any links",
    "außerhalb der organisation", "außerhalb ihrer organisation", "außerhalb unserer organisation", "externer absender",
    "externen absender", "warum dies wichtig ist", "klicken sie nicht auf links", "expéditeur externe",
    "extérieur de l'organisation", "l'extérieur de votre organisation", "pourquoi cela est important",
    "pourquoi c'est important", "ne cliquez pas sur les liens",
  ]
}
