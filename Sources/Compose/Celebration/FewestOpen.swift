import Model

/// Fewer calls open than for a long time.
struct FewestOpen: ProudRule {
  let week: ProudWeek
  init(_ week: ProudWeek) { self.week = week }

  /// So few since so many days, with a number known on so many of them.
  static let leastDays = 60
  static let leastValues = 30
  /// Below this share of what is usual: one call fewer than ever is no clearing up.
  static let share = 0.8
  /// While it goes on falling, it is told once.
  static let againAfter = 56

  func lines() -> [ProudLine] { week.flows.compactMap(line) }

  private func line(_ flow: CountedFlow) -> ProudLine? {
    guard let open = flow.flow.open, !flow.flow.partial, let source = flow.records.first?.source else { return nil }
    let past = (week.material.memory.open[source] ?? []).filter { $0.day < week.today }
    let fewer = past.lastIndex { Int($0.value) <= open }
    let since = fewer.map { past[$0].day } ?? past.first?.day
    let between = past.suffix(from: fewer.map { $0 + 1 } ?? 0).map(\.value)
    let key = RecordKey(source: source, kind: .item, id: "")
    guard let since, week.today.days(since: since) >= Self.leastDays, between.count >= Self.leastValues,
      let usual = Percentile.nearestRank(50, of: between), Double(open) <= Self.share * usual,
      !week.past.has(.fewestOpen, key, after: week.today.adding(days: -Self.againAfter))
    else { return nil }
    let fact = Fact.celebrated(.fewestOpen(flow.flow.noun, open: open, since: since))
    return ProudLine(.fewestOpen, fact, flow.records, about: key)
  }
}
