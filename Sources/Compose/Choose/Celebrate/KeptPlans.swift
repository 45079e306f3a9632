import Model

/// Planned work that was done on its day: of this week, and day after day.
struct KeptPlans: ProudRule {
  let week: ProudWeek
  init(_ week: ProudWeek) { self.week = week }

  static let workdays = [10, 20, 40, 60, 100, 150, 200]
  /// A new streak of the same length is told again after a season.
  static let againAfter = 91
  /// Said every week, that most of the plan is done becomes a formula: every other week at most.
  static let keptAgainAfter = 13

  func lines() -> [ProudLine] { [streak(), ofWeek()].compactMap { $0 } }

  /// Workdays in a row on which everything was done that the updates had planned. A day without a plan neither counts nor
  /// ends it.
  private func streak() -> ProudLine? {
    var clean: [CivilDate: Bool] = [:]
    for recalled in week.material.memory.said where recalled.said.topic == .reconciled {
      guard let day = recalled.said.day, day <= week.today else { continue }
      let isKept = recalled.said.detail == "kept"
      // What was moved or dropped before its day was no longer planned for it.
      if isKept || recalled.on >= day { clean[day] = isKept && clean[day] ?? true }
    }
    let days = clean.keys.sorted(by: >).prefix { clean[$0] == true }
    let ofWeek = days.prefix { $0 > week.sinceDay }.count
    guard let reached = Self.workdays.last(where: { $0 <= days.count }),
      reached > days.count - max(1, ofWeek),
      !week.past.has(.plans, ProudLine.team, which: "\(reached)", after: week.today.adding(days: -Self.againAfter))
    else { return nil }
    return ProudLine(.plans, .celebrated(.plansKept(workdays: days.count)), [], which: "\(reached)")
  }

  /// Of the work that had its day in this week, how much is done: one sentence, no names.
  private func ofWeek() -> ProudLine? {
    let ofWeek = week.material.items.filter { item in
      guard !item.counted, item.state != .dropped, let due = item.due ?? item.hard else { return false }
      return week.isOfWeek(week.material.day(of: due))
    }
    let done = ofWeek.filter { $0.state == .finished }
    // Less than half is no reason to celebrate; the daily update tells what is late.
    guard !done.isEmpty, done.count * 2 >= ofWeek.count,
      !week.past.has(.kept, ProudLine.team, after: week.today.adding(days: -Self.keptAgainAfter))
    else { return nil }
    return ProudLine(
      .kept, .kept(done: done.count, of: ofWeek.count), ofWeek.map(\.key), which: "\(week.today)")
  }
}
