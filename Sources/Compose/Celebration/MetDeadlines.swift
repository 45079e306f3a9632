import Model

/// Work that was finished by its real deadline, in one line.
struct MetDeadlines: ProudRule {
  let week: ProudWeek

  /// So many are named.
  static let most = 3

  func lines() -> [ProudLine] {
    let met = week.finished.compactMap { item -> (item: Item, day: CivilDate, days: Int)? in
      guard let hard = item.hard.map(week.material.day), let day = item.finished.map(week.material.day), day <= hard,
        !item.hidden, !week.past.has(.deadline, item.key)
      else { return nil }
      return (item, day, hard.days(since: day))
    }
    .sorted { a, b in (a.day, week.material.order(a.item.key)) < (b.day, week.material.order(b.item.key)) }
    .prefix(MetDeadlines.most)
    guard let first = met.first else { return [] }
    let fact = Fact.celebrated(.deadlinesMet(met.map { week.mention($0.item) }, days: met.map(\.days)))
    return [ProudLine(.deadline, fact, met.map(\.item.key), about: first.item.key)]
  }
}
