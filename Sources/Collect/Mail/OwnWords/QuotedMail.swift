/// Finds quoted mail by the lines with which mail programs introduce it, in Dutch, English, German and French.
enum QuotedMail {
  /// The lines without quoted mail.
  static func cut(_ lines: [String]) -> [String] {
    guard let start = lines.indices.first(where: { begins(lines, at: $0) }) else { return lines.filter(isOwn) }
    // The name of `<ravi@voorbeeld.nl> schreef op …:` stands on the line above.
    let nameStandsAbove = start > 0 && lines[start].hasPrefix("<")
    let own = lines[..<(nameStandsAbove ? start - 1 : start)].filter(isOwn)
    return own.allSatisfy(\.isEmpty) ? below(lines[start...]) : own
  }

  private static func isOwn(_ line: String) -> Bool { !line.hasPrefix(">") }

  /// The answer below a quotation, as Thunderbird places it. It counts where every quoted line has its mark and a
  /// blank line follows.
  private static func below(_ lines: ArraySlice<String>) -> [String] {
    guard lines.prefix(5).contains(where: { !isOwn($0) }), let last = lines.lastIndex(where: { !isOwn($0) }) else {
      return []
    }
    let own = Array(lines[(last + 1)...].drop { !$0.isEmpty })
    let end = own.indices.first { begins(own, at: $0) }
    return Array(own.prefix(end ?? own.count))
  }

  private static func begins(_ lines: [String], at index: Int) -> Bool {
    let line = lines[index].lowercased().replacing("’", with: "'")
    guard !line.isEmpty, line.utf8.count < 600 else { return false }
    return isSeparator(line) || isHeader(lines, line, at: index) || isIntroduction(lines, line, at: index)
  }

  // MARK: -----Original Message-----

  private static let separators = [
    "original message", "forwarded message", "begin forwarded message", "original mail", "forwarded mail",
    "forwarded by", "original appointment", "oorspronkelijk bericht", "oorspronkelijke bericht", "origineel bericht",
    "originele bericht", "doorgestuurd bericht", "begin doorgestuurd bericht", "begin van doorgestuurd bericht",
    "doorgezonden bericht", "doorgestuurde e-mail", "oorspronkelijke e-mail", "oorspronkelijke afspraak",
    "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "originale nachricht",
    "weitergeleitete nachricht", "anfang der weitergeleiteten nachricht", "ursprünglicher termin", "message d'origine",
    "message original", "message transféré", "message transmis", "début du message réexpédié",
    "début du message transféré", "début du message transmis", "courriel d'origine",
  ]

  /// The words alone, or with anything behind them when dashes stand before: `-------- Oorspronkelijk bericht
  /// -------- Van: …`.
  private static func isSeparator(_ line: String) -> Bool {
    let marks = line.prefix { "-_=*#> ".contains($0) }
    let words = line.dropFirst(marks.count)
    guard let phrase = separators.first(where: { words.hasPrefix($0) }) else { return false }
    return marks.count { $0 != " " } >= 2 || words.dropFirst(phrase.count).allSatisfy { "-_=*#: ".contains($0) }
  }

  // MARK: The small header of Outlook and others

  private enum Label { case from, sent, to, subject, copy }

  private static let labels: [String: Label] = [
    "van": .from, "from": .from, "de": .from, "von": .from, "da": .from, "afzender": .from, "expéditeur": .from,
    "absender": .from, "verzonden": .sent, "verstuurd": .sent, "sent": .sent, "date": .sent, "datum": .sent,
    "gesendet": .sent,
    "envoyé": .sent, "verzonden op": .sent, "gesendet am": .sent, "envoyé le": .sent, "sent at": .sent,
    "sent on": .sent,
    "aan": .to, "to": .to, "an": .to, "à": .to, "a": .to, "naar": .to, "onderwerp": .subject, "subject": .subject,
    "betreff": .subject, "objet": .subject, "cc": .copy, "kopie": .copy, "copie": .copy, "kopie (cc)": .copy,
    "antwoord aan": .copy, "reply-to": .copy, "antwort an": .copy, "répondre à": .copy,
  ]

  /// The label of a header line: `Van: Ravi`, `*From:* Ravi`, `De : Ravi`.
  private static func label(_ line: String) -> Label? {
    let plain = line.drop { "*_ ".contains($0) }
    guard let colon = plain.prefix(16).firstIndex(of: ":") else { return nil }
    return labels[plain[..<colon].filter { !"*_".contains($0) }.trimmingSpaces()]
  }

  private static func isHeader(_ lines: [String], _ line: String, at index: Int) -> Bool {
    guard let first = label(line), first != .copy else { return false }
    if first == .from,
      [" verzonden:", " sent:", " gesendet:", " envoyé :", " envoyé:", " date:", " datum:"].contains(
        where: line.contains)
    {
      return true
    }
    let found = Set([first] + lines[(index + 1)...].prefix(7).compactMap { label(String($0.prefix(40)).lowercased()) })
    return found.contains(.from) && (found.contains(.sent) || found.contains(.subject)) || found.count >= 3
  }

  // MARK: On … wrote:

  private static let starts = ["op ", "on ", "am ", "le ", "il ", "el ", "em ", "den "]
  private static let verbs = [
    "schreef", "geschreven", "wrote", "writes", "schrieb", "geschrieben", "a écrit", "écrit :", "escribió", "escreveu",
    "ha scritto", "skrev",
  ]
  private static let quoting = ["quoting ", "citeren ", "citaat van ", "zitat von ", "citation de "]

  /// Mail programs fold a long introduction over two or three lines.
  private static func isIntroduction(_ lines: [String], _ line: String, at index: Int) -> Bool {
    if isIntroduction(line) { return true }
    let next = lines[(index + 1)...].prefix(2).first { !$0.isEmpty } ?? ""
    if line.hasSuffix(":"), next.hasPrefix(">"), (verbs + quoting).contains(where: line.contains) { return true }
    guard starts.contains(where: line.hasPrefix) else { return false }
    var folded = line
    for more in lines[(index + 1)...].prefix(2) {
      // A line that ends a sentence is not continued; one that ends in `30 nov.` may be.
      if more.isEmpty || folded.hasSuffix(":") || folded.utf8.count > 60 && ".!?".contains(folded.last ?? " ") {
        return false
      }
      folded += " " + more.lowercased()
      if isIntroduction(folded) { return true }
    }
    return false
  }

  private static func isIntroduction(_ line: String) -> Bool {
    let line = String(line.reversed().drop { "*_ ".contains($0) }.reversed())
    let hasAddress = line.contains("@")
    guard line.hasSuffix(":") || hasAddress, line.utf8.count < 500, verbs.contains(where: line.contains) else {
      return false
    }
    if line.hasSuffix("> schreef:") || line.hasSuffix("> wrote:") || line.hasSuffix("> schrieb:") { return true }
    // An introduction has a date or time; without one the line is a sentence of the sender.
    guard line.contains(#/\d{1,2}[:.h\/-]\d{1,2}|20\d\d/#) else { return false }
    return line.hasSuffix(":") || starts.contains(where: line.hasPrefix)
  }
}
