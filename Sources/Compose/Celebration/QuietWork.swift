import Model

/// Work that nobody notices as long as it is done: a certificate renewed in time, a cupboard cleared.
struct QuietWork: ProudRule {
  let week: ProudWeek

  /// Words for upkeep in labels, kinds and titles. They decide where the source does not say itself what is quiet work
  /// (`quiet`).
  static let words: Set<String> = [
    "backup", "backups", "certificaat", "certificaten", "documentatie", "firmware", "gepatcht", "onderhoud",
    "opgeruimd", "opgeschoond", "opruimen", "opruiming", "opschonen", "patches",
    "certificate", "certificates", "chore", "cleanup", "documentation", "housekeeping", "maintenance", "patched",
    "upkeep",
  ]

  /// So many are named.
  static let most = 2

  func lines() -> [ProudLine] {
    let found = week.finished.filter {
      Self.isUpkeep($0) && $0.hard == nil && !$0.hidden && !week.past.has(.quiet, $0.key)
    }
    .map { (item: $0, day: $0.finished.map(week.material.day) ?? week.today) }
    // Work whose effect somebody wrote down comes first, because it says more; then the latest.
    .sorted { a, b in
      let (first, second) = (a.item.effect.given == nil ? 1 : 0, b.item.effect.given == nil ? 1 : 0)
      return (first, b.day, week.material.order(a.item.key)) < (second, a.day, week.material.order(b.item.key))
    }
    .prefix(QuietWork.most).map(\.item)
    guard let first = found.first else { return [] }
    let fact = Fact.celebrated(.quietWorks(found.map(week.mention)))
    return [ProudLine(.quiet, fact, found.map(\.key), about: first.key)]
  }

  static func isUpkeep(_ item: Item) -> Bool {
    item.isQuiet ?? ([item.kind, item.title].compactMap { $0 } + item.labels).contains(where: namesUpkeep)
  }

  /// Parts of a word count: `VPN-certificaat` is a certificate, and `back-up` is a backup.
  private static func namesUpkeep(_ text: UntrustedText) -> Bool {
    text.description.lowercased().split(whereSeparator: { !($0.isLetter || $0 == "-") }).contains { word in
      let parts = word.split(separator: "-")
      return words.contains(parts.joined()) || parts.contains { words.contains(String($0)) }
    }
  }
}
