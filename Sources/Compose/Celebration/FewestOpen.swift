import Model

/// Fewer calls are open than for a long time.
struct FewestOpen: ProudRule {
  let week: ProudWeek

  /// There must not have been so few for so many days, with the number known on at least so many of them.
  static let leastDays = 60
  static let leastValues = 30
  /// At most this share of the usual number: one call fewer than ever is no clearing up.
  static let share = 0.8
  /// While the number goes on falling, it is celebrated once in so many days.
  static let againAfter = 56

  func lines() -> [ProudLine] { week.flows.compactMap(line) }

  private func line(_ flow: CountedFlow) -> ProudLine? {
    guard let open = flow.flow.open, !flow.flow.partial, let source = flow.source else { return nil }
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
