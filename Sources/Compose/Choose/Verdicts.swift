import Model

/// What kind of day it was, where a rule says so. No mood is ever made up: each kind is reckoned from records.
struct Verdicts {
  let material: Material
  /// The busiest work that is told as a number, as the update tells it.
  let busiest: CountedFlow?

  /// A day is full when more was finished than on 85 of a hundred workdays of the last `days`, of which so many at least
  /// are known.
  static let percent = 85
  static let leastDays = 10
  static let days = 60
  /// While fewer are known, a day is full when at least so many times as much was finished as the workday before, and
  /// at least so many more.
  static let times = 2
  static let leastMore = 10

  /// - Parameters:
  ///   - isCalm: whether nothing needs somebody and nothing is asked.
  ///   - tellsTitles: whether something finished is told by title.
  func verdict(plan: PlanKept?, isCalm: Bool, needsNobody: Bool, tellsTitles: Bool) -> Verdict? {
    guard material.occasion.toldDay(since: material.window.sinceDay) != nil else { return nil }
    if isFull { return .full }
    if needsNobody, plan?.isGood == true { return .good }
    let allRead = material.failed.isEmpty && material.readInPart.isEmpty
    // Without a day to compare with, and of an incomplete list, nobody knows whether it was quiet.
    let isKnown = busiest.map { !$0.flow.partial && $0.flow.before != nil } ?? false
    return isCalm && plan == nil && !tellsTitles && allRead && isKnown ? .quiet : nil
  }

  private var isFull: Bool {
    guard let flow = busiest?.flow, !flow.partial, let source = busiest?.source,
      let told = material.occasion.toldDay(since: material.window.sinceDay)
    else { return false }
    let first = told.adding(days: -Verdicts.days)
    var byDay: [CivilDate: Int] = [:]
    for done in material.memory.completions[source] ?? [] where done.day >= first && done.day < told {
      if material.occasion.calendar.isWorkday(done.day) { byDay[done.day, default: 0] += done.count }
    }
    if byDay.count >= Verdicts.leastDays, let usual = Percentile.nearestRank(Verdicts.percent, of: Array(byDay.values))
    {
      return flow.finished > usual
    }
    guard let before = flow.before?.count else { return false }
    return flow.finished >= Verdicts.times * before && flow.finished >= before + Verdicts.leastMore
  }
}
