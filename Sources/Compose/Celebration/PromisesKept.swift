import Model

/// Whether the team did what daily updates had named a day for. That is judged by what updates said at the time and
/// never by the dates that sources have today: who moves Wednesday's work on Tuesday has not kept Wednesday's plan.
struct PromisesKept {
  enum Outcome: Equatable {
    case kept
    /// Not done by its day: moved, dropped, gone, or open when the day ended.
    case missed
    /// Its day is today, and it is not done yet.
    case today
    /// Nobody can know: its source was not read, or does not list everything.
    case unknown
  }

  /// What became of one day that was named for one piece of work.
  struct History {
    var outcome = Outcome.unknown
    /// The dates on which updates told that it was missed, also where that day was named once more afterwards.
    var missedOn: [CivilDate] = []
  }

  private(set) var histories: [Promise: History] = [:]

  init(_ material: Material) {
    var accounts: [Promise: [(outcome: PlanMemory.Outcome?, on: CivilDate)]] = [:]
    for recalled in material.memory.said {
      guard let day = recalled.said.day, day <= material.occasion.today else { continue }
      let promise = Promise(record: recalled.said.record, day: day)
      switch recalled.said.topic {
      // A day that is named again after an account is promised anew.
      case .promise: accounts[promise, default: []].append((nil, recalled.on))
      case .reconciled:
        accounts[promise, default: []].append((PlanMemory.Outcome(rawValue: recalled.said.detail), recalled.on))
      default: break
      }
    }
    // Work that was called kept after its day may have been done too late, so it is looked up.
    let asked = accounts.filter { promise, all in
      all.last?.outcome == nil || all.contains { $0.outcome == .kept && $0.on > promise.day }
    }
    let keys = Set(asked.keys.map(\.record))
    let check = PromiseCheck(material: material, present: keys.isEmpty ? [:] : material.records(keys))
    let kept = Dictionary(
      grouping: accounts.flatMap { promise, all in
        all.compactMap { $0.outcome == .kept ? (record: promise.record, day: promise.day, on: $0.on) : nil }
      }, by: \.record)
    for (promise, accounts) in accounts {
      // Whether it was brought forward and then done on its new day.
      func isEarly(_ moved: CivilDate) -> Bool {
        kept[promise.record]?.contains { $0.day < promise.day && $0.on >= moved } == true
      }
      let missed = accounts.filter { account in
        account.outcome.map { $0 != .kept && !($0 == .moved && isEarly(account.on)) } ?? false
      }
      let outcome: Outcome =
        switch (accounts.last?.outcome, accounts.last?.on) {
        case (.kept?, let on?): on > promise.day && check.isLate(promise) ? .missed : .kept
        case (.moved?, let on?) where isEarly(on): .kept
        case (nil, _): Self.outcome(of: promise, check)
        default: .missed
        }
      histories[promise] = History(outcome: outcome, missedOn: missed.map(\.on))
    }
  }

  /// The outcome of a promise of which no update has given account yet.
  private static func outcome(of promise: Promise, _ check: PromiseCheck) -> Outcome {
    let today = check.material.occasion.today
    switch check.fate(of: promise, isDue: promise.day < today) {
    case .known(.kept): return check.isLate(promise) ? .missed : .kept
    case .known: return .missed
    case .pending: return promise.day == today ? .today : .unknown
    case .unread: return .unknown
    }
  }
}

extension PromisesKept {
  /// How the work fared that had its day within `time`, each piece once; it is kept when every day named for it was.
  /// Work that was told to be moved or dropped before that time is left out. Nil where not all of it is known.
  func work(in time: ClosedRange<CivilDate>) -> [RecordKey: Outcome]? {
    var work: [RecordKey: Outcome] = [:]
    for (promise, history) in histories where time.contains(promise.day) {
      guard let outcome = history.outcome(since: time.lowerBound) else { continue }
      switch (outcome, work[promise.record]) {
      case (.unknown, _): return nil
      case (.missed, _), (_, nil), (.today, .kept?): work[promise.record] = outcome
      default: break
      }
    }
    return work
  }

  /// The work that was not done by a day within `time`, also where it was moved inside it.
  func missed(in time: ClosedRange<CivilDate>) -> Set<RecordKey> {
    Set(
      histories.filter { promise, history in
        time.contains(promise.day) && history.outcome(since: time.lowerBound) == .missed
      }.map(\.key.record))
  }

  /// For each day with a plan, the latest first, whether all of it was done. What was moved or dropped a week before
  /// its day or earlier was told in time and does not count.
  func cleanDays() -> [(day: CivilDate, isClean: Bool)] {
    var clean: [CivilDate: Bool] = [:]
    for (promise, history) in histories {
      guard let outcome = history.outcome(since: promise.day.adding(days: -6)), outcome != .today else { continue }
      clean[promise.day] = outcome == .kept && clean[promise.day] ?? true
    }
    return clean.map { ($0.key, $0.value) }.sorted { $0.0 > $1.0 }
  }
}

extension PromisesKept.History {
  /// The outcome within the time that begins on `date`; nil where it was told before that it would not be done, so that
  /// it was not planned any more.
  fileprivate func outcome(since date: CivilDate) -> PromisesKept.Outcome? {
    if missedOn.contains(where: { $0 >= date }) { return .missed }
    return outcome == .missed && !missedOn.isEmpty ? nil : outcome
  }
}

extension PromiseCheck {
  /// Whether finished work was done after the day that was named for it, as far as anybody knows.
  fileprivate func isLate(_ promise: Promise) -> Bool {
    let moment: Moment? =
      switch present[promise.record] {
      case .item(let item)?: item.finished
      case .milestone(let milestone)?: milestone.reached
      default: nil
      }
    let seen = material.memory.seen[promise.record]?.finished.map(Moment.instant)
    return (moment ?? seen).map { material.day(of: $0) > promise.day } ?? false
  }
}
