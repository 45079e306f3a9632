import Model

/// What became of every day that a daily update named for work, by what updates said of it then and never by the dates that its
/// source has today: who moves a plan on Tuesday has not kept Wednesday's.
struct PromisesKept {
  enum Outcome: Equatable {
    case kept
    /// It was not done by its day: moved, dropped, gone, or open at its end.
    case missed
    /// Its day is today, and it is not done yet.
    case today
    /// Its source was not read, or does not list everything.
    case unknown
  }

  /// Of one day that was named for one piece of work.
  struct History {
    var outcome = Outcome.unknown
    /// On which dates updates told that it was missed; also where it was named once more after that.
    var missedOn: [CivilDate] = []
  }

  private(set) var histories: [Promise: History] = [:]

  init(_ material: Material) {
    var accounts: [Promise: [(outcome: PlanMemory.Outcome?, on: CivilDate)]] = [:]
    for recalled in material.memory.said {
      guard let day = recalled.said.day, day <= material.occasion.today else { continue }
      let promise = Promise(record: recalled.said.record, day: day)
      switch recalled.said.topic {
      // Named once more after an account: it is promised anew.
      case .promise: accounts[promise, default: []].append((nil, recalled.on))
      case .reconciled:
        accounts[promise, default: []].append((PlanMemory.Outcome(rawValue: recalled.said.detail), recalled.on))
      default: break
      }
    }
    // What was called kept after its day may have been done after it.
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
      // Brought forward, and done on its new day.
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

  /// Of a promise that no update gave account of yet.
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
  /// How the work fared that had its day in a time, each piece once: kept when every day that was named for it was. What was
  /// told before that time to be moved or dropped is not of it. Nil where not all of it is known.
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

  /// Whether all that was planned for a day was done, by the days that had a plan, the latest first. What was moved or dropped a
  /// week before its day or earlier was told in time.
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
  /// Nil where it was told before that date that it would not be, so that it was no plan any more.
  fileprivate func outcome(since date: CivilDate) -> PromisesKept.Outcome? {
    if missedOn.contains(where: { $0 >= date }) { return .missed }
    return outcome == .missed && !missedOn.isEmpty ? nil : outcome
  }
}

extension PromiseCheck {
  /// Whether what is done was done after the day that was named for it, as far as anybody knows.
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
