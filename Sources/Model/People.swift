/// The spellings of people: systems write "Jansen, Fatima" and "fjansen", and readers see "Fatima".
///
///     People([["Fatima", "Jansen, Fatima", "fjansen"]]).canonical(UntrustedText("FJansen"))  // "Fatima"
package struct People: Sendable {
  private let groups: [[UntrustedText]]
  /// From a spelling in small letters to the index of its group.
  private let index: [String: Int]
  /// From the words of a spelling, as `NameWords` compares them, to the index of its group.
  private let alike: [String: Int]
  private let shared: Shared?

  /// Holds the people that many teams share behind one reference, so that they are in memory once.
  private final class Shared: Sendable {
    let people: People
    init(_ people: People) { self.people = people }
  }

  /// No people: every spelling stands for itself.
  package static let none = People([])

  /// - Parameters:
  ///   - groups: the spellings of one person each; the first is what readers see. A spelling that occurs again belongs
  /// to the first person that has it.
  ///   - shared: the people who are asked for spellings that are not in `groups`.
  package init(_ groups: [[String]], over shared: People? = nil) {
    self.groups = groups.map { $0.map { UntrustedText($0) } }
    var (index, alike): ([String: Int], [String: Int]) = ([:], [:])
    for (number, group) in self.groups.enumerated() {
      for spelling in group {
        let (key, words) = (People.key(spelling), People.words(spelling))
        index[key] = index[key] ?? number
        alike[words] = alike[words] ?? number
      }
    }
    // "Jansen, Fatima" is also found as "Fatima Jansen", but spellings that somebody wrote down come first.
    for (number, group) in self.groups.enumerated() {
      for words in group.compactMap(NameWords.reordered).map(People.words) { alike[words] = alike[words] ?? number }
    }
    (self.index, self.alike) = (index, alike)
    self.shared = shared.map { Shared($0) }
  }

  /// The name that readers see. A spelling that is in no group stays as it is.
  package func canonical(_ spelling: UntrustedText) -> UntrustedText { group(of: spelling)?.first ?? spelling }

  /// All spellings of the person behind one of them, what readers see first.
  package func spellings(of person: UntrustedText) -> [UntrustedText] { group(of: person) ?? [person] }

  /// Whether two spellings are those of one person.
  package func same(_ a: UntrustedText, _ b: UntrustedText) -> Bool {
    People.words(canonical(a)) == People.words(canonical(b))
  }

  /// All spellings, those of the shared people last.
  var spellings: [UntrustedText] { groups.flatMap { $0 } + (shared?.people.spellings ?? []) }
  /// Whether a spelling is in one of the groups.
  package func knows(_ spelling: UntrustedText) -> Bool { group(of: spelling) != nil }

  /// Whether a text names somebody by a known spelling, as whole words.
  package func isNamed(in text: UntrustedText) -> Bool { person(in: text) != nil }

  /// The first person that a text names.
  package func person(in text: UntrustedText) -> UntrustedText? {
    if index.isEmpty, shared == nil { return nil }
    let words = text.description.split { $0.isWhitespace || "/():;|\"“”–—".contains($0) }
    for start in words.indices {
      if let (_, person) = longest(words[start...].prefix(People.longestName)) { return person }
    }
    return nil
  }

  /// The person whom the first of these words name, and how many words that takes. Punctuation around them is ignored.
  package func first(_ words: [Substring]) -> (words: Int, person: UntrustedText)? {
    index.isEmpty && shared == nil ? nil : longest(words.prefix(People.longestName), asMention: true)
  }

  private func longest(_ words: ArraySlice<Substring>, asMention: Bool = false) -> (Int, UntrustedText)? {
    for count in (1...max(1, words.count)).reversed() where count <= words.count {
      let run = words.prefix(count).joined(separator: " ")
      let bare = run.drop { !$0.isLetter }.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed()
      let spelling = UntrustedText(String(bare))
      guard let group = group(of: spelling), let person = group.first else { continue }
      // "max wachttijd" is no figure about Max.
      if !asMention, bare.first?.isUppercase == false, NamesThatAreWords.contain(spelling) { continue }
      return (count, person)
    }
    return nil
  }

  /// The largest number of words that is tried as one name.
  private static let longestName = 6

  /// The exact spelling comes before the folded one, because "José" and "Jose" may be two people.
  private func group(of spelling: UntrustedText) -> [UntrustedText]? {
    if let number = index[People.key(spelling)] ?? alike[People.words(spelling)] { return groups[number] }
    return shared?.people.group(of: spelling)
  }

  private static func key(_ spelling: UntrustedText) -> String { spelling.description.lowercased() }

  private static func words(_ spelling: UntrustedText) -> String {
    let words = NameWords.of(spelling.description)
    return words.isEmpty ? key(spelling) : words.joined(separator: " ")
  }
}
