import Model

/// The summary of a daily update: the conclusion, the headline and the one thing asked, all made of the lines that
/// stand.
struct DailySummary {
  let material: Material
  let promises: Promises
  /// All that is told by title, also behind "+n".
  let titled: [DoneLine]
  /// The busiest of the work that is told as a number, with how much was finished the day before.
  let busiest: CountedFlow?
  /// All work that is past its day, also behind "+n".
  let late: [ChosenLine]
  private var occasion: Occasion { material.occasion }

  func daily(_ sections: [ChosenSection]) -> Summary {
    let plan = promises.plan(telling: Set(titled.map(\.told.record)))
    let headline = Headlines(material: material, sections: sections).first()
    let ask = ask(sections, besides: headline)
    let needsNobody = ask == nil && headline?.isPressing != true
    let isUndone = sections.lines(of: .done).contains { if case .promised = $0.fact { true } else { false } }
    let isCalm = needsNobody && !isUndone && !sections.contains { $0.kind == .stuck }
    var summary = Summary(
      conclusion: conclusion(sections, plan, isCalm: isCalm), plan: plan, headline: headline, ask: ask)
    if case .finished = summary.conclusion {
      let flow = flows(sections).isEmpty ? nil : busiest
      summary.verdict = Verdicts(material: material, busiest: flow).verdict(
        plan: plan, isCalm: isCalm, needsNobody: needsNobody, tellsTitles: !standing(sections).isEmpty)
    }
    return summary
  }

  /// What is told by title, without what somebody wrote and has to wait.
  private func standing(_ sections: [ChosenSection]) -> [DoneLine] {
    let standing = Sentences.standing(sections)
    return titled.filter { !$0.waits || standing.contains($0.told.record) }
  }

  private func conclusion(_ sections: [ChosenSection], _ plan: PlanKept?, isCalm: Bool) -> Conclusion {
    if material.nothingRead { return .nothingRead }
    let planned = plan == nil ? [] : promises.keptInPlan
    let titled = standing(sections)
    let besides = titled.filter { !planned.contains($0.told.record) }
    let milestones = besides.count { $0.told.record.kind == .milestone }
    let results = besides.count - milestones
    let flow = flows(sections).isEmpty ? nil : busiest?.flow
    let busiest = flow.flatMap { $0.finished > 0 ? $0 : nil }
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
    let trouble = sections.lines(of: .trouble).reduce(0) { count, line in
      switch line.fact {
      case .said: count
      case .moreDeadlines(let list): count + list.count
      default: count + 1
      }
    }
    if trouble > 0 { return .trouble(trouble) }
    let planned = sections.planned.map(\.planned)
    let first = planned.filter { $0.deadline != nil }.map(\.day).min()
    if let first, first <= occasion.firstDay, headline?.deadline == nil { return .deadline(first) }
    return owners(planned, headline) ?? lateness(sections)
  }

  private func owners(_ planned: [Planned], _ headline: Headline?) -> Ask? {
    let ownerless = planned.filter(\.needsOwner)
    guard let first = ownerless.first else { return nil }
    return ownerless.count == 1 && headline?.isOnly(first) == true
      ? .ownerOfHeadline : .owners(ownerless.count, hard: false)
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
}

extension ChosenLine {
  var isOverdue: Bool { if case .overdue = fact { true } else { false } }
}
