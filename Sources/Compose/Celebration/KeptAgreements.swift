import Model

/// How many of the agreements whose day was since the last note were kept.
struct KeptAgreements: ProudRule {
  let week: ProudWeek
  private let decisions: [TrackedDecision]

  init(week: ProudWeek) {
    self.week = week
    decisions = TrackedDecision.all(week.material, limits: week.limits).filter { $0.state != .withdrawn }
  }

  func lines() -> [ProudLine] {
    let due = due()
    let kept = due.filter { $0.tracked.isKept(by: $0.day) }
    let plan = PlanKept(done: kept.count, of: due.count)
    guard let first = kept.first, plan.isNearlyAll else { return [] }
    let missed = due.filter { !$0.tracked.isKept(by: $0.day) }
    let one = (due.count == 1 ? first : missed.count == 1 ? missed[0] : nil)?.tracked.decision
    let fact = Fact.celebrated(
      .agreementsKept(
        kept: kept.count, of: due.count, one: one.map { week.limits.subject($0.title, link: $0.link, shared: true) }))
    return [ProudLine(.agreements, fact, due.flatMap(\.tracked.keys), which: "\(week.today)")]
  }

  private func due() -> [(tracked: TrackedDecision, day: CivilDate)] {
    let first = week.sinceDay.adding(days: 1)
    guard first <= week.today else { return [] }
    return decisions.compactMap { tracked in
      tracked.dayNamed(in: first...week.today).map { (tracked, $0) }
    }
  }

  /// Those that were to be in force by now and are not.
  func missed() -> [TrackedDecision] {
    due().filter { !$0.tracked.isKept(by: $0.day) && !$0.tracked.isKept && $0.day < week.today || isMoved($0) }
      .map(\.tracked)
  }

  /// Whether it was moved on from the day that updates named.
  private func isMoved(_ due: (tracked: TrackedDecision, day: CivilDate)) -> Bool {
    !due.tracked.isKept && due.tracked.day.map { $0 > due.day } == true
  }

  /// Whether there are agreements and none was missed: each whose day is over is kept, and none of this week's was late
  /// or was given another day.
  var noneMissed: Bool {
    let dated = decisions.filter { $0.day != nil || $0.isKept }
    return !dated.isEmpty && dated.allSatisfy { $0.isKept || $0.day.map { $0 >= week.today } ?? true }
      && due().allSatisfy { $0.day == week.today || $0.tracked.isKept(by: $0.day) }
  }
}

extension TrackedDecision {
  fileprivate var isKept: Bool { if case .realised = state { true } else { false } }
}
