import Model

/// Agreements whose day was since the last note: how many of them are kept.
struct KeptAgreements: ProudRule {
  let week: ProudWeek
  private let standings: [Standing]

  init(_ week: ProudWeek) {
    self.week = week
    standings = Standing.all(week.material, limits: week.limits).filter { $0.state != .withdrawn }
  }

  func lines() -> [ProudLine] {
    let due = standings.filter { $0.day.map(week.isOfWeek) ?? false }
    let kept = due.filter(\.isKept)
    // Less than half is no reason to celebrate; the daily update tells what slips.
    guard let first = kept.first, kept.count * 2 >= due.count else { return [] }
    let pending = due.filter { !$0.isKept }
    let one = due.count == 1 ? first : pending.count == 1 ? pending[0] : nil
    let fact = Fact.celebrated(
      .agreementsKept(
        kept: kept.count, of: due.count,
        one: one.map { week.limits.subject($0.decision.title, link: $0.decision.link, shared: true) }))
    return [ProudLine(.agreements, fact, due.flatMap(\.keys), which: "\(week.today)")]
  }

  /// There are agreements, and each whose day is over is kept.
  var noneMissed: Bool {
    let dated = standings.filter { $0.day != nil || $0.isKept }
    return !dated.isEmpty && dated.allSatisfy { $0.isKept || $0.day.map { $0 >= week.today } ?? true }
  }
}

extension Standing {
  fileprivate var isKept: Bool { if case .realised = state { true } else { false } }
}
