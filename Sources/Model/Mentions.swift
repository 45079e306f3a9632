/// Finds people in a text by their spellings, as whole words and without regard to case and accents: "Vakantie: Fatima"
/// names Fatima, "Fatimah" does not. A spelling that is also an ordinary word counts only with a capital.
package struct Mentions: Sendable {
  /// From the words of each spelling to the name that readers see.
  private let people: [[String]: UntrustedText]
  private let longest: Int

  package init(_ people: People) {
    var found: [[String]: UntrustedText] = [:]
    let reordered = people.spellings.compactMap(NameWords.reordered)
    for spelling in people.spellings + reordered {
      let words = NameWords.of(spelling.description)
      if !words.isEmpty, found[words] == nil { found[words] = people.canonical(spelling) }
    }
    self.people = found
    longest = found.keys.map(\.count).max() ?? 0
  }

  /// Everybody who is named, each once, in the order of the text. The longest spelling wins: "Jan de Vries" is not also
  /// "Jan".
  package func named(in text: UntrustedText) -> [UntrustedText] {
    var named: [UntrustedText] = []
    var rest = text.description.split { !$0.isLetter && !$0.isNumber }[...]
    while let word = rest.first {
      let lengths = (1...max(1, min(longest, rest.count))).reversed()
      guard
        let (length, person) = lengths.lazy.compactMap({ length in
          people[rest.prefix(length).flatMap { NameWords.of($0) }].map { (length, $0) }
        }).first,
        length > 1 || word.first?.isUppercase == true || !NamesThatAreWords.contain(UntrustedText(String(word)))
      else {
        rest = rest.dropFirst()
        continue
      }
      if !named.contains(person) { named.append(person) }
      rest = rest.dropFirst(length)
    }
    return named
  }
}
