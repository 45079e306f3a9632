import JSON
import Model

extension TaskText {
  /// Reads a second owner: `en @Wil` or `en Wil` behind `@Zoë`. Returns how many further words were taken; nil where
  /// no person follows.
  mutating func secondPerson(_ word: String, _ rest: ArraySlice<String>) -> Int? {
    guard ["en", "and", "und", "et", "&", "+", "/", ","].contains(word.lowercased()), let next = rest.first else {
      return nil
    }
    if next.hasPrefix("@") {
      return mention(next, rest.dropFirst()).map { $0 + 1 }
    }
    guard next.first?.isUppercase == true, let (count, person) = people.first(rest.prefix(8).map { $0[...] }) else {
      return nil
    }
    owners.append(.text(person.description))
    return count
  }

  /// Reads an owner: `@Zoë` or `@"Full Name"`. Returns how many further words belong to the name; nil where the word
  /// is no mention.
  mutating func mention(_ word: String, _ rest: ArraySlice<String>) -> Int? {
    let bare = word.drop { "([{".contains($0) }
    guard bare.first == "@", let name = Self.value(of: bare, after: "@") else { return nil }
    let isQuoted = Self.closing[bare.dropFirst().first ?? " "] != nil
    let words = [bare.dropFirst()] + rest.prefix(8).map { $0[...] }
    if !isQuoted, let (count, person) = people.first(words) {
      owners.append(.text(person.description))
      return count - 1
    }
    if !people.knows(UntrustedText(name)) {
      if GroupMention.matches("@" + name) {
        report("@\(name) is nobody's name, so it makes nobody the owner", nil)
        // At the beginning of a task the mention only calls people; later it is a word of the sentence.
        if !title.isEmpty { title.append(word.replacing("@", with: "", maxReplacements: 1)) }
        return 0
      }
      if Self.isDay(name) { return nil }
      if !isQuoted, Self.tags.contains(name.lowercased()) {
        labels.append(.text(name))
        return 0
      }
      if !isQuoted, NameParticles.contain(name) {
        report(
          "\"@\(name)\" is nobody's name; write a name of several words in quotes, @\"Jan van der Berg\", or add it under people:",
          nil)
        title.append(name)
        return 0
      }
      let more = isQuoted || bare.last.map { ",.;:)".contains($0) } ?? false ? 0 : NameParticles.surnameLength(in: rest)
      if more > 0 {
        let full = ([name] + rest.prefix(more)).joined(separator: " ")
        guard Self.endsName(rest.dropFirst(more).first, after: full) else {
          report("\"@\(full)\" may be one name; write it in quotes, @\"\(full)\", or add it under people:", nil)
          owners.append(.text(name))
          return 0
        }
        owners.append(.text(full.trimmingSuffix(",.;:)")))
        return more
      }
    }
    owners.append(.text(name))
    return 0
  }

  /// Whether a name surely ends here: punctuation ends it, nothing follows, or what follows is no word of a sentence.
  private static func endsName(_ next: String?, after name: String) -> Bool {
    if let last = name.last, ",.;:)".contains(last) { return true }
    guard let next else { return true }
    return "@#".contains(next.first ?? " ") || next.contains(":") || PlannerSigns.meaning(of: next) != nil
  }
}
