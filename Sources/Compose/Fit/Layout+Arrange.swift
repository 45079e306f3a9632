import Model

/// A layout at work: which parts stand, in which order, with which lines of the team's own.
extension Layout {
  /// Of the parts in their usual order, those that this layout shows, in its own. Sources that could not be read come first
  /// whatever it says, and real deadlines stand where they usually do.
  func arranged(_ sections: [ChosenSection], of kind: EditionKind, own: [ChosenLine]) -> [ChosenSection] {
    let sections = sections.adding(own)
    guard let order = self.sections else { return sections }
    let usual = SectionKind.parts(of: kind)
    func place(_ part: SectionKind) -> Int { usual.firstIndex(of: part) ?? usual.count }
    var arranged = sections.filter { !usual.contains($0.kind) }
    arranged += order.compactMap { part in sections.first { $0.kind == part } }
    for hidden in sections where usual.contains(hidden.kind) && !order.contains(hidden.kind) {
      guard let kept = hidden.keepingWhatMayNotBeHidden else { continue }
      let next = arranged.firstIndex { place($0.kind) > place(kept.kind) && usual.contains($0.kind) }
      arranged.insert(kept, at: next ?? arranged.endIndex)
    }
    return arranged
  }

  /// The team's own lines of that day.
  func lines(on date: CivilDate, most: Int) -> [ChosenLine] {
    lines.filter { $0.days?.contains(date.weekday) ?? true }.prefix(most).map {
      ChosenLine(.own($0.text.shortened(to: OwnLine.longest)), records: [], rule: "own.line")
    }
  }

  /// As it travels with the update, so that it reads the same wherever it is worded.
  var stored: [String: UntrustedText] {
    Dictionary(uniqueKeysWithValues: words.map { ($0.key.rawValue, $0.value) })
  }
}

extension Layout {
  /// The summary of the parts that stand. It draws no conclusion from what was done where that is not shown, and calls no
  /// day quiet because of what is not shown.
  func summary(
    _ summarise: ([ChosenSection]) -> Summary, of sections: [ChosenSection], from all: [ChosenSection],
    _ material: Material
  ) -> Summary {
    var summary = summarise(sections)
    guard let order = self.sections, material.occasion.kind == .daily, !material.nothingRead else { return summary }
    guard order.contains(.done) else {
      let saysSomething = summary.headline != nil || summary.ask != nil || sections.contains { $0.kind != .question }
      summary.plan = nil
      summary.conclusion =
        saysSomething || material.readings.isEmpty
        ? .unsaid
        : .nothingToTell(
          sources: material.readings.count, at: material.occasion.calendar.civil(material.window.readAt).time)
      return summary
    }
    if case .quiet = summary.conclusion { summary.conclusion = summarise(all).conclusion }
    return summary
  }
}

extension [ChosenSection] {
  /// With lines of the team's own, before the question that ends the update.
  fileprivate func adding(_ own: [ChosenLine]) -> [ChosenSection] {
    if own.isEmpty { return self }
    guard let index = lastIndex(where: { $0.kind == .question }) else {
      return self + [ChosenSection(kind: .question, lines: own)]
    }
    var sections = self
    let question = sections[index].lines.lastIndex { $0.fact.isQuestion } ?? sections[index].lines.endIndex
    sections[index].lines.insert(contentsOf: own, at: question)
    return sections
  }
}

extension ChosenSection {
  /// Of a part that is not shown: real deadlines, and what the team or somebody in it wrote.
  fileprivate var keepingWhatMayNotBeHidden: ChosenSection? {
    let kept = lines.filter { $0.fact.mayNotBeHidden }
    return kept.isEmpty ? nil : ChosenSection(kind: kind, lines: kept)
  }
}

extension Fact {
  fileprivate var mayNotBeHidden: Bool {
    switch self {
    case .planned(let planned): planned.deadline != nil
    case .moreDeadlines, .own, .said: true
    default: false
    }
  }

  fileprivate var isQuestion: Bool {
    switch self {
    case .askInput, .closing: true
    default: false
    }
  }
}
