import Model

/// Agreements whose day was since the last note: how many of them are kept.
struct KeptAgreements: ProudRule {
  let week: ProudWeek
  init(_ week: ProudWeek) { self.week = week }

  func lines() -> [ProudLine] {
    let due = week.material.decisions.filter { decision in
      !decision.withdrawn && decision.due.map { week.isOfWeek(week.material.day(of: $0)) } ?? false
    }
    let kept = due.filter(isKept)
    // Less than half is no reason to celebrate; the daily update tells what slips.
    guard let first = kept.first, kept.count * 2 >= due.count else { return [] }
    let pending = due.filter { !isKept($0) }
    let one = due.count == 1 ? first : pending.count == 1 ? pending[0] : nil
    let fact = Fact.celebrated(
      .agreementsKept(
        kept: kept.count, of: due.count,
        one: one.map { week.limits.subject($0.title, link: $0.link, shared: true) }))
    return [ProudLine(.agreements, fact, due.map(\.key), which: "\(week.today)")]
  }

  /// There are agreements, and each whose day is over is kept.
  var noneMissed: Bool {
    let decisions = week.material.decisions.filter { !$0.withdrawn && ($0.due != nil || $0.realised != nil) }
    return !decisions.isEmpty
      && decisions.allSatisfy { decision in
        isKept(decision) || decision.due.map { week.material.day(of: $0) >= week.today } ?? true
      }
  }

  /// What asks for proof is kept when an update told that it was shown.
  private func isKept(_ decision: Decision) -> Bool {
    if decision.proof == nil { return decision.realised != nil }
    return week.material.memory.said.contains {
      $0.said.topic == .agreement && $0.said.record == decision.key && $0.said.detail == "realised"
    }
  }
}
