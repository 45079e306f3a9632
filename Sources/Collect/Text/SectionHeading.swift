/// Whether a heading in a file is one that `sections:` names, whatever people wrote around its words: "## ✅
/// Mijlpalen", "2. Besluiten", "Mijlpalen Q4", "Besluiten (week 49)", "Genomen besluiten:".
enum SectionHeading {
  static func isNamed(_ name: String, by heading: String) -> Bool {
    let name = words(name)[...]
    let found = words(heading)
    let words = found.drop { $0.allSatisfy(\.isNumber) }
    guard !name.isEmpty, !words.isEmpty else { return false }
    if words.elementsEqual(name) || found.elementsEqual(name) { return true }
    if words.starts(with: name) {
      return isAside(behind: name.count, of: heading) || words.dropFirst(name.count).first.map(isQualifier) ?? true
    }
    // "Open besluiten": one word before the name qualifies it.
    return words.count == name.count + 1 && words.dropFirst().elementsEqual(name) && !isQualifier(words.first ?? "")
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether a bracket, dash, colon or comma follows the first `count` words.
  private static func isAside(behind count: Int, of heading: String) -> Bool {
    var left = count
    var isInside = false
    for character in heading.drop(while: { !$0.isLetter }) {
      let isWord = character.isLetter || character.isNumber
      if isInside, !isWord { left -= 1 }
      isInside = isWord
      if left == 0, !isWord, !character.isWhitespace { return !"'’".contains(character) }
      if left == 0, isWord { return false }
    }
    return true
  }

  private static let qualifiers: Set<String> = [
    "and", "deze", "dit", "en", "for", "from", "in", "komende", "kwartaal", "maand", "month", "of", "om", "per",
    "quarter", "sprint", "t", "this", "until", "van", "voor", "week", "wk",
  ]

  private static func isQualifier(_ word: String) -> Bool {
    qualifiers.contains(word) || word.contains(where: \.isNumber)
  }
}
