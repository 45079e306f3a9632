import Model

/// What a text that consists of nothing but courtesy says: `Prima.`, `Oké, top!`, `👍`, `Super, dank je wel Marjan!`.
///
/// The lists are narrow on purpose: one word that is none of them makes the text somebody's own.
enum Courtesy: Equatable {
  /// `Ok, bedankt voor de info.`
  case nothing
  /// Thanks with a name.
  case thanksToSomebody

  /// Nil when the text says anything else.
  init?(_ text: String) {
    guard text.utf8.count <= 160 else { return nil }
    let words = text.split { !$0.isLetter && !$0.isNumber && !"'’-".contains($0) }
    guard !words.isEmpty else {
      // Signs alone, of which at least one is no punctuation.
      guard text.contains(where: Self.isSign) else { return nil }
      self = .nothing
      return
    }
    var names = 0
    var hasThanks = false
    var follows: Substring?
    for word in words {
      let plain = word.lowercased().replacing("’", with: "'")
      hasThanks = hasThanks || Self.thanks.contains(plain)
      let isParticle = names > 0 && NameParticles.contain(word)
      if !Self.thanks.contains(plain), !Self.others.contains(plain), !isParticle {
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
      self = .nothing
    }
  }

  private static func isSign(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.properties.isEmoji && $0.value > 0xFF }
  }

  private static let thanks: Set<String> = [
    "bedankt", "dank", "dankje", "dankjewel", "dankuwel", "thanks", "thank", "thx", "tnx", "thnx", "danke",
    "dankeschön",
    "merci",
  ]
  /// What stands around thanks, or alone: no word that tells of work.
  private static let others: Set<String> = Set(
    ("ok oke oké okee okay okido top super prima perfect geweldig mooi fijn goed helder duidelijk graag gedaan hartelijk heel veel erg "
      + "hartstikke alvast nogmaals hoor weer zeer je jij jou jullie u uw wel aan en voor de het deze snelle goede fijne hulp info "
      + "informatie reactie antwoord uitleg moeite bericht mail update terugkoppeling meedenken "
      + "great good perfect nice cool noted understood awesome excellent all right you so very much a lot again for the your "
      + "quick help information reply answer message and to everyone everybody "
      + "gut prima alles klar super toll vielen besten herzlichen dir euch ihnen sehr für die das schnelle hilfe antwort nachricht und an "
      + "d'accord parfait bien très beaucoup encore à pour la le votre ton aide réponse et reçu")
      .split(separator: " ").map(String.init))
}
