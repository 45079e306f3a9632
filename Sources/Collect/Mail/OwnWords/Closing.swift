/// Recognises the words with which people end a mail, in Dutch, English, German and French: `Met vr. gr. Joost`.
struct Closing {
  let sender: SenderName

  /// How sure a closing is, by what may follow it.
  private enum Kind {
    /// Anything may follow: `met vriendelijke groet`.
    case sure
    /// A name, a single word or nothing follows: `groeten`.
    case greeting
    /// A name or nothing follows: `tot morgen`.
    case farewell
    /// The sender's own name or nothing follows, because `Bedankt Gerda` thanks Gerda.
    case thanks
  }

  /// Whether a line begins with a closing.
  func begins(_ line: some StringProtocol) -> Bool {
    guard let (kind, rest) = Self.split(line) else { return false }
    return fits(rest, kind)
  }

  /// Whether it is a closing whatever stands before and after it.
  func isSure(_ line: String) -> Bool { Self.split(line)?.0 == .sure }

  /// Where the last sentence ends, when a closing follows it on the same line: `De wifi is goed. Gr. Joost`.
  func behindSentence(in line: String) -> String.Index? {
    var index = line.index(line.endIndex, offsetBy: -Self.reach, limitedBy: line.startIndex) ?? line.startIndex
    while index < line.endIndex {
      let next = line.index(after: index)
      if ".!?;,–—)-".contains(line[index]), next < line.endIndex, line[next] == " " {
        let rest = line[next...].drop { " -–—".contains($0) }
        guard Self.firstWords.contains(rest.prefix { $0.isLetter }.lowercased()) else {
          index = next
          continue
        }
        if MailEnd.isDevice(String(rest)) { return next }
        // Thanks behind a comma may belong to the sentence before it.
        if let (kind, tail) = Self.split(rest), fits(tail, kind), kind != .thanks || line[index] != "," { return next }
      }
      index = next
    }
    return nil
  }

  /// The first words of closings and of device lines. Most sentences are dismissed by their first word.
  private static let firstWords = Set(
    (sure.union(farewells).union(thanks).union(adjectives).union(greetingWords).union(MailEnd.deviceWords)).compactMap {
      $0.split { !$0.isLetter }.first.map(String.init)
    })

  /// How many characters at the end of a line are searched for a closing.
  private static let reach = 160

  private func fits(_ rest: String, _ kind: Kind) -> Bool {
    if kind == .sure || rest.isEmpty { return true }
    let name = rest.prefix { !",|(/".contains($0) && !$0.isNumber }.trimmingSpaces()
    // `Dank aan Ravi voor de dienst` is no closing, even when a Ravi sent it.
    if sender.isOnlyName(name) || kind != .thanks && sender.startsWithName(in: name) { return true }
    switch kind {
    case .sure: return true
    case .thanks: return begins(Self.withoutAnd(rest))
    case .farewell:
      return SenderName.looksLikeName(name)
        || ["allemaal", "all", "allen", "team"].contains(name.lowercased().filter(\.isLetter))
    case .greeting:
      let first = name.prefix { $0.isLetter }.lowercased()
      // `Groeten uit Amersfoort`.
      if ["uit", "vanuit", "van", "from", "aus"].contains(first) { return name.split(separator: " ").count <= 4 }
      return SenderName.looksLikeName(name)
        || !name.contains(" ") && name.count <= 20 && name.allSatisfy { $0.isLetter || ".!-'".contains($0) }
    }
  }

  private static func withoutAnd(_ text: String) -> String {
    let first = text.prefix { $0.isLetter }
    return ["en", "and", "und", "et"].contains(first.lowercased()) ? text.dropFirst(first.count).trimmingSpaces() : text
  }

  // MARK: The words

  /// The kind of closing that a line begins with, and the text behind it. Nil where there is none, and before a
  /// colon, as in `dank: Gerda`.
  private static func split(_ line: some StringProtocol) -> (Kind, rest: String)? {
    let text = Substring(line.prefix(120))
    var words: [(word: String, end: Substring.Index)] = []
    var index = text.startIndex
    while index < text.endIndex, words.count < 6 {
      let start = text[index...].firstIndex { $0.isLetter } ?? text.endIndex
      guard start < text.endIndex, text[index..<start].allSatisfy({ " .,'’~*_-–—•/&".contains($0) }) else { break }
      let end = text[start...].firstIndex { !$0.isLetter } ?? text.endIndex
      words.append((text[start..<end].lowercased(), end))
      index = end
    }
    guard let (kind, count) = kind(of: words.map(\.word)) else { return nil }
    let rest = text[words[count - 1].end...]
    guard rest.first != ":", rest.first != "-" || rest.dropFirst().first?.isLetter != true else { return nil }
    return (kind, String(rest.drop { ".,!;~*_-–—'’ :()/&❤️😊🙂👍".contains($0) }).trimmingSpaces())
  }

  private static func kind(of words: [String]) -> (Kind, Int)? {
    for count in stride(from: words.count, through: 1, by: -1) {
      let phrase = words[..<count].joined(separator: " ")
      if sure.contains(phrase) { return (.sure, count) }
      if isFullGreeting(words[..<count]) { return (.sure, count) }
      if count == 1, greetingWords.contains(phrase) { return (.greeting, count) }
      if farewells.contains(phrase) { return (.farewell, count) }
      if thanks.contains(phrase) { return (.thanks, count) }
    }
    return nil
  }

