/// Recognises single lines of signatures: telephone numbers, addresses, web sites, office hours.
enum SignatureLine {
  static func matches(_ line: String, isFirst: Bool) -> Bool {
    guard !line.isEmpty else { return false }
    if ContactData.isContained(in: line) || line.contains("(at)") || line.contains("[at]") { return !isSentence(line) }
    if hasLabel(line) || isPostBox(line) { return true }
    return !isFirst
      && (isDigitsOnly(line) || hasDividers(line) || isPostalAddress(line) || isWebSite(line) || isOfficeHours(line))
  }

  // MARK: A number in a sentence

  private static let verbs: Set<String> = [
    "is", "was", "zijn", "waren", "heeft", "hebben", "had", "wordt", "werd", "worden", "kan", "kunnen", "doet", "doen",
    "werkt", "werken", "staat", "staan", "belt", "belde", "gebeld", "mailt", "mailde", "gemaild", "kreeg", "gaf",
    "ging", "gaat", "komt", "kwam", "ligt", "bel", "mail", "als", "wanneer", "omdat", "has", "have", "were", "are",
    "works", "worked", "called", "when", "if", "ist", "sind", "wurde", "hat", "wenn", "est", "sont", "a", "quand", "si",
    "can", "will", "zal", "gemeld", "opgelost", "vervangen", "hersteld", "gekoppeld",
  ]
  private static let contactPhrases = [
    "bereik", "te bellen", "bel mij", "bel me", "bel ons", "stuur me", "stuur mij", "stuur ons", "mail mij", "mail me",
    "mail ons", "call me", "call us", "reach me", "reach us", "contact", "telefonisch", "telefoonnummer", "vragen?",
    "vraag?", "questions?", "erreichbar", "erreichen", "rufen sie", "fragen?", "joignable", "joindre", "contacter",
    "doorkies", "spreekuur", "openingstijd", "linkedin", "available", "beschikbaar", "aanwezig", "bellen met",
    "bellen naar",
  ]

  /// Whether the line is a sentence about work that happens to have a number: `de telefoon 012-3456789 is weer
  /// aangesloten`.
  private static func isSentence(_ line: String) -> Bool {
    let plain = line.prefix(1_000).lowercased()
    let words = plain.split(separator: " ").map { $0.filter(\.isLetter) }.filter { !$0.isEmpty }
    return words.count >= 5 && words.contains(where: verbs.contains) && !plain.contains("|") && !hasLabel(line)
      && !contactPhrases.contains(where: plain.contains)
  }

  // MARK: Kinds of lines

  /// A number of an unknown form on a line of its own: `345 67 89`.
  private static func isDigitsOnly(_ line: String) -> Bool {
    line.count(where: \.isNumber) >= 6 && line.allSatisfy { $0.isNumber || " -–./()+".contains($0) }
  }

  private static let labels: Set<String> = [
    "t", "tel", "telefoon", "telefoonnummer", "telephone", "phone", "m", "mob", "mobiel", "mobile", "mobil", "handy",
    "f", "fax", "telefax", "e", "email", "mail", "w", "web", "website", "www", "i", "site", "d", "direct",
    "doorkiesnummer", "doorkies", "tél", "téléphone", "portable", "telefon", "kvk", "btw", "iban", "vat", "ustid",
    "hrb", "siret", "skype", "intern", "ext", "toestel", "kantoor", "office", "p", "c", "cell", "gsm", "whatsapp", "x",
    "linkedin", "twitter", "instagram",
  ]

  /// `T 012 345`, `Tel.: 1234`, `E: …`, `W www.voorbeeld.nl`.
  private static func hasLabel(_ line: String) -> Bool {
    let plain = line.prefix(200).lowercased().drop { "-–—*_•· ".contains($0) }
    let word = plain.prefix { $0.isLetter || $0 == "-" }.filter { $0 != "-" }
    guard labels.contains(word) else { return false }
    let rest = plain.drop { $0.isLetter || $0 == "-" }
    let value = rest.drop { " .:|)(".contains($0) }
    guard value.startIndex > rest.startIndex, let first = value.first else { return false }
    if first.isNumber || first == "+" { return !labelsWithoutNumber.contains(word) && isNumber(value) }
    return value.contains("@") || value.hasPrefix("www.") || value.hasPrefix("http") || isHost(value)
  }

  /// Labels behind which no number stands.
  private static let labelsWithoutNumber: Set<String> = [
    "e", "email", "mail", "w", "web", "website", "www", "site", "i", "x", "linkedin",
  ]
  private static let wordsBesideNumber: Set<String> = [
    "intern", "ext", "toestel", "fax", "werk", "privé", "mobiel", "mobile", "tel", "m", "t", "f", "of", "or", "en",
    "direct", "ma", "di", "wo", "do", "vr",
  ]

