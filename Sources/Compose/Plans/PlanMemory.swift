import Model

/// A promise: work for which an update named a day.
struct Promise: Hashable {
  let record: RecordKey
  let day: CivilDate
}

/// What the updates of one edition promised, and the accounts that they gave of it.
struct PlanMemory {
  enum Outcome: String {
    case kept, moved, dropped, vanished, open
  }

  struct Account {
    var outcome: Outcome
    /// Whether the day was over when the account was given, so that it counts in the plan of that day. What was moved,
    /// dropped or gone before then was told in time and is in no plan.
    var wasDue: Bool
  }

  struct State {
    /// Whether it stood on a line. What only stood behind "+n" counts in figures alone.
    var stoodOnLine: Bool
    var account: Account?
  }

  private(set) var states: [Promise: State] = [:]

  /// For how many days a promise is remembered: longer than any summer holiday.
  static let days = 100
  /// How the ledger marks a promise that stood behind "+n".
  static let more = "more"

  init(_ recalled: [Recalled], occasion: Occasion) {
    let edition = occasion.slot.edition
    let first = occasion.today.adding(days: -PlanMemory.days)
    for recalled in recalled where recalled.on >= first && recalled.edition == edition {
      guard let day = recalled.said.day else { continue }
      let promise = Promise(record: recalled.said.record, day: day)
      switch recalled.said.topic {
      case .promise: promised(promise, onLine: recalled.said.detail != PlanMemory.more)
      case .reconciled:
        let outcome = Outcome(rawValue: recalled.said.detail) ?? .open
        give(Account(outcome: outcome, wasDue: occasion.isOver(day, inUpdateOf: recalled.on)), of: promise)
      default: break
      }
    }
  }

  mutating func promised(_ promise: Promise, onLine: Bool) {
    var state = states[promise] ?? State(stoodOnLine: onLine)
    // Kept and reopened, or moved there and back: it is promised anew.
    if state.account != nil { state = State(stoodOnLine: onLine) }
    state.stoodOnLine = state.stoodOnLine || onLine
    states[promise] = state
  }

  mutating func give(_ account: Account, of promise: Promise) {
    states[promise, default: State(stoodOnLine: true)].account = account
  }

  /// Whether naming the day once more says something new.
  func isNews(_ promise: Promise, onLine: Bool) -> Bool {
    guard let state = states[promise] else { return true }
    switch state.account?.outcome {
    case nil: return onLine && !state.stoodOnLine
    case .open: return false
    case .kept, .moved, .dropped, .vanished: return true
    }
  }
}

extension PlanMemory {
  /// Both figures look back over so many workdays, and are not told while fewer than `leastDays` of them had a plan.
  static let figureDays = 20
  static let leastDays = 10

  /// How much of the plans of the last workdays was done, and how many of these days had a plan.
  func kept(until last: CivilDate, _ calendar: TeamCalendar) -> (plan: PlanKept, workdays: Int)? {
    let workdays = PlanMemory.workdays(until: last, calendar)
    guard let first = workdays.last else { return nil }
    let days = plans().filter { first <= $0.key && $0.key <= last }
    let planned = workdays.count { days[$0] != nil }
    guard planned >= PlanMemory.leastDays else { return nil }
    return (
      PlanKept(done: days.values.reduce(0) { $0 + $1.done }, of: days.values.reduce(0) { $0 + $1.of }), planned
    )
  }

  /// How much of a day's plan is usually done: from the 15th to the 85th percentile of the last workdays with a plan.
  func usual(until last: CivilDate, _ calendar: TeamCalendar) -> ClosedRange<Int>? {
    let plans = plans()
    let done = PlanMemory.workdays(until: last, calendar).compactMap { plans[$0]?.done }
    guard done.count >= PlanMemory.leastDays, let least = Percentile.nearestRank(15, of: done),
      let most = Percentile.nearestRank(85, of: done)
    else { return nil }
    return least...most
  }

  private static func workdays(until last: CivilDate, _ calendar: TeamCalendar) -> [CivilDate] {
    Array((0..<days).lazy.map { last.adding(days: -$0) }.filter(calendar.isWorkday).prefix(figureDays))
  }

  /// The plan of each day, as the last update before its end had it.
  private func plans() -> [CivilDate: PlanKept] {
    var plans: [CivilDate: PlanKept] = [:]
    for (promise, state) in states {
      guard let account = state.account, account.wasDue || account.outcome == .kept else { continue }
      var plan = plans[promise.day] ?? PlanKept(done: 0, of: 0)
      plan.of += 1
      if account.outcome == .kept { plan.done += 1 }
      plans[promise.day] = plan
    }
    return plans
  }
}

extension Occasion {
  /// Whether the plan of a day can be reckoned up at this time on the team's wall: from noon of that day, but in an
  /// edition of the morning only the day after, because that edition names the day as still to come.
  func isOver(_ day: CivilDate, at wall: CivilDateTime) -> Bool {
    wall.time.hour < 12 || isOfMorning ? day < wall.date : day <= wall.date
  }

  /// The same for the update of another day, taken to have come at its usual time.
  func isOver(_ day: CivilDate, inUpdateOf date: CivilDate) -> Bool { isOfMorning ? day < date : day <= date }

  /// By the time at which the update should have come.
  private var isOfMorning: Bool { (late ?? wall).time.hour < 12 }
}
