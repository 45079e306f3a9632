import Model

/// Something is done that had waited longer than anything its source finished in 400 days.
struct LongestWaiting: ProudRule {
  let week: ProudWeek

  static let leastWorkdays = 20
  /// So much work must have been finished before, for "longest" to mean something.
  static let leastFinished = 20
  /// It must have waited at least so many times as long as 85 of 100 pieces of work do.
  static let times = 2

  func lines() -> [ProudLine] {
    let done = Done(material: week.material, limits: week.limits)
    let items = week.finished + done.finished(counted: true).map(\.0)
    return Dictionary(grouping: items, by: \.key.source).values.compactMap(longest)
      .sorted { a, b in
        (b.workdays, week.material.order(a.item.key)) < (a.workdays, week.material.order(b.item.key))
      }
      .map { item, workdays in
        // Counted work is never told by title.
        var subject = week.limits.subject(item)
        if item.counted { subject.title = UntrustedText("") }
        return ProudLine(
          .longestWaiting, .celebrated(.longestWaiting(subject, workdays: workdays)), [item.key], about: item.key)
      }
  }

  private func longest(_ items: [Item]) -> (item: Item, workdays: Int)? {
    let ages = items.compactMap { item -> (item: Item, from: CivilDate, days: Int)? in
      guard let created = item.created.map(week.material.day), !(item.counted || item.hidden) || !item.id.isEmpty else {
        return nil
      }
      let end = item.finished.map(week.material.day) ?? week.today
      return (item, created, end.days(since: created))
    }
    let order = week.material.order
    guard let oldest = ages.max(by: { ($0.days, order($1.item.key)) < ($1.days, order($0.item.key)) }) else {
      return nil
    }
    let workdays = week.material.occasion.calendar.workdays(
      from: oldest.from, to: oldest.from.adding(days: oldest.days))
    guard workdays >= Self.leastWorkdays, isLongest(workdays, in: oldest.item.key.source),
      !week.past.has(.longestWaiting, oldest.item.key)
    else { return nil }
    return (oldest.item, workdays)
  }

  private func isLongest(_ workdays: Int, in source: SourceName) -> Bool {
    var counts: [Int: Int] = [:]
    for earlier in week.material.memory.completions[source] ?? [] where earlier.day <= week.sinceDay {
      guard let taken = earlier.workdays else { continue }
      if taken >= workdays { return false }
      counts[taken, default: 0] += earlier.count
    }
    guard counts.values.reduce(0, +) >= Self.leastFinished else { return false }
    let usual = Percentile.nearestRank(85, of: counts)
    return workdays >= Self.times * (usual ?? 0)
  }
}