  /// `met vriendelijke groet`, `hartelijke groeten`, `m vr gr`, `with warm regards`, `mit besten Grüßen`.
  private static func isFullGreeting(_ words: ArraySlice<String>) -> Bool {
    guard words.count >= 2, words.count <= 5, let last = words.last, greetingWords.contains(last) else { return false }
    return words.dropLast().allSatisfy { adjectives.contains($0) }
  }

  private static let greetingWords: Set<String> = [
    "groet", "groeten", "groetjes", "groetje", "gr", "grt", "grtz", "grtjs", "grtn", "gtz", "grz", "g", "regards",
    "rgds", "wishes", "grüße", "grüßen", "gruß", "grüsse", "grüssen", "gruss", "gruesse", "gruessen", "salutations",
  ]
  private static let adjectives: Set<String> = [
    "met", "een", "vriendelijke", "vriendelijk", "vr", "vrd", "vriend", "vriendl", "hartelijke", "hartelijk", "hart",
    "hgr", "h", "m", "v", "warme", "zonnige", "collegiale", "coll", "sportieve", "lieve", "beste", "fijne",
    "feestelijke", "vrolijke", "hele", "heel", "veel", "en", "with", "kind", "kindest", "best", "warm", "warmest",
    "many", "friendly", "sincere", "and", "mit", "freundlichen", "freundlichem", "freundliche", "freundl", "fr",
    "viele", "vielen", "liebe", "lieben", "lieber", "besten", "herzliche", "herzlichen", "schöne", "schönen", "sonnige",
    "sonnigen", "kollegialen", "der", "avec", "mes", "nos", "meilleures", "sincères", "cordiales", "amicales", "bien",
  ]
  private static let sure: Set<String> = [
    "mvg", "m v g", "mvrgr", "m vr gr", "mvgr", "vrgr", "vriendelijke gr", "mfg", "m f g", "hoogachtend", "hgr",
    "alvast bedankt", "alvast dank", "alvast hartelijk dank", "bij voorbaat dank", "bij voorbaat bedankt",
    "bij voorbaat hartelijk dank", "bedankt alvast", "dank alvast", "bvd", "b v d", "thanks in advance",
    "thank you in advance", "many thanks in advance", "danke im voraus", "vielen dank im voraus", "merci d avance",
    "merci par avance", "yours sincerely", "yours faithfully", "yours truly", "sincerely yours", "sincerely",
    "hochachtungsvoll", "cordialement", "bien cordialement", "très cordialement", "bien à vous", "bien à toi",
    "salutations distinguées", "amicalement", "cdlt", "cdt", "bàv", "je vous prie d agréer", "veuillez agréer",
    "in afwachting van uw", "in afwachting van je",
  ]
  private static let farewells: Set<String> = [
    "de groeten", "cheers", "best", "all the best", "br", "kr", "bg", "vg", "lg", "hg", "wkr", "tot morgen",
    "tot later", "tot snel", "tot dan", "tot straks", "tot gauw", "tot ziens", "tot maandag", "tot dinsdag",
    "tot woensdag", "tot donderdag", "tot vrijdag", "tot volgende week", "tot zo", "fijne dag", "fijne dag verder",
    "nog een fijne dag", "een fijne dag", "fijne dag nog", "fijne avond", "fijne middag", "fijne week", "fijn weekend",
    "een fijn weekend", "prettig weekend", "prettige dag", "prettige avond", "goed weekend", "nice day",
    "have a nice day", "have a good day", "have a great day", "have a nice weekend", "have a good weekend",
    "have a great weekend", "take care", "love", "xx", "xxx", "x", "bonne journée", "bonne soirée", "bon week end",
    "bon weekend", "bises", "amitiés", "schönen tag", "schönen tag noch", "einen schönen tag", "schönes wochenende",
    "schönen feierabend", "bis morgen", "bis bald", "bis dann", "tschüss", "ciao", "doei", "see you",
    "see you tomorrow", "talk soon", "succes", "hoor graag", "ik hoor het graag", "hoor het graag", "namens het team",
    "à bientôt", "à demain",
  ]
  private static let thanks: Set<String> = [
    "bedankt", "bedankt hoor", "bedankt weer", "heel erg bedankt", "hartelijk bedankt", "hartstikke bedankt",
    "super bedankt", "dank", "dankje", "dank je", "dank je wel", "dankjewel", "dankuwel", "dank u", "dank u wel",
    "hartelijk dank", "heel veel dank", "veel dank", "met dank", "onze dank", "thanks", "thanks a lot", "thanks again",
    "thanks so much", "many thanks", "thank you", "thank you very much", "thank you so much", "thx", "thnx", "thanx",
    "tnx", "tx", "ty", "danke", "danke dir", "danke schön", "dankeschön", "danke sehr", "vielen dank", "besten dank",
    "herzlichen dank", "merci", "merci beaucoup", "merci bien", "encore merci", "thks",
  ]
}
