import Model

/// The summary of a daily update: the conclusion, the headline and the one thing asked, all made of the lines that
/// stand.
struct DailySummary {
  let material: Material
  let promises: Promises
  let next: [NextLine]
  /// All that is told by title, also behind "+n".
  let titled: [DoneLine]
  /// All work that is past its day, also behind "+n".
  let late: [ChosenLine]
  private var occasion: Occasion { material.occasion }

  func daily(_ sections: [ChosenSection]) -> Summary {
    let plan = promises.plan(telling: Set(titled.map(\.told.record)))
    let headline = Headlines(material: material, next: next, sections: sections).first()
    let ask = ask(sections, besides: headline)
    let isCalm = ask == nil && headline?.isPressing != true && !sections.contains { $0.kind == .stuck }
    return Summary(conclusion: conclusion(sections, plan, isCalm: isCalm), plan: plan, headline: headline, ask: ask)
  }

  private func conclusion(_ sections: [ChosenSection], _ plan: PlanKept?, isCalm: Bool) -> Conclusion {
    if material.nothingRead { return .nothingRead }
    let planned = plan == nil ? [] : promises.keptInPlan
    let standing = Sentences.standing(sections)
    let titled = titled.filter { !$0.waits || standing.contains($0.told.record) }
    let besides = titled.filter { !planned.contains($0.told.record) }
    let milestones = besides.count { $0.told.record.kind == .milestone }
    let results = besides.count - milestones
    let busiest = flows(sections).first.flatMap { $0.finished > 0 ? $0 : nil }
    if !titled.isEmpty || busiest != nil {
      let partly = titled.contains { material.isPartial($0.told.record.source) }
      return .finished(milestones: milestones, results: results, flow: busiest, partly: partly ? true : nil)
    }
    guard material.failed.isEmpty, material.readInPart.isEmpty else { return .nothingFinished(partly: true) }
    guard isCalm, plan == nil, !material.readings.isEmpty else { return .nothingFinished(partly: false) }
    return .quiet(sources: material.readings.count, at: occasion.calendar.civil(material.window.readAt).time)
  }

  private func flows(_ sections: [ChosenSection]) -> [Flow] {
    let facts = sections.first { $0.kind == .done }?.lines.map(\.fact) ?? []
    return facts.flatMap { if case .counted(let flows) = $0 { flows } else { [Flow]() } }
  }

  /// The one thing to ask: the first that applies and that the headline does not say already.
  private func ask(_ sections: [ChosenSection], besides headline: Headline?) -> Ask? {
    let trouble = sections.lines(of: .trouble).count
    if trouble > 0 { return .trouble(trouble) }
    let planned = sections.planned.map(\.planned)
    let hard = planned.filter { $0.deadline != nil }
    let passed = hard.count { $0.deadline?.passed == true }
    if let ask = owners(hard, isHard: true, headline) { return ask }
    if passed > 0 { return .deadlinePassed(passed) }
    if let first = hard.map(\.day).min(), first <= occasion.near, headline?.deadline == nil { return .deadline(first) }
    let slipping = sections.agreements.count(where: \.stage.isSlipped)
    if slipping > 0, headline?.isDecision != true { return .slipping(slipping) }
    return owners(planned, isHard: false, headline) ?? lateness(sections)
  }

  private func owners(_ planned: [Planned], isHard: Bool, _ headline: Headline?) -> Ask? {
    let ownerless = planned.filter(\.needsOwner)
    guard let first = ownerless.first else { return nil }
    return ownerless.count == 1 && headline?.isOnly(first) == true
      ? .ownerOfHeadline : .owners(ownerless.count, hard: isHard)
  }

  /// How much is late, where a line says so and the plan's conclusion does not.
  private func lateness(_ sections: [ChosenSection]) -> Ask? {
    let standing = sections.first { $0.kind == .stuck }?.lines.filter(\.isOverdue) ?? []
    guard !standing.isEmpty, !Set(late.flatMap(\.records)).isSubset(of: promises.openNow) else { return nil }
    return .late(late.count)
  }
}

extension Headline {
  /// Whether somebody has to act on it. Then the day is not called quiet.
  fileprivate var isPressing: Bool {
    switch self {
    case .said, .overdueDecision, .brokenFigure, .deadline: true
    case .milestone, .plan: false
    }
  }
  fileprivate var deadline: CivilDate? { if case .deadline(_, let day) = self { day } else { nil } }
  /// Whether the headline names this piece of work and nothing else.
  fileprivate func isOnly(_ planned: Planned) -> Bool {
    switch self {
    case .deadline(let subject, let day), .plan(let subject, let day, 0):
      day == planned.day && subject == planned.subject.short
    default: false
    }
  }
  fileprivate var isDecision: Bool { if case .overdueDecision = self { true } else { false } }
}

extension ChosenLine {
  var isOverdue: Bool { if case .overdue = fact { true } else { false } }
}
