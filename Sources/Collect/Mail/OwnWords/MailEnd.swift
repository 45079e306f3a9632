/// Finds where a person's own words end: at the closing, the signature, a line of the telephone, or the employer's
/// disclaimer.
struct MailEnd {
  private let closing: Closing
  private let sender: SenderName

  init(sender: SenderName) {
    self.sender = sender
    closing = Closing(sender: sender)
  }

  /// The lines before that end.
  func cut(_ lines: [String]) -> [String] {
    var own: [String] = []
    for (index, line) in lines.enumerated() where !line.isEmpty || index > 0 {
      let isFirst = own.isEmpty
      if ends(line, isFirst: isFirst) { break }
      let behind = closing.behindSentence(in: line)
      let sentence = behind.map { Self.unended(line[..<$0]) } ?? line
      if SignatureLine.matches(sentence, isFirst: isFirst) {
        if let rest = ContactSentence.removed(from: sentence) {
          own.append(rest)
          if behind == nil { continue } else { break }
        }
        if ContactSentence.isCall(sentence, after: own.last, before: lines[(index + 1)...].first { !$0.isEmpty }) {
          continue
        }
        own.removeLast(SignatureLine.linesAbove(own))
        break
      }
      own.append(sentence)
      if behind != nil { break }
    }
    while own.last?.isEmpty == true { own.removeLast() }
    own.removeLast(SignatureLine.trailingNameBlock(own))
    // `Bedankt!` alone says nothing about work.
    return own.count == 1 && closing.begins(own[0]) ? [] : own
  }

  /// The text without the comma or dash before a closing.
  private static func unended(_ text: Substring) -> String {
    let end = text.lastIndex { !",;–—- ".contains($0) }.map(text.index(after:)) ?? text.startIndex
    return String(text[..<end])
  }

  private func ends(_ line: String, isFirst: Bool) -> Bool {
    guard !line.isEmpty else { return false }
    if ["--", "—", "–", "__", "- -", "-- --"].contains(line) || Self.isDevice(line)
      || Disclaimer.begins(line, isFirst: isFirst)
    {
      return true
    }
    if line.count >= 10, line.allSatisfy({ "_ ".contains($0) }) { return true }
    if line.hasPrefix("-----BEGIN PGP SIGNATURE") { return true }
    if Self.meetings.contains(where: line.lowercased().hasPrefix) { return true }
    if sender.isOnlyName(line) || sender.beginsSignature(line) { return true }
    // On the first line, `Bedankt` may be what the mail is about.
    return closing.begins(line) && (!isFirst || closing.isSure(line))
      || !isFirst && ServerBanner.isWarning(line)
  }

  /// What Teams and other meeting programs put below a text.
  private static let meetings = [
    "microsoft teams-vergadering", "microsoft teams meeting", "microsoft teams-besprechung", "réunion microsoft teams",
    "join zoom meeting", "deelnemen aan zoom", "join microsoft teams", "deelnemen aan microsoft teams",
  ]

  // MARK: Lines of devices

  /// Whether the line is one that telephones and mail programs add about themselves.
  static func isDevice(_ line: String) -> Bool {
    guard line.utf8.count <= 160 else { return false }
    let line = line.lowercased().drop { "-–—~*_[( ".contains($0) }
    if certainBeginnings.contains(where: line.hasPrefix) { return true }
    if sent.contains(where: line.hasPrefix) { return devices.contains { line.contains($0) } }
    return line.hasSuffix(" gesendet") && line.hasPrefix("von ")
      || line.hasSuffix(" downloaden") && line.hasPrefix("outlook ")
  }

  static let deviceWords = certainBeginnings + sent + ["von", "outlook"]

  private static let certainBeginnings = [
    "verzonden vanaf ", "verzonden vanuit ", "verstuurd vanaf ", "verstuurd vanuit ", "gestuurd vanaf ",
    "gestuurd vanuit ", "verzonden van mijn ", "verstuurd van mijn ", "sent from my ", "sent from outlook",
    "sent from mail", "sent from yahoo", "get outlook for ", "outlook voor ios", "outlook voor android",
    "outlook for ios", "outlook for android", "outlook für ios", "outlook für android", "outlook pour ios",
    "outlook pour android", "download outlook ", "outlook downloaden", "holen sie sich outlook", "téléchargez outlook",
    "télécharger outlook", "obtenir outlook", "obtenez outlook", "von meinem ", "gesendet von meinem ",
    "gesendet von mail", "envoyé de mon ", "envoyé depuis ", "envoyé à partir de ", "typed on my ", "getypt op mijn ",
    "sent with proton", "verzonden met proton", "excuse my brevity", "excuses voor de beknoptheid", "inviato da",
    "enviado desde",
  ]
  private static let sent = [
    "verzonden via ", "verzonden met ", "verzonden door ", "verzonden uit ", "verstuurd via ", "verstuurd met ",
    "verstuurd door ", "gestuurd via ", "gestuurd met ", "sent from ", "sent via ", "sent with ", "sent by ",
    "sent using ", "gesendet von ", "gesendet mit ", "gesendet über ", "gesendet via ", "diese nachricht wurde",
    "envoyé de ", "envoyé avec ", "envoyé via ", "envoyé par ", "deze e-mail is verzonden", "dit bericht is verzonden",
    "dit bericht is verstuurd", "yahoo mail",
  ]
  private static let devices = [
    "iphone", "ipad", "samsung", "galaxy", "outlook", " mail", "-mail", "android", "mijn ", " my ", "meinem", "gmail",
    "yahoo", "proton", "windows", "mobiel", "mobile", "telefoon", "phone", "toestel", "tablet", "handy", "smartphone",
    "huawei", "xiaomi", "nokia", "blackberry", "hotmail", "thunderbird", "telekom",
  ]
}
