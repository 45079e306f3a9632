import Model

/// What mail servers put before a text to warn its reader: `Dit bericht komt van buiten de organisatie`.
enum ServerBanner {
  /// The lines without those that a server put above the first of the sender's own.
  static func cut(_ lines: [String]) -> [String] {
    var rest = lines[...]
    var isInside = false
    var hasWarned = false
    while let line = rest.first {
      let continues = isInside && !line.isEmpty && (line.first?.isLowercase == true || isWarning(line))
      guard line.isEmpty || isWarning(line) || continues || isMark(line, hasWarned, rest.dropFirst()) else { break }
      hasWarned = hasWarned || isWarning(line)
      // Folded where it is long.
      isInside = line.count >= 60 && !".!?:>]".contains(line.last ?? " ")
      rest.removeFirst()
    }
    return Array(rest)
  }

  /// A line of dashes, or a word such as `EXTERN`, that stands above a warning or below it.
  private static func isMark(_ line: String, _ hasWarned: Bool, _ rest: ArraySlice<String>) -> Bool {
    let word = line.filter(\.isLetter).lowercased()
    if [
      "extern", "external", "externe", "let op", "letop", "caution", "warning", "waarschuwing", "achtung", "attention",
    ].contains(word) {
      return line.count <= 24
    }
    guard word.isEmpty, !line.contains(where: \.isNumber) else { return false }
    return hasWarned || rest.first { !$0.isEmpty }.map(isWarning) == true
  }

  static func isWarning(_ line: String) -> Bool {
    let line = line.prefix(600).lowercased().replacing("’", with: "'")
    return phrases.contains(where: line.contains)
  }

  private static let phrases = [
    "van buiten de organisatie", "van buiten onze organisatie", "van buiten uw organisatie",
    "van buiten je organisatie",
    "van buiten de gemeente", "buiten de organisatie verzonden", "externe afzender", "een extern e-mailadres",
    "e-mail is afkomstig van buiten", "bericht is afkomstig van buiten", "u ontvangt niet vaak e-mail",
    "je ontvangt niet vaak e-mail", "u krijgt niet vaak e-mail", "mensen die dit bericht hebben ontvangen",
    "klik niet op koppelingen",
    "klik niet op links", "klik niet op een link", "klik geen links", "open geen bijlagen", "open geen links",
    "waarom dit belangrijk is", "outside of the organi", "outside the organi", "outside of your organi",
    "outside your organi", "outside our organi", "outside of our organi", "originated from outside", "external sender",
    "external email:", "you don't often get email", "people who received this message don't often",
    "why this is important",
    "do not click links", "do not click on links", "do not click any links", "außerhalb der organisation",
    "außerhalb ihrer organisation", "außerhalb unserer organisation", "externer absender", "externen absender",
    "sie erhalten nicht oft", "sie erhalten nicht häufig", "warum dies wichtig ist", "klicken sie nicht auf links",
    "expéditeur externe", "extérieur de l'organisation", "l'extérieur de votre organisation",
    "vous n'obtenez pas souvent",
    "vous ne recevez pas souvent", "pourquoi cela est important", "pourquoi c'est important",
    "ne cliquez pas sur les liens",
    "dit is een externe e-mail", "dit is een externe mail", "this is an external e",
    "aka.ms/learnaboutsenderidentification",
  ]
}
