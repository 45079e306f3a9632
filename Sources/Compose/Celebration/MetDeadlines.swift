import Model

/// Work that was finished by its real deadline, in one line.
struct MetDeadlines: ProudRule {
  let week: ProudWeek

  /// So many are named.
  static let most = 3

  func lines() -> [ProudLine] {
    let met = week.finished.compactMap { item -> (item: Item, day: CivilDate, days: Int)? in
      guard let hard = item.hard, let finished = item.finished, isMet(hard, by: finished), !item.hidden,
        !week.past.has(.deadline, item.key)
      else { return nil }
      let (last, day) = (week.material.day(of: hard), week.material.day(of: finished))
      return (item, day, last.days(since: day))
    }
    .sorted { a, b in (a.day, week.material.order(a.item.key)) < (b.day, week.material.order(b.item.key)) }
    .prefix(MetDeadlines.most)
    guard let first = met.first else { return [] }
    let fact = Fact.celebrated(.deadlinesMet(met.map { week.mention($0.item) }, days: met.map(\.days)))
    return [ProudLine(.deadline, fact, met.map(\.item.key), about: first.item.key)]
  }

  /// Where only the day of the end is known and the deadline has a time on that day, nobody knows.
  private func isMet(_ hard: Moment, by finished: Moment) -> Bool {
    switch (hard, finished) {
    case (.instant(let last), .instant(let end)): end <= last
    case (.instant, .day(let end)): end < week.material.day(of: hard)
    case (.day(let last), _): week.material.day(of: finished) <= last
    }
  }
}
