import Model

/// The update of a day: done, next, follow-through, stuck, numbers, people, and the question.
struct Daily {
  let material: Material
  let limits: TextLimits

  init(_ material: Material, limits: TextLimits) {
    self.material = material
    self.limits = limits
  }

  func draft() -> Draft {
    let warnings = People.unread(material, limits: limits)
    let titled = Done(material: material, limits: limits).titled()
    let milestones = titled.count { $0.told.record.kind == .milestone }
    let flows = Counted(material: material, limits: limits).flows()
    let next = Next(material: material, limits: limits).lines()
    let agreed = Agreed(material: material, limits: limits).lines()
    let stuck = Stuck(material: material, limits: limits).lines(besides: Set(next.flatMap(\.line.records)))
    let figures = Figures(material: material, limits: limits).known()
    let people = People(material: material, limits: limits).lines()
    let question = [People.question(material.profile)].compactMap { $0 }
    return Draft(
      told: titled.map(\.told) + flows.flatMap(\.told) + Agreed.told(agreed),
      sections: { portion in
        [
          warnings,
          Daily.done(titled, flows, most: portion.done),
          Next.section(next, most: portion.next),
          Daily.section(.followThrough, agreed.map(\.line), most: portion.agreed),
          Daily.section(.stuck, stuck, most: portion.stuck),
          Figures.section(figures, most: portion.figures, ordinary: portion.ordinaryFigures),
          ChosenSection(kind: .people, lines: portion.people ? people : []),
          ChosenSection(kind: .question, lines: portion.question ? question : []),
        ]
      },
      summary: Summarise(material: material, milestones: milestones, results: titled.count - milestones).daily)
  }

  /// By title first; what is counted keeps a line of its own, also when room is short.
  static func done(_ titled: [DoneLine], _ flows: [CountedFlow], most: Int) -> ChosenSection {
    var counted = flows.map { (flows: [$0.flow], records: $0.records) }
    let room = most < 5 ? 1 : 3
    if counted.count > room {
      let rest = counted[(room - 1)...]
      counted = counted[..<(room - 1)] + [(rest.flatMap(\.flows), rest.flatMap(\.records))]
    }
    let shown = titled.prefix(most - counted.count)
    let lines =
      shown.map(\.line) + counted.map { ChosenLine(.counted($0.flows), records: $0.records, rule: "done.counted") }
    return ChosenSection(kind: .done, lines: lines, more: titled.count - shown.count)
  }

  static func section(_ kind: SectionKind, _ lines: [ChosenLine], most: Int) -> ChosenSection {
    ChosenSection(kind: kind, lines: Array(lines.prefix(most)), more: max(0, lines.count - most))
  }
}
