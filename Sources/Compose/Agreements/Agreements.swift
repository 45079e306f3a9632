import Model

/// A line about an agreement, and its place among the others.
struct AgreementLine {
  var line: ChosenLine
  var rank: Rank
  var day: CivilDate

  /// Lines that ask something of the reader come first, lines that are only good to know last.
  enum Rank: Int {
    case slipped, reopened, reminder, news, settled, underWay, question
  }
}

/// Decisions and agreed actions: changes are told, a decision that slips is reminded of in steps, one that was kept is
/// asked about twice.
///
/// News is told once in each edition; reminders come once in all editions together.
struct Agreements {
  let material: Material
  let limits: TextLimits
  let decisions: [TrackedDecision]

  var occasion: Occasion { material.occasion }
  var today: CivilDate { material.occasion.today }

  /// A decision without a day is asked about once, so many workdays after it was told.
  static let undatedWorkdays = 10
  /// A question that found no room is asked up to so many days late.
  static let questionDays = 30
  /// A decision longer past its day than this is left alone: everybody has forgotten it.
  static let forgottenDays = 365

  init(material: Material, limits: TextLimits) {
    self.material = material
    self.limits = limits
    decisions = TrackedDecision.all(material, limits: limits)
  }

  /// All that the update could tell, most important first.
  func lines() -> [ChosenLine] {
    let month = AgreementMonth(material: material, decisions: decisions).line().map { [$0] } ?? []
    // The decisions are already in their source's order, which decides between equals.
    return decisions.compactMap(line).enumerated().sorted { a, b in
      (a.element.rank.rawValue, a.element.day, a.offset) < (b.element.rank.rawValue, b.element.day, b.offset)
    }.map(\.element.line) + month
  }

  /// What the ledger has to remember of the lines that stand.
  static func said(_ sections: [ChosenSection]) -> [Said] {
    sections.flatMap(\.lines).flatMap { line -> [Said] in
      switch line.fact {
      case .agreed(let agreement):
        let (day, detail) = agreement.said
        var details = [detail]
        if agreement.isUnderWay, agreement.stage == .told { details.append(Agreement.Stage.underWay.word) }
        return line.records.flatMap { key in details.map { Said(.agreement, key, day: day, detail: $0) } }
      case .followedThrough(let month): return AgreementMonth.said(month, line.records)
      default: return []
      }
    }
  }

  private func line(_ tracked: TrackedDecision) -> AgreementLine? {
    let own = tracked.history.of(occasion.slot.edition)
    switch tracked.state {
    case .withdrawn:
      guard own.lastSettled?.word != "withdrawn", !own.isEmpty || hasChanged(tracked) else { return nil }
      return line(tracked, .withdrawn, .settled)
    case .realised(let on, let shown, let proof):
      if own.lastSettled?.word != "realised", isNews(tracked, shown) {
        return line(tracked, .realised, .settled, at: on) { $0.proof = proof }
      }
      return question(tracked, realised: on, proof)
    case .claimed, .open:
      if let told = own.lastSettled, told.word != "reopened" { return line(tracked, .reopened, .reopened) }
      return reminder(tracked) ?? news(tracked, own) ?? undated(tracked)
    }
  }

  func line(
    _ tracked: TrackedDecision, _ stage: Agreement.Stage, _ rank: AgreementLine.Rank, at realised: CivilDate? = nil,
    _ more: (inout Agreement) -> Void = { _ in }
  ) -> AgreementLine {
    let agreement = agreement(tracked, stage, realised, more)
    let day = realised ?? tracked.day ?? tracked.decision.decided.map(material.day) ?? today
    return AgreementLine(
      line: ChosenLine(.agreed(agreement), records: tracked.keys, rule: "agreed.\(stage.word)"), rank: rank, day: day)
  }

