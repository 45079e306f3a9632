import Model

/// What did not work in the week, said once and without blame: a figure that fell off, and what was to be done or in
/// force by now and is not, each with its new day.
struct HonestPart {
  let week: ProudWeek

  /// So much is named.
  static let mostFigures = 2
  static let mostWork = 6

  func section() -> ChosenSection {
    ChosenSection(kind: .honest, lines: figures() + [notDone()].compactMap { $0 })
  }

  /// The worst value of the week of each figure that was off its target by more than its usual ups and downs.
  private func figures() -> [ChosenLine] {
    week.figures.compactMap(fallen).prefix(HonestPart.mostFigures).map { figure, isBack, records in
      ChosenLine(.fellOff(figure, isBack: isBack), records: records, rule: "honest.figure")
    }
  }

  private func fallen(_ known: KnownFigure) -> (figure: Figure, isBack: Bool, records: [RecordKey])? {
    guard known.figure.growth == nil, let value = known.figure.value, known.figure.target != nil else { return nil }
    let all = known.earlier + [Measurement(day: known.day, value: value)]
    let bad = all.indices.filter { index in
      guard week.isOfWeek(all[index].day) else { return false }
      var figure = known.figure.with(value: all[index].value)
      figure.signal = FigureSignal(of: Array(all[...index]))
      return figure.meetsTarget == false && figure.goesWrong
    }
    let isWorse: (Double, Double) -> Bool = known.figure.direction == .lower ? (>) : (<)
    guard let worst = bad.max(by: { isWorse(all[$1].value, all[$0].value) }) else { return nil }
    var figure = known.figure.plain
    figure.value = all[worst].value
    figure.asOf = all[worst].day
    return (figure, !bad.contains(all.count - 1), known.records)
  }

  private func notDone() -> ChosenLine? {
    let all = decisions() + work()
    guard !all.isEmpty else { return nil }
    let named = all.prefix(HonestPart.mostWork)
    let more = all.count - named.count
    return ChosenLine(
      .notDone(named.map(\.what), more: more > 0 ? more : nil), records: all.map(\.key), rule: "honest.not-done")
  }

  private typealias Missed = (what: NotDone, key: RecordKey)

  private func decisions() -> [Missed] {
    KeptAgreements(week: week).missed().map { tracked in
      let decision = tracked.decision
      return (
        NotDone(
          week.limits.subject(decision.title, link: decision.link, shared: true), isDecision: true,
          day: tracked.day.flatMap { $0 >= week.today ? $0 : nil }),
        decision.key
      )
    }
  }

  /// Work that is still open although updates had named a day in this week for it.
  private func work() -> [Missed] {
    let first = week.sinceDay.adding(days: 1)
    guard first <= week.today else { return [] }
    let missed = PromisesKept(week.material).missed(in: first...week.today)
    let milestones = week.material.milestones.filter { !$0.isReached && !$0.dropped && missed.contains($0.key) }
      .map { milestone -> Missed in
        let day = (milestone.due ?? milestone.hard).map(week.material.day).flatMap { $0 >= week.today ? $0 : nil }
        return (
          NotDone(
            week.limits.subject(milestone.title, link: milestone.link, shared: true), isDecision: false, day: day),
          milestone.key
        )
      }
    let items = week.material.items.filter { $0.state.isOpen && !$0.counted && missed.contains($0.key) }
      .sorted { week.material.order($0.key) < week.material.order($1.key) }
      .map { item in
        let day = (item.due ?? item.hard).map(week.material.day).flatMap { $0 >= week.today ? $0 : nil }
        return (
          NotDone(
            week.limits.subject(item, shared: true), isDecision: false, day: day), item.key
        )
      }
    return milestones + items
  }
}
