import Model

/// The celebration note of a week: what there is to be proud of, what was learned, and what stands out next week. A
/// week with nothing to celebrate has a short and honest note.
struct WeeklyNote {
  let material: Material
  let limits: TextLimits
  private var occasion: Occasion { material.occasion }
  private var received: ReceivedNotes { ReceivedNotes(material: material, limits: limits) }

  func draft() -> Draft {
    let week = ProudWeek(material, limits: limits)
    let proud = Proud(week)
    let learned = Quotes(week: week).learned().prefix(ProudKind.learned.most)
    let flows = week.flows.filter { $0.flow.finished > 0 }.prefix(3)
    let honest = HonestPart(week: week).section()
    let missed = honest.lines.reduce(0) { count, line in
      if case .notDone(let list, let more) = line.fact { count + list.count + (more ?? 0) } else { count + 1 }
    }
    let ahead = NextWeek(material: material, limits: limits).line()
    let said = Dictionary((proud.all + learned).map { ($0.line, $0.said) }, uniquingKeysWith: { first, _ in first })
    // Where the team has a daily update, that tells what people sent and thanks for it.
    let isAlone = !material.profile.editions.contains(.daily)
    let sentences = Sentences(material: material, limits: limits)
    let sent =
      isAlone
      ? sentences.lines(.done, rule: "done.said") + sentences.lines(.next, rule: "next.said")
        + sentences.lines(.stuck, rule: "stuck.said") : []
    return Draft(
      told: { sections in proud.told + week.flows.flatMap(\.told) + sentences.told(sections) },
      said: { sections in
        sections.flatMap(\.lines).compactMap { said[$0.withMore(0)] } + received.said(sections)
          + (isAlone ? sentences.said(sections) : [])
      },
      sections: { portion in
        let parts = [
          Warnings(material: material, limits: limits).section(),
          WeeklyNote.section(proud, flows, week.finished, most: portion.proud),
          honest,
          ChosenSection(kind: .learned, lines: learned.map(\.line)),
          ChosenSection(kind: .nextWeek, lines: [ahead].compactMap { $0 }),
        ]
        let heard = Array(sent.prefix(portion.sent))
        let standing = Sentences.standing(parts).union(heard.flatMap(\.records))
        let thanks = isAlone ? [received.line(standing: standing)].compactMap { $0 } : []
        return parts + [ChosenSection(kind: .question, lines: heard + thanks + [closing()])]
      },
      summary: { _ in Summary(conclusion: conclusion(week, proud, flows, missed: missed)) })
  }

  /// The last line is for counted work, but for what a round number tells. In an ordinary week the conclusion tells all
  /// of it.
  private static func section(
    _ proud: Proud, _ flows: ArraySlice<CountedFlow>, _ finished: [Item], most: Int
  ) -> ChosenSection {
    let chosen = proud.chosen(most: most)
    let told = chosen.compactMap { line -> CountedNoun? in
      if case .celebrated(.roundNumber(let noun, _, _, _)) = line.line.fact { noun } else { nil }
    }
    let rest = proud.isSpecial ? flows.filter { !told.contains($0.flow.noun) } : []
    guard !rest.isEmpty, !proud.isEmpty else {
      return ChosenSection(
        kind: .proud, lines: counting(finished, in: chosen.map(\.line)), more: proud.milestones(besides: chosen))
    }
    let fewer = proud.chosen(most: most - 1)
    let work = ChosenLine(.counted(rest.map(\.flow)), records: rest.flatMap(\.records), rule: "proud.counted")
    return ChosenSection(
      kind: .proud, lines: counting(finished, in: fewer.map(\.line)) + [work], more: proud.milestones(besides: fewer))
  }

  /// The lines, where that of the results says how much more was finished than they name.
  private static func counting(_ finished: [Item], in lines: [ChosenLine]) -> [ChosenLine] {
    // How much of the plan was kept is told without naming the work.
    let named = Set(lines.filter { if case .kept = $0.fact { false } else { true } }.flatMap(\.records))
    let more = finished.count { !named.contains($0.key) }
    return lines.map { $0.withMore(more) }
  }

  /// So much has to have gone wrong, in a week without a milestone, for the note to begin with that.
  static let mostMissed = 3

  /// - Parameter missed: how much that was planned or agreed for the week was missed, and how many figures fell off.
  private func conclusion(
    _ week: ProudWeek, _ proud: Proud, _ flows: ArraySlice<CountedFlow>, missed: Int
  ) -> Conclusion {
    if material.nothingRead { return .nothingReadThisWeek }
    if proud.isSpecial { return missed >= WeeklyNote.mostMissed && !proud.hasMilestone ? .proudAllTheSame : .proud }
    let partly = !material.failed.isEmpty || !material.readInPart.isEmpty || flows.contains(where: \.flow.partial)
    return .ordinaryWeek(
      OrdinaryWeek(
        results: week.finished.count, flows: flows.map(\.flow),
        agreementsKept: !partly && missed == 0 && KeptAgreements(week: week).noneMissed, partly: partly))
  }

  private func closing() -> ChosenLine {
    let freeDays = (1...7).prefix { !occasion.calendar.isWorkday(occasion.today.adding(days: $0)) }.count
    return ChosenLine(
      .closing(People.wayIn(material.profile), freeDays: freeDays), records: [], rule: "closing")
  }
}

extension ChosenLine {
  /// A line of results, saying that so much more was finished; any other line as it is.
  fileprivate func withMore(_ more: Int) -> ChosenLine {
    guard case .celebrated(.results(let list, _)) = fact else { return self }
    return ChosenLine(.celebrated(.results(list, more: more)), records: records, rule: rule)
  }
}
