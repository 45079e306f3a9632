import Model

/// What calendar programs write before the title of an event that no longer is, where the copy they give out has no status.
enum CancelledTitle {
  private static let words: Set = [
    "geannuleerd", "afgezegd", "afgelast", "canceled", "cancelled", "abgesagt", "annulé", "annulée", "cancelado",
    "annullato",
  ]

  /// Whether the word stands alone, in brackets, or before a colon or a dash: `Geannuleerd: Overleg`, `[Cancelled] Call`. A title that
  /// only begins with it (`Cancelled flights: claim the money`) is work.
  static func isOne(_ title: String) -> Bool {
    let text = title.trimmed.lowercased()
    let isBracketed = text.first == "[" || text.first == "("
    let bare = text.drop { "[(".contains($0) }
    let word = bare.prefix(while: \.isLetter)
    guard words.contains(String(word)) else { return false }
    let rest = bare.dropFirst(word.count)
    if isBracketed { return rest.first == "]" || rest.first == ")" }
    let sign = rest.drop(while: \.isWhitespace)
    guard let first = sign.first else { return true }
    // `Cancelled-flights` is one word.
    return first == ":" || "-–—".contains(first) && rest.first?.isWhitespace == true
  }
}
