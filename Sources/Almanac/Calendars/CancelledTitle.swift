import Model

/// Recognises the word that calendar programs put before the title of a cancelled event, for copies of a calendar that
/// have no STATUS.
enum CancelledTitle {
  private static let words: Set = [
    "geannuleerd", "afgezegd", "afgelast", "canceled", "cancelled", "abgesagt", "annulé", "annulée", "cancelado",
    "annullato",
  ]

  /// Whether the word stands alone, in brackets, or before a colon or a dash: `Geannuleerd: Overleg`, `[Cancelled]
  /// Call`. A title that only begins with it (`Cancelled flights: claim the money`) is that of work.
  static func matches(_ title: String) -> Bool {
    let text = title.trimmed.lowercased()
    let isBracketed = text.first == "[" || text.first == "("
    let bare = text.drop { "[(".contains($0) }
    let word = bare.prefix(while: \.isLetter)
    guard words.contains(String(word)) else { return false }
    let rest = bare.dropFirst(word.count)
    if isBracketed { return rest.first == "]" || rest.first == ")" }
    let sign = rest.drop(while: \.isWhitespace)
    guard let first = sign.first else { return true }
    // A dash without a blank before it, as in `Cancelled-flights`, is part of a word.
    return first == ":" || "-–—".contains(first) && rest.first?.isWhitespace == true
  }
}