  private func agreement(
    _ tracked: TrackedDecision, _ stage: Agreement.Stage, _ realised: CivilDate?, _ more: (inout Agreement) -> Void
  ) -> Agreement {
    let decision = tracked.decision
    let source = decision.key.source
    var agreement = Agreement(
      subject: limits.subject(decision.title, link: decision.link, shared: true), stage: stage)
    agreement.owner = limits.person(decision.owner)
    agreement.decided = decision.decided.map(material.day)
    agreement.due = tracked.day
    agreement.touches = limits.detail(decision.touches)
    agreement.realised = realised
    agreement.isUnderWay = decision.started
    let isOpen =
      [.told, .undated, .reopened, .startsNext, .startsToday].contains(stage) || stage.step != nil
    agreement.needsOwner = isOpen && decision.owner.given == nil && material.namesOwners(ofDecisions: source)
    agreement.needsDay = isOpen && tracked.day == nil && !decision.started && material.givesDays(toDecisions: source)
    more(&agreement)
    return agreement
  }
}

// News of decisions, told as it happens.
extension Agreements {
  private func news(_ tracked: TrackedDecision, _ own: AgreementHistory) -> AgreementLine? {
    let cycle = own.current
    let isAhead = tracked.day.map { $0 >= today } ?? true
    // The day that readers know. A question about a missing day names none.
    let known = cycle.entries.last { AgreementHistory.dated.contains($0.word) }
    if let known, known.day != tracked.day, let day = tracked.day, day >= today {
      return line(tracked, .moved(from: known.day), .news)
    }
    if own.isEmpty, isAhead, isNew(tracked) { return line(tracked, .told, .news) }
    if let stage = starts(tracked, cycle) { return line(tracked, stage, .news) }
    guard tracked.decision.started, cycle.last("under-way") == nil, !own.isEmpty || hasChanged(tracked) else {
      return nil
    }
    return line(tracked, .underWay, .underWay)
  }

  /// A decision that takes effect is told on the workday before and on the day itself, once each; not where its day was
  /// told in the same update or earlier that day.
  private func starts(_ tracked: TrackedDecision, _ cycle: AgreementHistory) -> Agreement.Stage? {
    guard case .open = tracked.state, let day = tracked.day,
      let next = occasion.calendar.workdays(after: today, count: 1).first,
      !cycle.entries.contains(where: { $0.on == today && $0.day == day })
    else { return nil }
    let stage: Agreement.Stage? = day == today ? .startsToday : day > today && day <= next ? .startsNext : nil
    return stage.flatMap { stage in
      cycle.entries.contains { $0.word == stage.word && $0.day == day } ? nil : stage
    }
  }

  /// Whether it was decided since the last update, or is new in a list that was read before.
  private func isNew(_ tracked: TrackedDecision) -> Bool {
    let decision = tracked.decision
    if let decided = decision.decided {
      let told = Told(record: decision.key, finished: decided)
      guard material.day(of: decided) <= today, !material.memory.told.contains(told) else { return false }
      if material.window.isSince(decided) { return true }
    }
    guard let firstRead = material.memory.firstRead[decision.key.source] else { return false }
    let first = material.memory.seen[decision.key]?.first ?? material.window.readAt
    return first > firstRead && today.days(since: occasion.calendar.civil(first).date) <= Window.lateDays
  }

  /// Whether it was realised since the last update, or so lately that no update can have told it. What was realised
  /// before its list was first read is no news.
  private func isNews(_ tracked: TrackedDecision, _ shown: CivilDate) -> Bool {
    let decision = tracked.decision
    if material.memory.told.contains(Told(record: decision.key, finished: decision.realised)) { return false }
    let isUndated = decision.proof == nil && decision.realised == nil
    if isUndated, tracked.history.isEmpty, !tracked.keys.contains(where: material.window.sawFinish) { return false }
    if shown >= material.window.sinceDay { return true }
    guard let firstRead = material.memory.firstRead[decision.key.source] else { return false }
    let seen = tracked.keys.compactMap { material.memory.seen[$0] }
    let isSince =
      shown >= occasion.calendar.civil(firstRead).date
      || seen.contains { $0.first > firstRead || $0.finished ?? firstRead > firstRead }
    if isSince, today.days(since: shown) <= Window.lateDays { return true }
    // What readers were told has an end that they wait to hear, however late it is known.
    return !tracked.history.isEmpty && tracked.history.lastSettled?.word != "realised"
  }

  /// Whether the record has changed since the last update.
  private func hasChanged(_ tracked: TrackedDecision) -> Bool {
    tracked.keys.contains { key in
      guard let seen = material.memory.seen[key] else { return false }
      return seen.first <= material.window.since && seen.changed > material.window.since
    }
  }
}
