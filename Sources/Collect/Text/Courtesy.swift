/// Recognises texts that consist of courtesy alone: `Prima.`, `Oké, top!`, `👍`, `Super, dank je wel Marjan!`.
///
/// The word lists are narrow on purpose: with any other word in it, the text counts as somebody's own.
enum Courtesy: Equatable {
  /// Courtesy that thanks nobody by name: `Ok, bedankt voor de info.`
  case emptyPoliteness
  /// Thanks with somebody's name.
  case thanksToSomebody

  /// Nil when the text says anything besides courtesy.
  init?(_ text: String) {
    guard text.utf8.count <= 160 else { return nil }
    let words = text.split { !$0.isLetter && !$0.isNumber && !"'’-".contains($0) }
    guard !words.isEmpty else {
      // The text has no words. It is courtesy when at least one sign is an emoji, and not punctuation.
      guard text.contains(where: Self.isSign) else { return nil }
      self = .emptyPoliteness
      return
    }
    var names = 0
    var hasThanks = false
    var isPraised = false
    var namesThing = false
    var follows: Substring?
    for word in words {
      let plain = word.lowercased().replacing("’", with: "'")
      hasThanks = hasThanks || Self.thanks.contains(plain)
      isPraised = isPraised || Self.praise.contains(plain)
      namesThing = namesThing || Self.things.contains(plain)
      let isParticle = names > 0 && NameParticles.contain(word)
      if !Self.words.contains(plain), !isParticle {
        guard word.first?.isUppercase == true, word.dropFirst().allSatisfy({ !$0.isNumber }), follows != nil else {
          return nil
        }
        names += 1
      }
      follows = word
    }
    if names > 0 {
      guard hasThanks, names <= 4 else { return nil }
      self = .thanksToSomebody
    } else {
      // Without thanks, `Mail weer goed` and `Update gedaan` tell of work.
      guard hasThanks || isPraised && !namesThing else { return nil }
      self = .emptyPoliteness
    }
  }

  private static func isSign(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.properties.isEmoji && $0.value > 0xFF }
  }

  private static let thanks: Set<String> = [
    "bedankt", "dank", "dankje", "dankjewel", "dankuwel", "thanks", "thank", "thx", "tnx", "thnx", "danke",
    "dankeschön", "merci",
  ]
  private static let words = thanks.union(praise).union(things).union(others)
  /// Words which only say that a message was read.
  private static let praise = split(
    "ok oke oké okee okay okido top super prima perfect geweldig mooi helder duidelijk akkoord graag great cool noted understood "
      + "awesome excellent nice klar toll gut parfait bien reçu d'accord")
  /// Things that people thank for. Without thanks, a text about them may tell of work.
  private static let things = split(
    "hulp info informatie reactie antwoord uitleg moeite bericht mail update terugkoppeling meedenken help information reply answer "
      + "message hilfe nachricht aide réponse gedaan weer goed again good")
  /// Words that stand around those above.
  private static let others = split(
    "fijn fijne goede hartelijk heel veel erg hartstikke alvast nogmaals hoor zeer je jij jou jullie u uw wel aan en voor de het "
      + "deze snelle all right you so very much a lot for the your quick and to everyone everybody alles vielen besten herzlichen "
      + "dir euch ihnen sehr für die das schnelle und an très beaucoup encore à pour la le votre ton et")

  private static func split(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }
}
