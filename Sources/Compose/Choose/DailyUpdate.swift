import Model

/// The update of a day: done, next, follow-through, stuck, numbers, people, and the question.
///
/// `draft` gathers all that could stand. Which of it does is decided when the update is fitted, by a `Portion`.
struct DailyUpdate {
  let material: Material
  let limits: TextLimits

  func draft() -> Draft {
    let warnings = Warnings(material: material, limits: limits)
    let titled = Done(material: material, limits: limits).titled()
    let flows = CountedWork(material: material, limits: limits).flows()
    let promises = Promises(material: material, limits: limits)
    let next = promises.marked(Next(material: material, limits: limits).lines())
    let agreed = Agreements(material: material, limits: limits).lines()
    let aging = AgingWork(material: material, limits: limits)
    let stuckLines = Stuck(material: material, limits: limits)
    let late = stuckLines.late(besides: Set(next.flatMap(\.line.records)))
    let (sent, stuck) = (stuckLines.said(), late + aging.lines())
    let figures = Figures(material: material, limits: limits)
    let known = figures.known()
    let people = People(material: material, limits: limits)
    let received = ReceivedNotes(material: material, limits: limits)
    let sentences = Sentences(material: material, limits: limits)
    let quotes = received.quotes()
    let (crowded, kept) = (promises.crowded(next), promises.kept())
    let question = [People.question(material.profile)].compactMap { $0 }
    return Draft(
      told: { sections in
        titled.map(\.told).filter { $0.record.kind != .note } + flows.flatMap(\.told) + sentences.told(sections)
          + received.told(sections)
      },
      said: { sections in
        promises.said(sections, next: next) + Agreements.said(sections) + AgingWork.said(sections)
          + figures.said(sections)
          + received.said(sections) + sentences.said(sections) + received.waiting(sections) + warnings.said(sections)
      },
      sections: { portion in
        let coming = Next.section(
          next, most: portion.next, hard: portion.deadlines, crowded: portion.crowded ? crowded : nil)
        let parts = [
          warnings.section(),
          DailyUpdate.done(titled, flows, portion),
          coming,
          DailyUpdate.section(
            .followThrough, agreed + promises.lines(besides: coming), most: portion.agreed),
          DailyUpdate.stuck(sent, stuck, portion),
          Figures.section(
            known, most: portion.figures,
            ordinary: portion.ordinaryFigures, plan: kept),
          ChosenSection(kind: .people, lines: portion.people ? people.lines() : people.neverCut()),
        ]
        let heard = quotes.prefix(portion.quotes)
        let standing = Sentences.standing(parts).union(heard.flatMap(\.records))
        let thanks = [received.line(standing: standing)].compactMap { $0 }
        return parts + [
          ChosenSection(kind: .question, lines: heard + thanks + (portion.question ? question : []))
        ]
      },
      summary: DailySummary(
        material: material, promises: promises, next: next, titled: titled, late: late.filter(\.isOverdue)
      ).daily)
  }

  /// Work by title first. Counted work has lines of its own that stay also when room is short.
  static func done(_ titled: [DoneLine], _ flows: [CountedFlow], _ portion: Portion) -> ChosenSection {
    var counted = flows.map { (flows: [$0.flow], records: $0.records) }
    let room = portion.done < 5 ? 1 : 3
    if counted.count > room {
      let rest = counted[(room - 1)...]
      counted = counted[..<(room - 1)] + [(rest.flatMap(\.flows), rest.flatMap(\.records))]
    }
    // However short room is, a milestone that was reached is not behind "+n".
    let milestones = titled.count { $0.told.record.kind == .milestone }
    let shown = titled.prefix(
      max(0, max(portion.done - counted.count, min(milestones, portion.doneLimit - counted.count))))
    let lines =
      shown.map(\.line) + counted.map { ChosenLine(.counted($0.flows), records: $0.records, rule: "done.counted") }
    return ChosenSection(kind: .done, lines: lines, more: titled.dropFirst(shown.count).count { !$0.waits })
  }

  /// What people sent stays when other lines are cut.
  static func stuck(_ sent: [ChosenLine], _ others: [ChosenLine], _ portion: Portion) -> ChosenSection {
    let heard = sent.prefix(max(portion.stuck, portion.sent))
    let rest = others.prefix(max(0, portion.stuck - heard.count))
    let more = portion.stuck == 0 ? 0 : others.count - rest.count
    return ChosenSection(kind: .stuck, lines: Array(heard) + Array(rest), more: more)
  }

  static func section(_ kind: SectionKind, _ lines: [ChosenLine], most: Int) -> ChosenSection {
    ChosenSection(kind: kind, lines: Array(lines.prefix(most)), more: max(0, lines.count - most))
  }
}
