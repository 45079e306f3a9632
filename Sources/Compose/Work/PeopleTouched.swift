import Model

/// How many people a text says that something was for: `14 new colleagues`, `2.300 inwoners`. Read only to tell which of
/// two things matters to more people; the number itself is never told.
enum PeopleTouched {
  /// Words for people in the languages that updates are in.
  private static let words: Set<String> = [
    "aanvragers", "bewoners", "bezoekers", "burgers", "cliënten", "collega's", "collega’s", "docenten", "gasten",
    "gebruikers", "gezinnen", "huishoudens", "huurders", "inwoners", "klanten", "leden", "leerlingen", "leraren",
    "lezers", "medewerkers", "mensen", "ouders", "patiënten", "personen", "reizigers", "studenten", "verpleegkundigen",
    "vrijwilligers",
    "applicants", "citizens", "clients", "colleagues", "customers", "employees", "families", "guests", "households",
    "members", "nurses", "parents", "patients", "people", "readers", "residents", "staff", "students", "teachers",
    "tenants", "users", "visitors", "volunteers",
  ]
  /// At most so many words stand between the number and the people: `14 new junior colleagues`.
  private static let between = 2

  /// The largest number that stands before a word for people; 0 where there is none.
  static func count(in text: UntrustedText?) -> Int {
    guard let text = text.given else { return 0 }
    let parts = text.description.lowercased().split(whereSeparator: \.isWhitespace).map {
      $0.drop { !$0.isLetter && !$0.isNumber }
    }
    var most = 0
    for (place, part) in parts.enumerated() {
      guard let number = number(part) else { continue }
      let following = parts[(place + 1)...].prefix(between + 1)
      if following.contains(where: isPeople) { most = max(most, number) }
    }
    return most
  }

  private static func isPeople(_ word: Substring) -> Bool {
    let bare = word.reversed().drop { !$0.isLetter }.reversed()
    return words.contains(String(bare))
  }

  /// A whole number, with or without marks between thousands.
  private static func number(_ text: Substring) -> Int? {
    let groups = text.split(separator: text.contains(".") ? "." : ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ $0.allSatisfy(\.isASCII) && $0.allSatisfy(\.isNumber) && !$0.isEmpty }),
      groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.count == 1 || groups[0].count <= 3
    else { return nil }
    return groups.joined().count <= 9 ? Int(groups.joined()) : nil
  }
}
