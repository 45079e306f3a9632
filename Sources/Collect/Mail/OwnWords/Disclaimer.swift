/// Recognises what employers put below every mail: `Dit bericht is vertrouwelijk …`, `Denk aan het milieu …`.
enum Disclaimer {
  static func begins(_ line: String, isFirst: Bool) -> Bool {
    var line = line.lowercased().replacing("’", with: "'").drop { !$0.isLetter }.prefix(400)
    // In Word's symbol font Webdings, a P shows as a tree.
    if line.hasPrefix("p ") { line = line.dropFirst(2) }
    let isConfidential = confidentialityWords.contains { line.contains($0) }
    let names = subjects.contains { subject in
      line.hasPrefix(subject) && line.dropFirst(subject.count).first?.isLetter != true
    }
    // The first line may be about a mail: `Deze e-mail kwam niet aan`.
    if names { return !isFirst || isConfidential }
    return certainBeginnings.contains { line.hasPrefix($0) }
      || isConfidential && messageWords.contains { line.contains($0) }
  }

  private static let subjects = [
    "dit bericht", "dit e-mailbericht", "dit emailbericht", "deze e-mail", "deze email", "deze mail", "deze boodschap",
    "de informatie in dit", "de informatie in deze", "de informatie verzonden", "de in dit", "de inhoud van dit",
    "de inhoud van deze", "aan dit bericht", "aan deze e-mail", "aan de inhoud van", "op deze e-mail", "op al onze",
    "op dit bericht", "this e-mail", "this email", "this message", "this communication", "the information in this",
    "the information contained", "the information transmitted", "the content of this", "the contents of this",
    "any views", "if you are not the intended", "if you have received this", "indien u niet de", "als u niet de",
    "mocht dit bericht", "mocht u dit bericht", "diese e-mail", "diese email", "diese mail", "diese nachricht",
    "der inhalt dieser", "die information in dieser", "wenn sie nicht der", "falls sie nicht der", "ce message",
    "ce courriel", "ce mail", "cet e-mail", "cet email", "cette communication", "les informations contenues",
    "si vous n'êtes pas", "le contenu de ce",
  ]
  private static let certainBeginnings = [
    "disclaimer", "proclaimer", "confidentiality notice", "confidential notice", "vertraulichkeitshinweis",
    "haftungsausschluss", "avis de confidentialité", "denk aan het milieu", "denk aan de natuur", "spaar het milieu",
    "bespaar papier", "print deze e-mail", "please consider the environment", "consider the environment",
    "think before you print", "think of the environment", "bitte denken sie an die umwelt", "bitte prüfen sie",
    "pensez à l'environnement", "pensez à la planète", "avant d'imprimer", "virusvrij", "virus-free", "virenfrei",
    "sans virus", "no virus found", "scanned by", "gescand op virussen", "afmelden", "uitschrijven", "unsubscribe",
    "abmelden", "se désabonner",
  ]
  private static let confidentialityWords = [
    "vertrouwelijk", "geadresseerde", "bestemd voor", "bedoeld voor", "confidential", "privileged",
    "intended recipient", "intended only", "intended solely", "intended for", "addressee", "vertraulich",
    "empfänger bestimmt", "adressaten", "confidentiel", "destinataire", "aansprakelijk", "liability", "haftung",
  ]
  private static let messageWords = [
    "e-mail", "email", "bericht", "message", "nachricht", "courriel", "mail en eventuele",
  ]
}
