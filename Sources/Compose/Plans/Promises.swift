import Model

/// What earlier updates of this edition promised, and what became of it. Account of each promise is given once.
///
/// docs/design/message.md, "Plans", has the rules.
struct Promises {
  let material: Material
  let limits: TextLimits
  /// The accounts that this update gives, by the day that was promised.
  let accounts: [PromiseAccount]
  /// The memory with the accounts of this update.
  let memory: PlanMemory
  /// Whether something is unknown whose day is over, because its source was not read, or not wholly.
  private let unread: Bool
  private let present: [RecordKey: Record]
  private var occasion: Occasion { material.occasion }

  /// So many planned pieces of work, at least, are needed to call a day crowded.
  static let leastCrowd = 3

  init(material: Material, limits: TextLimits) {
    self.material = material
    self.limits = limits
    var memory = PlanMemory(material.memory.said, occasion: material.occasion)
    let asked = Set(memory.states.filter { [nil, .kept].contains($0.value.account?.outcome) }.map(\.key.record))
    present = asked.isEmpty ? [:] : material.records(asked)
    let check = PromiseCheck(material: material, present: present)
    var accounts: [PromiseAccount] = []
    var unread = false
    for (promise, state) in memory.states where state.account == nil {
      let isDue = material.occasion.isOver(promise.day, at: material.occasion.wall)
      switch check.fate(of: promise, isDue: isDue) {
      case .pending: break
      case .unread: unread = unread || isDue && promise.day >= material.firstAccountedDay
      case .known(let fate):
        accounts.append(PromiseAccount(promise: promise, fate: fate, isDue: isDue, stoodOnLine: state.stoodOnLine))
        memory.give(PlanMemory.Account(outcome: fate.outcome, wasDue: isDue), of: promise)
      }
    }
    self.accounts = accounts.sorted { $0.order(material) < $1.order(material) }
    self.memory = memory
    self.unread = unread
  }

  /// How much of what was planned until now is done; nil without a plan. What was moved, dropped or gone in time was
  /// told before and is not in the plan; what was done early is.
  /// - Parameter telling: what this update tells as done, by title.
  func plan(telling: Set<RecordKey>) -> PlanKept? {
    let kept = keptInPlan
    // Work with two promised days (planned and real) is one piece of work.
    let all = kept.union(keys(\.isDue))
    guard !all.isEmpty else { return nil }
    var plan = PlanKept(done: kept.count, of: all.count, partial: unread)
    let (before, milestones) = (
      kept.subtracting(telling).count, kept.intersection(telling).count { $0.kind == .milestone }
    )
    if before > 0 { plan.doneBefore = before }
    if milestones > 0 { plan.milestones = milestones }
    return plan
  }

  /// What counts as done in the plan of this update, on its day or before.
  var keptInPlan: Set<RecordKey> {
    let since = occasion.calendar.civil(material.window.since)
    let given = Set(accounts.map(\.promise))
    let early = memory.states.filter { promise, state in
      state.account?.outcome == .kept && !given.contains(promise) && occasion.isOver(promise.day, at: occasion.wall)
        && !occasion.isOver(promise.day, at: since) && present[promise.record]?.isUndone != true
    }.map(\.key.record)
    return keys { $0.isDue && $0.fate.outcome == .kept }.union(early)
  }

  /// What counts as not done in the plan of this update, and is still to be done.
  var openNow: Set<RecordKey> { keys { $0.isDue && $0.fate.outcome == .open } }

  private func keys(_ isMeant: (PromiseAccount) -> Bool) -> Set<RecordKey> {
    Set(accounts.filter { $0.promise.day >= material.firstAccountedDay && isMeant($0) }.map(\.promise.record))
  }

  /// So much that was not done as planned has lines of its own.
  static let mostUndone = 3

  /// What was to be done by now and is not, with its new day where it has one. Of work of an earlier day that simply is
  /// late, `Stuck` tells.
  func undone() -> [ChosenLine] {
    let tellsDone = material.profile.layout(of: occasion.slot.edition).sections?.contains(.done) ?? true
    guard tellsDone else { return [] }
    return latest.values.filter(\.isDue).sorted { $0.order(material) < $1.order(material) }.compactMap { account in
      let isOpenToday = account.fate == .open && account.promise.day == occasion.today
      return isOpenToday || account.fate.told != nil ? line(account) : nil
    }.prefix(Promises.mostUndone).map { $0 }
  }

  /// The latest account of each piece of work: of work with two promised days, the later is told.
  private var latest: [RecordKey: PromiseAccount] {
    Dictionary(
      accounts.filter(\.stoodOnLine).map { ($0.promise.record, $0) }, uniquingKeysWith: { $1 })
  }

  /// The lines about what comes, without the work of this day that is not done. They are marked where an earlier update
  /// had named an earlier day; such a line tells the move itself.
  func marked(_ next: [NextLine], besides undone: [ChosenLine]) -> [NextLine] {
    let told = Set(undone.flatMap(\.records))
    let moved = Dictionary(
      accounts.filter { $0.stoodOnLine && $0.fate.movedTo != nil }.map { ($0.promise.record, $0) },
      uniquingKeysWith: { $1 })
    return next.compactMap { line in
      guard var planned = line.planned, let key = line.line.records.first else { return line }
      if told.contains(key) {
        return planned.day <= occasion.today && !occasion.looksAtToday && !line.isHard ? nil : line
      }
      guard let account = moved[key], account.fate.movedTo == planned.day else { return line }
      planned.movedFrom = account.promise.day
      var line = line
      line.line = ChosenLine(.planned(planned), records: line.line.records, rule: line.line.rule)
      line.planned = planned
      return line
    }
  }

