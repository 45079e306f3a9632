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
    let warnings = Warnings(material: material, limits: limits).section()
    let titled = Done(material: material, limits: limits).titled()
    let flows = Counted(material: material, limits: limits).flows()
    let promises = Promises(material: material, limits: limits)
    let next = promises.marked(Next(material: material, limits: limits).lines())
    let agreed = Agreed(material: material, limits: limits).lines()
    let lies = Lies(material: material, limits: limits)
    let late = Stuck(material: material, limits: limits).lines(besides: Set(next.flatMap(\.line.records)))
    let stuck = late + lies.lines()
    let figures = Figures(material: material, limits: limits)
    let known = figures.known()
    let people = People(material: material, limits: limits).lines()
    let received = ReceivedNotes(material: material, limits: limits)
    let quotes = received.quotes()
    let (crowded, kept) = (promises.crowded(next), promises.kept())
    let question = [People.question(material.profile)].compactMap { $0 }
    return Draft(
      told: titled.map(\.told) + flows.flatMap(\.told) + quotes.map(\.told),
      said: { sections in
        promises.said(sections, next: next) + Agreed.said(sections) + Lies.said(sections) + figures.said(sections)
          + received.said(sections)
      },
      sections: { portion in
        let coming = Next.section(next, most: portion.next, crowded: crowded)
        return [
          warnings,
          Daily.done(titled, flows, most: portion.done),
          coming,
          Daily.section(.followThrough, agreed + promises.lines(besides: coming), most: portion.agreed),
          Daily.section(.stuck, stuck, most: portion.stuck),
          Figures.section(
            known, most: portion.figures, ordinary: portion.ordinaryFigures, plan: kept),
          ChosenSection(kind: .people, lines: portion.people ? people : []),
          ChosenSection(
            kind: .question,
            lines: quotes.map(\.line) + [received.line()].compactMap { $0 } + (portion.question ? question : [])),
        ]
      },
      summary: Summarise(
        material: material, promises: promises, next: next, titled: titled, late: late.filter(\.isOverdue)
      ).daily)
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
