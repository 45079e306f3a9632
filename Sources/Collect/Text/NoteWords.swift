import Model

/// The words by which people say what kind a note is, in all our languages: `thanks: …`, `geleerd: …`.
///
/// The kind `headline` has no word. It is the manager's and comes only from where nobody but the team lead can write.
enum NoteWords {
  static let words: [(kind: NoteKind, words: [String])] = [
    (
      .thanks, ["thanks", "thank you", "kudos", "dank", "dank je", "dank je wel", "dankjewel", "bedankt", "compliment"]
    ),
    (.customer, ["customer", "from a customer", "klant", "van een klant"]),
    (.learned, ["learned", "learnt", "lesson", "geleerd"]),
    (.done, ["done", "did", "gedaan", "klaar"]),
    (.next, ["next", "volgende", "komt eraan"]),
    (.stuck, ["stuck", "blocked", "vast", "loopt vast", "blijft liggen"]),
  ]

  private static let kinds: [String: NoteKind] = Dictionary(
    words.flatMap { kind, words in words.map { ($0, kind) } }, uniquingKeysWith: { first, _ in first })

  private static let longest = 20

  /// The kind whose word this is, with or without a colon.
  static func kind(of word: some StringProtocol) -> NoteKind? {
    guard word.utf8.count <= 4 * longest else { return nil }
    var word = word.trimmingSpaces().lowercased()
    if word.last == ":" { word.removeLast() }
    return kinds[word.trimmingSpaces()]
  }

  /// Splits `Dank: Ravi nam de dienst over` into the kind and the text behind the colon.
  static func split(_ text: some StringProtocol) -> (kind: NoteKind, text: String)? {
    guard let colon = text.prefix(longest + 1).firstIndex(of: ":"), let kind = kind(of: text[..<colon]) else {
      return nil
    }
    return (kind, text[text.index(after: colon)...].trimmingSpaces())
  }

  /// The kind by a first word that has one meaning without a colon, too: `Dank aan Ravi voor de dienst`. The word
  /// stays part of the text.
  static func kindOfFirstWord(_ text: some StringProtocol) -> NoteKind? {
    let first = text.prefix(longest).split(separator: " ", maxSplits: 1).first ?? ""
    switch first.lowercased() {
    case "thanks", "kudos", "dank", "bedankt": return .thanks
    case "learned", "learnt", "geleerd": return .learned
    default: return nil
    }
  }
}