  /// Lines for what was moved, dropped or has vanished, without the moves that other lines tell. What was kept stands as
  /// done, and what is simply late as stuck.
  func lines(besides next: [ChosenSection] = [], and undone: [ChosenLine] = []) -> [ChosenLine] {
    let told = Set(
      next.flatMap(\.lines).compactMap { line -> RecordKey? in
        if case .planned(let planned) = line.fact, planned.movedFrom != nil { line.records.first } else { nil }
      }
    ).union(undone.flatMap(\.records))
    return latest.values.filter { !told.contains($0.promise.record) && $0.fate != .open }
      .sorted { $0.order(material) < $1.order(material) }.compactMap(line)
  }

  private func line(_ account: PromiseAccount) -> ChosenLine? {
    let key = account.promise.record
    guard let fate = account.fate == .open ? .open : account.fate.told,
      let record = present[key] ?? material.memory.vanished.first(where: { $0.key == key }),
      let subject = subject(record)
    else { return nil }
    let owner: UntrustedText? = if case .item(let item) = record { limits.person(item.owner) } else { nil }
    var promised = Promised(subject: subject, day: account.promise.day, fate: fate, owner: owner)
    if case .dropped(let why) = fate { promised.fate = .dropped(why: limits.detail(why)) }
    if account.isDue { promised.isDue = true }
    if key.kind == .milestone { promised.isMilestone = true }
    return ChosenLine(.promised(promised), records: [key], rule: "promised.\(account.fate.outcome.rawValue)")
  }

  private func subject(_ record: Record) -> Subject? {
    switch record {
    case .item(let item): limits.subject(item, shared: true)
    case .milestone(let milestone): limits.subject(milestone.title, link: milestone.link, shared: true)
    default: nil
    }
  }
}

extension Promises {
  /// The line that the coming day is crowded: more is planned than usually gets done.
  func crowded(_ next: [NextLine]) -> ChosenLine? {
    let day = occasion.firstDay
    // A loop, because the optimizer of Swift 6.3 crashes on the same written as filter and flatMap.
    var records: [RecordKey] = []
    var planned = 0
    for line in next where line.isWork {
      guard let work = line.planned, work.day == day else { continue }
      planned += 1
      records += line.line.records
    }
    guard planned >= Promises.leastCrowd, let usual = memory.usual(until: lastOver, occasion.calendar) else {
      return nil
    }
    guard usual.upperBound > 0, planned > usual.upperBound else { return nil }
    let crowded = Crowded(day: day, planned: planned, usual: usual)
    return ChosenLine(.crowded(crowded), records: records, rule: "next.crowded")
  }

  /// How much of the plan was kept, in the update of the week's last workday. From one day to the next a figure over
  /// twenty days hardly moves, and a week is what people look back on.
  func kept() -> ChosenLine? {
    guard isLastOfWeek, let (plan, workdays) = memory.kept(until: lastOver, occasion.calendar) else { return nil }
    return ChosenLine(.planKept(plan, workdays: workdays), records: [], rule: "figure.plan-kept")
  }

  private var lastOver: CivilDate {
    let today = occasion.today
    return occasion.isOver(today, at: occasion.wall) ? today : today.adding(days: -1)
  }

  private var isLastOfWeek: Bool {
    let sunday = occasion.today.adding(days: 7 - occasion.today.weekday.rawValue)
    return (occasion.calendar.workdays(after: occasion.today, count: 1).first).map { $0 > sunday } ?? true
  }

  /// What the ledger has to remember: the promises that the lines make and the accounts that this update gives, also
  /// those behind "+n". Of the coming day all plans are remembered, so that days can be compared; of later days only
  /// those on a line.
  func said(_ sections: [ChosenSection], next: [NextLine]) -> [Said] {
    let standing = Set(sections.planned.compactMap(promise))
    let all = next.compactMap { line in
      line.planned.flatMap { planned in line.line.records.first.map { (planned, $0) } }.flatMap(promise)
    }
    let said = all.compactMap { promise -> Said? in
      let onLine = standing.contains(promise)
      guard onLine || promise.day == occasion.firstDay, memory.isNews(promise, onLine: onLine) else { return nil }
      return Said(.promise, promise.record, day: promise.day, detail: onLine ? "" : PlanMemory.more)
    }
    return accounts.map {
      Said(.reconciled, $0.promise.record, day: $0.promise.day, detail: $0.fate.outcome.rawValue)
    } + said
  }

  /// A deadline that has passed is a warning, and a meeting takes place by itself: neither is a promise.
  private func promise(_ planned: Planned, _ record: RecordKey) -> Promise? {
    planned.isWork && planned.day >= occasion.today ? Promise(record: record, day: planned.day) : nil
  }
}

extension Planned {
  /// Whether it is to be done, and is neither a meeting nor a deadline that has passed.
  var isWork: Bool { kind != .event && deadline?.passed != true }
}
