/// Finds people in a text by their spellings, as whole words and without regard to case: "Vakantie: Fatima" is about Fatima,
/// "Fatimah" is not.
public struct Mentions: Sendable {
  /// The words of each spelling, to what readers see.
  private let people: [[String]: UntrustedText]
  private let longest: Int

  public init(_ people: People) {
    var found: [[String]: UntrustedText] = [:]
    for spelling in people.spellings {
      let words = Mentions.words(spelling)
      if !words.isEmpty, found[words] == nil { found[words] = people.canonical(spelling) }
    }
    self.people = found
    longest = found.keys.map(\.count).max() ?? 0
  }

  /// Everybody who is named, each once, in the order of the text. Of "Jan de Vries" and "Jan" the longer spelling counts.
  public func named(in text: UntrustedText) -> [UntrustedText] {
    let words = Mentions.words(text)[...]
    var named: [UntrustedText] = []
    var rest = words
    while !rest.isEmpty {
      let lengths = (1...max(1, min(longest, rest.count))).reversed()
      guard
        let (length, person) = lengths.lazy.compactMap({ length in
          people[Array(rest.prefix(length))].map { (length, $0) }
        }).first
      else {
        rest = rest.dropFirst()
        continue
      }
      if !named.contains(person) { named.append(person) }
      rest = rest.dropFirst(length)
    }
    return named
  }

  private static func words(_ text: UntrustedText) -> [String] {
    text.description.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
