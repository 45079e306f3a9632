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
  static func surnameLength(in words: ArraySlice<String>) -> Int {
    let particles = words.prefix { contain($0) }.count
    guard particles > 0, particles <= 3, let surname = words.dropFirst(particles).first,
      surname.first?.isUppercase == true
    else {
      return 0
    }
    return particles + 1
  }
}
