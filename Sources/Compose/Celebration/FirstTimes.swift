import Model

/// The first finished work of its kind, in a source that was read for long enough to know that it is the first.
struct FirstTimes: ProudRule {
  let week: ProudWeek

  static let leastDays = 60

  func lines() -> [ProudLine] {
    week.finished.filter { !$0.hidden && isFirst($0) }
      .map { (item: $0, day: $0.finished.map(week.material.day) ?? week.today) }
      .sorted { a, b in (a.day, week.material.order(a.item.key)) < (b.day, week.material.order(b.item.key)) }
      .map(\.item)
      .compactMap { item in
        guard let kind = item.kind.given else { return nil }
        let fact = Fact.celebrated(
          .firstTime(
            week.limits.subject(item), kind: kind.shortened(to: week.limits.name),
            people: week.limits.people([item.owner].compactMap { $0 })))
        return ProudLine(.firstTime, fact, [item.key], about: item.key)
      }
  }

  private func isFirst(_ item: Item) -> Bool {
    guard let kind = item.kind.given?.description.lowercased(), let read = week.firstRead(item.key.source),
      week.today.days(since: read) >= Self.leastDays, let kinds = week.material.memory.kinds[item.key.source],
      // A source that never gave another kind uses this word for all its work.
      kinds.contains(where: { $0.key != kind && $0.value < week.sinceDay })
    else { return false }
    return kinds[kind].map { $0 >= week.sinceDay } ?? true
  }
}
