/// One person, many spellings: systems write "Jansen, Fatima" and "fjansen", readers see "Fatima".
package struct People: Sendable {
  private let groups: [[UntrustedText]]
  /// Spelling without regard to case, to the index of its group.
  private let index: [String: Int]
  /// The words of a spelling as names are compared, to the index of its group.
  private let alike: [String: Int]
  private let shared: Shared?

  /// Shared by many teams, so behind one reference.
  private final class Shared: Sendable {
    let people: People
    init(_ people: People) { self.people = people }
  }

  /// Nobody: every spelling stands for itself.
  package static let none = People([])

  /// - Parameters:
  ///   - groups: the spellings of one person each; the first is what readers see. A spelling that is told again is the
  ///     first person's.
  ///   - shared: asked for spellings that are not in `groups`.
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
    // Behind all that was written: a surname in front is the same person.
    for (number, group) in self.groups.enumerated() {
      for words in group.compactMap(NameWords.turned).map(People.words) { alike[words] = alike[words] ?? number }
    }
    (self.index, self.alike) = (index, alike)
    self.shared = shared.map { Shared($0) }
  }

  /// What readers see; a spelling that nobody named stays as it is.
  package func canonical(_ spelling: UntrustedText) -> UntrustedText { group(of: spelling)?.first ?? spelling }

  /// All spellings of the person behind one of them, what readers see first.
  package func spellings(of person: UntrustedText) -> [UntrustedText] { group(of: person) ?? [person] }

  /// Whether two spellings are one person's.
  package func same(_ a: UntrustedText, _ b: UntrustedText) -> Bool {
    People.words(canonical(a)) == People.words(canonical(b))
  }

  /// Every spelling there is; of one that is told twice the first counts.
  var spellings: [UntrustedText] { groups.flatMap { $0 } + (shared?.people.spellings ?? []) }
  /// Whether anybody is spelled so.
  package func knows(_ spelling: UntrustedText) -> Bool { group(of: spelling) != nil }

  /// Whether a text names somebody whose spelling is known, in whole words.
  package func isNamed(in text: UntrustedText) -> Bool { person(in: text) != nil }

  /// The first person named in a text.
  package func person(in text: UntrustedText) -> UntrustedText? {
    if index.isEmpty, shared == nil { return nil }
    let words = text.description.split { $0.isWhitespace || "/():;|\"“”–—".contains($0) }
    for start in words.indices {
      if let (_, person) = longest(words[start...].prefix(People.longestName)) { return person }
    }
    return nil
  }

  /// Who is named by the first of these words, as many of them as make a name; punctuation around them does not count.
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

  /// Words of a name, at most.
  private static let longestName = 6

  /// As it is written before what only looks alike: "José" and "Jose" may be two persons.
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
