import Model

/// The conclusion and the one thing asked, made of the lines that stand.
struct Summarise {
  let material: Material
  /// Of what was planned until now, how much is done.
  var plan: PlanKept?
  /// Of what is told by title, also where the lines only say "+n".
  let milestones: Int
  let results: Int
  private var occasion: Occasion { material.occasion }

  func daily(_ sections: [ChosenSection]) -> Summary {
    let ask = ask(sections)
    return Summary(conclusion: conclusion(sections, ask), plan: plan, headline: planned(sections), ask: ask)
  }

  private func conclusion(_ sections: [ChosenSection], _ ask: Ask?) -> Conclusion {
    if material.nothingRead { return .nothingRead }
    let facts = sections.first { $0.kind == .done }?.lines.map(\.fact) ?? []
    let flows = facts.flatMap { if case .counted(let flows) = $0 { flows } else { [Flow]() } }
    let busiest = flows.first.flatMap { $0.finished > 0 ? $0 : nil }
    if milestones + results > 0 || busiest != nil {
      return .finished(milestones: milestones, results: results, flow: busiest)
    }
    guard material.failed.isEmpty else { return .nothingFinished(partly: true) }
    let isStuck = sections.contains { $0.kind == .stuck }
    guard ask == nil, !isStuck, !material.readings.isEmpty else { return .nothingFinished(partly: false) }
    return .quiet(sources: material.readings.count, at: occasion.calendar.civil(material.window.at).time)
  }

  /// The first thing on the day the update looks at.
  private func planned(_ sections: [ChosenSection]) -> Headline? {
    for line in sections.first(where: { $0.kind == .next })?.lines ?? [] {
      guard case .planned(let planned) = line.fact, planned.day == occasion.firstDay else { continue }
      let subject = Subject(
        title: planned.subject.title.shortened(to: 60), id: planned.subject.id, link: planned.subject.link)
      return .plan(subject, day: planned.day)
    }
    return nil
  }

  private func ask(_ sections: [ChosenSection]) -> Ask? {
    let planned = sections.flatMap(\.lines).flatMap { line -> [Planned] in
      switch line.fact {
      case .planned(let planned): [planned]
      case .moreDeadlines(let planned): planned
      default: []
      }
    }
    let hard = planned.filter { $0.deadline != nil }
    let passed = hard.filter { $0.deadline?.passed == true }.count
    let hardOwners = hard.filter(\.needsOwner).count
    if hardOwners > 0 { return .owners(hardOwners, hard: true) }
    if passed > 0 { return .deadlinePassed(passed) }
    let near = occasion.calendar.workdays(after: occasion.today, count: 2).last ?? occasion.firstDay
    if let first = hard.map(\.day).min(), first <= near { return .deadline(first) }
    let slipping = sections.flatMap(\.lines).filter { line in
      if case .agreed(let agreement) = line.fact { agreement.stage.isSlipped } else { false }
    }.count
    if slipping > 0 { return .slipping(slipping) }
    let owners = planned.filter(\.needsOwner).count
    if owners > 0 { return .owners(owners, hard: false) }
    guard let stuck = sections.first(where: { $0.kind == .stuck }) else { return nil }
    let late = stuck.lines.filter { if case .overdue = $0.fact { true } else { false } }.count
    return late > 0 ? .late(late + stuck.more) : nil
  }
}
