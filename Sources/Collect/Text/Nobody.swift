import Model

/// Mentions that call many and name nobody.
enum Nobody {
  private static let everybody: Set<String> = [
    "aanwezigen", "all", "allen", "channel", "collegas", "everybody", "everyone", "group", "here", "iedereen", "kanaal",
    "room", "subteam", "team", "thread",
  ]

  /// `@here`, `@Iedereen`, `<!channel>`, `<!subteam^S012|@beheer>`. Without the sign it may well be a name: a team's.
  static func isCalled(_ text: some StringProtocol) -> Bool {
    let bare = text.trimmingSpaces()
    guard bare.hasPrefix("@") || bare.hasPrefix("<!") else { return false }
    let name = bare.drop { "<!@".contains($0) }.prefix { $0.isLetter || $0 == "'" || $0 == "’" }
    let isWhole = bare.hasPrefix("<!") || bare.drop { "<!@".contains($0) }.count == name.count
    return isWhole && everybody.contains(name.lowercased().filter(\.isLetter))
  }
}

/// `van der`, `de`, `'t`: what stands between a first name and a surname, and is no name itself.
enum NameParticles {
  private static let all: Set<String> = [
    "'s", "'t", "aan", "al", "am", "auf", "ben", "bij", "bin", "d'", "da", "das", "de", "dei", "del", "della", "den",
    "der", "des",
    "di", "do", "dos", "du", "el", "ibn", "in", "la", "le", "les", "lo", "of", "onder", "op", "over", "te", "ten",
    "ter", "tot",
    "uit", "uijt", "van", "ver", "vom", "von", "voor", "zu", "zum", "zur", "‘t", "’s", "’t",
  ]

  /// Written small, as they are behind a first name.
  static func contain(_ word: some StringProtocol) -> Bool {
    word.first?.isUppercase == false && all.contains(word.lowercased())
  }

  /// How many of the words that follow a first name are its rest: particles, and a surname with a capital.
  static func rest(of words: ArraySlice<String>) -> Int {
    let particles = words.prefix { contain($0) }.count
    guard particles > 0, particles <= 3, let surname = words.dropFirst(particles).first,
      surname.first?.isUppercase == true
    else {
      return 0
    }
    return particles + 1
  }

  /// Whether a name surely ends there: behind it is punctuation, nothing, or what is no word of a sentence.
  static func isEnd(_ next: String?, after name: String) -> Bool {
    if let last = name.last, ",.;:)".contains(last) { return true }
    guard let next else { return true }
    return "@#".contains(next.first ?? " ") || next.contains(":") || PlannerSigns.meaning(of: next) != nil
  }
}