  /// `1234 of 06 1234 (intern 56)`, but not `2045 vervangen`.
  private static func isNumber(_ text: Substring) -> Bool {
    text.count(where: \.isNumber) >= 3
      && text.split { !$0.isLetter }.allSatisfy { wordsBesideNumber.contains(String($0)) }
  }

  /// `Postbus 123`.
  private static func isPostBox(_ line: String) -> Bool {
    let plain = line.lowercased()
    return [
      "postbus ", "p.o. box ", "po box ", "postfach ", "boîte postale ", "bezoekadres", "postadres", "visiting address",
    ].contains {
      plain.hasPrefix($0)
    } && line.count <= 100
  }

  /// `Adviseur ICT | Gemeente Voorbeeld`.
  private static func hasDividers(_ line: String) -> Bool {
    line.count <= 160 && [" | ", " || ", " · ", " • ", " ∙ ", " ⋅ ", "│", " ¦ "].contains(where: line.contains)
      || line.hasSuffix(" |") || line.hasPrefix("| ")
  }

  private static let streets = [
    "straat", "laan", "weg", "plein", "kade", "gracht", "singel", "dreef", "dijk", "steeg", "straße", "strasse",
    "allee", "platz", "street", "road", "avenue",
  ]

  /// `1234 AB Utrecht`, `Kerkstraat 12`, `12345 Berlin`, `12, rue de la Paix`.
  private static func isPostalAddress(_ line: String) -> Bool {
    let words = line.split { $0 == " " || $0 == "," }
    guard words.count <= 8, line.count <= 80 else { return false }
    for index in words.indices.dropLast() {
      let (number, letters) = (words[index], words[index + 1])
      guard number.allSatisfy(\.isNumber) || number.count == 6 else { continue }
      let isCode = number.count == 4 && letters.count == 2 && letters.allSatisfy(\.isUppercase)
      let isJoined =
        number.count == 6 && number.prefix(4).allSatisfy(\.isNumber) && number.suffix(2).allSatisfy(\.isUppercase)
      let place = isCode ? words.dropFirst(index + 2).first : letters
      if isCode && (place == nil || place?.first?.isUppercase == true) || isJoined && place?.first?.isUppercase == true
      {
        return true
      }
      if index == 0, number.count == 5, words.count <= 3,
        words.dropFirst().allSatisfy({ $0.first?.isUppercase == true })
      {
        return true
      }
    }
    let last = words.last.map { $0.prefix { $0.isNumber } } ?? ""
    if let street = words.dropLast().last?.lowercased().filter(\.isLetter), words.count <= 4, !last.isEmpty,
      line.first?.isUppercase == true,
      streets.contains(where: street.hasSuffix)
    {
      return true
    }
    let plain = line.lowercased()
    return words.first?.allSatisfy(\.isNumber) == true
      && [" rue ", " avenue ", " boulevard ", " place "].contains { plain.contains($0) }
  }

  /// `www.voorbeeld.nl`, but not the address of a page that the sender wants to show.
  private static func isWebSite(_ line: String) -> Bool {
    let plain = line.lowercased()
    let social = [
      "volg ons", "volg mij", "follow us", "folgen sie", "suivez-nous", "linkedin", "bezoek onze website",
      "visit our website",
    ]
    if social.contains(where: plain.hasPrefix) { return true }
    guard !plain.contains(" ") else { return false }
    let host = ["https://", "http://"].first(where: plain.hasPrefix).map { plain.dropFirst($0.count) } ?? plain[...]
    return isHost(host.hasSuffix("/") ? host.dropLast() : host)
  }

  private static func isHost(_ text: Substring) -> Bool {
    guard let dot = text.lastIndex(of: "."), dot != text.startIndex, text.count <= 60 else { return false }
    let end = text[text.index(after: dot)...]
    return
      (text.hasPrefix("www.")
      || ["nl", "be", "de", "fr", "com", "eu", "org", "net", "uk", "gov", "at", "ch", "lu", "info"].contains(end))
      && text.allSatisfy { $0.isLetter || $0.isNumber || ".-".contains($0) }
  }

  private static let hours = [
    "werkdagen", "mijn werkdagen", "ik werk op", "ik werk van", "werkzaam op", "aanwezig op", "aanwezig:",
    "aanwezig van", "bereikbaar", "ik ben bereikbaar", "ik ben aanwezig", "telefonisch bereikbaar", "op vrijdag ben ik",
    "op woensdag ben ik", "mijn vrije dag", "working days", "my working days", "office hours", "arbeitstage",
    "bürozeiten", "sprechzeiten", "jours de présence", "parttime", "openingstijden", "heeft u vragen", "heb je vragen",
    "vragen?", "questions?", "fragen?", "bel 14", "please note: i work", "i work part",
  ]
  private static func isOfficeHours(_ line: String) -> Bool {
    let plain = line.lowercased()
    return hours.contains { plain.hasPrefix($0) && plain.dropFirst($0.count).first?.isLetter != true }
  }
}
