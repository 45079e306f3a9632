import Model

/// The update of a day: what needs somebody, done, next, follow-through, stuck, numbers, people, and the question.
///
/// `draft` gathers all that could stand. Which of it does is decided when the update is fitted, by a `Portion`.
struct DailyUpdate {
  let material: Material
  let limits: TextLimits
  private var occasion: Occasion { material.occasion }

  func draft() -> Draft {
    let warnings = Warnings(material: material, limits: limits)
    let titled = Done(material: material, limits: limits).titled()
    let promises = Promises(material: material, limits: limits)
    let undone = promises.undone()
    let coming = promises.marked(Next(material: material, limits: limits).lines(), besides: undone)
    let agreements = Agreements(material: material, limits: limits).lines()
    let stuckLines = Stuck(material: material, limits: limits)
    let figures = Figures(material: material, limits: limits)
    let people = People(material: material, limits: limits)
    let (allKnown, allSaid) = (figures.known(), stuckLines.said())
    let trouble = Trouble(
      next: coming, agreed: agreements, known: allKnown, ownersAway: people.ownersAway(coming), said: allSaid)
    let (next, agreed, known) = (
      trouble.without(coming), trouble.without(agreements), trouble.without(allKnown)
    )
    let late = stuckLines.late(besides: Set(coming.flatMap(\.line.records)).union(undone.flatMap(\.records)))
    let aging = AgingWork(material: material, limits: limits)
    let flows = CountedWork(material: material, limits: limits).flows().map { aging.added(to: $0) }
    let sent = trouble.said.isEmpty ? allSaid : []
    let stuck = late + aging.lines(besides: Set(flows.compactMap(\.source)))
    let received = ReceivedNotes(material: material, limits: limits)
    let sentences = Sentences(material: material, limits: limits)
    let quotes = received.quotes()
    let (crowded, kept) = (promises.crowded(coming), promises.kept())
    let question = [People.question(material.profile)].compactMap { $0 }
    return Draft(
      told: { sections in
        titled.map(\.told).filter { $0.record.kind != .note } + flows.flatMap(\.told) + sentences.told(sections)
          + received.told(sections)
      },
      said: { sections in
        promises.said(sections, next: coming) + Agreements.said(sections) + AgingWork.said(sections, flows)
          + figures.said(sections)
          + received.said(sections) + sentences.said(sections) + received.waiting(sections) + warnings.said(sections)
      },
      sections: { portion in
        let needing = trouble.section(portion)
        let ahead = Next.sections(
          next, occasion, most: portion.next, also: portion.also, hard: portion.deadlines,
          milestones: portion.milestones, crowded: portion.crowded ? crowded : nil)
        let parts =
          [warnings.section(), needing, DailyUpdate.done(titled, flows, undone, portion)] + ahead + [
            DailyUpdate.section(
              .followThrough, agreed + promises.lines(besides: ahead + [needing], and: undone),
              most: portion.agreed),
            DailyUpdate.stuck(sent, stuck, portion),
            Figures.section(
              known, most: portion.figures, ordinary: portion.ordinaryFigures,
              plan: portion.planKept ? kept : nil),
            ChosenSection(
              kind: .people,
              lines: people.lines(besides: trouble.ownersAway, contacts: portion.contacts, away: portion.people)),
          ]
        let heard = quotes.prefix(portion.quotes)
        let standing = Sentences.standing(parts).union(heard.flatMap(\.records))
        let thanks = [received.line(standing: standing)].compactMap { $0 }
        return parts + [
          ChosenSection(kind: .question, lines: heard + thanks + (portion.question ? question : []))
        ]
      },
      summary: DailySummary(
        material: material, promises: promises, titled: titled, busiest: flows.first,
        late: late.filter(\.isOverdue)
      ).daily)
  }

  /// Work by title first, most important first; what finds no line of its own shares one. Then what was not done as
  /// planned. Counted work has lines of its own that stay also when room is short.
  static func done(
    _ titled: [DoneLine], _ flows: [CountedFlow], _ undone: [ChosenLine], _ portion: Portion
  ) -> ChosenSection {
    let counted = counted(flows, most: portion.done < 5 ? 1 : 3)
    // However short room is, a milestone that was reached is not behind "+n".
    let milestones = titled.count { $0.told.record.kind == .milestone }
    let lines = portion.done - counted.count
    // The line that several share takes one, but for the last.
    let usual = titled.count > lines && portion.also > 0 ? max(min(1, lines), lines - 1) : lines
    let room = max(0, usual, min(milestones, portion.doneLimit - counted.count))
    let own = titled.prefix(room)
    let rest = titled.dropFirst(own.count)
    let shared = Array(rest.filter { $0.mention != nil }.prefix(portion.also))
    let mentions = shared.compactMap(\.mention).enumerated().map { place, mention in
      place < portion.effects ? mention : Mentioned(mention.subject, owner: mention.owner)
    }
    let unplanned = titled.contains(where: \.isPlanned) && !shared.contains(where: \.isPlanned)
    let also =
      shared.isEmpty
      ? []
      : [
        ChosenLine(
          .alsoFinished(mentions, unplanned: unplanned), records: shared.map(\.told.record), rule: "done.also")
      ]
    return ChosenSection(
      kind: .done, lines: thanking(own) + also + undone + counted,
      more: rest.count { !$0.waits } - shared.count)
  }

  /// A milestone thanks its people by itself. On a day without one, whoever did the first thing that meant something for
  /// many is thanked for it: every line with thanks would be a formula.
  private static func thanking(_ own: ArraySlice<DoneLine>) -> [ChosenLine] {
    let place = own.first?.rank == .milestone ? nil : own.firstIndex { ($0.importance?.people ?? 0) >= 2 }
    return own.enumerated().map { offset, done in
      guard offset + own.startIndex == place, case .finished(let it, let owner?, let effect?, nil, _) = done.line.fact
      else { return done.line }
      return ChosenLine(
        .finished(it, owner: owner, effect: effect, late: nil, thanks: true), records: done.line.records,
        rule: done.line.rule)
    }
  }

  private static func counted(_ flows: [CountedFlow], most: Int) -> [ChosenLine] {
    var groups = flows.map { (flows: [$0.flow], records: $0.records) }
    if groups.count > most {
      let rest = groups[(most - 1)...]
      groups = groups[..<(most - 1)] + [(rest.flatMap(\.flows), rest.flatMap(\.records))]
    }
    // How much was done the day before stands in the summary, beside the number of the busiest.
    if groups.first?.flows.isEmpty == false { groups[0].flows[0].before = nil }
    return groups.map { ChosenLine(.counted($0.flows), records: $0.records, rule: "done.counted") }
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
