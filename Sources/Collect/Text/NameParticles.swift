/// The words between a first name and a surname: `van der`, `de`, `'t`.
enum NameParticles {
  private static let all: Set<String> = [
    "'s", "'t", "aan", "al", "am", "auf", "ben", "bij", "bin", "d'", "da", "das", "de", "dei", "del", "della", "den",
    "der", "des", "di", "do", "dos", "du", "el", "ibn", "in", "la", "le", "les", "lo", "of", "onder", "op", "over",
    "te", "ten", "ter", "tot", "uit", "uijt", "van", "ver", "vom", "von", "voor", "zu", "zum", "zur", "‘t", "’s", "’t",
  ]

  /// Only in lower case, as they are written behind a first name.
  static func contain(_ word: some StringProtocol) -> Bool {
    word.first?.isUppercase == false && all.contains(word.lowercased())
  }

  /// How many of the words behind a first name belong to it: one to three particles and a capitalised surname; else
  /// 0.
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
