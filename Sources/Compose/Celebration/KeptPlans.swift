import Model

/// Planned work that was done by its day: in this week, and for many workdays in a row.
struct KeptPlans: ProudRule {
  let week: ProudWeek
  private let promises: PromisesKept

  init(week: ProudWeek) {
    self.week = week
    promises = PromisesKept(week.material)
  }

  /// The lengths of a streak that are celebrated.
  static let workdays = [10, 20, 40, 60, 100, 150, 200]
  /// A new streak of the same length is celebrated again after so many days.
  static let againAfter = 91
  /// That most of the week's plan was done is told every other week at most: said every week, it would become a
  /// formula.
  static let keptAgainAfter = 13

  /// The streak where there is one, because it says more than its last week.
  func lines() -> [ProudLine] { [streak() ?? ofWeek()].compactMap { $0 } }

  /// Workdays in a row on which all was done that updates had planned. A day without a plan neither counts nor ends the
  /// streak.
  private func streak() -> ProudLine? {
    let days = promises.cleanDays().prefix(while: \.isClean).map(\.day)
    let ofWeek = days.prefix { $0 > week.sinceDay }.count
    guard let reached = Self.workdays.last(where: { $0 <= days.count }),
      reached > days.count - max(1, ofWeek),
      !week.past.has(.plans, ProudLine.team, which: "\(reached)", after: week.today.adding(days: -Self.againAfter))
    else { return nil }
    return ProudLine(.plans, .celebrated(.plansKept(workdays: days.count)), [], which: "\(reached)")
  }

  /// How much of the work for which updates had named a day in this week was done by then: one sentence, without names.
  /// Less than nearly all is not celebrated; the daily update tells what is late.
  private func ofWeek() -> ProudLine? {
    let first = week.sinceDay.adding(days: 1)
    guard first <= week.today, let work = promises.work(in: first...week.today) else { return nil }
    let (kept, today) = (work.count { $0.value == .kept }, work.count { $0.value == .today })
    guard PlanKept(done: kept, of: work.count - today).isNearlyAll, kept > today,
      !week.past.has(.kept, ProudLine.team, after: week.today.adding(days: -Self.keptAgainAfter))
    else { return nil }
    return ProudLine(
      .kept, .kept(done: kept, of: work.count, today: today > 0 ? today : nil),
      work.keys.sorted { week.material.order($0) < week.material.order($1) }, which: "\(week.today)")
  }
}
