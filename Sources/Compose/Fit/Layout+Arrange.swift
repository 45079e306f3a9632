import Model

/// Puts a layout to use: which parts stand, in which order, and the team's own lines.
extension Layout {
  /// The sections that this layout shows, in its order. Sources that could not be read come first whatever it says.
  /// Real deadlines and what people wrote stand also where their part is hidden, in its usual place.
  /// - Parameter sections: in their usual order.
  func arranged(_ sections: [ChosenSection], of kind: EditionKind, own: [ChosenLine]) -> [ChosenSection] {
    let sections = sections.adding(own)
    guard let named = self.sections else { return sections }
    let order = Layout.whole(named, of: kind)
    let usual = Layout.whole(SectionKind.parts(of: kind), of: kind)
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

  /// The parts with those that a configuration need not name: what lies ahead goes with what is next, and trouble stands
  /// first where it has no other place.
  private static func whole(_ named: [SectionKind], of kind: EditionKind) -> [SectionKind] {
    let parts = named.flatMap { $0 == .next ? [.next, .ahead] : [$0] }
    return kind == .daily && !parts.contains(.trouble) ? [.trouble] + parts : parts
  }

  /// The team's own lines of that day.
  func lines(on date: CivilDate, most: Int) -> [ChosenLine] {
    lines.filter { $0.days?.contains(date.weekday) ?? true }.prefix(most).map {
      ChosenLine(.own($0.text.shortened(to: OwnLine.longest)), records: [], rule: "own.line")
    }
  }

  /// The team's own words as they are stored with the update, so that it reads the same wherever it is worded.
  var stored: [String: UntrustedText] {
    Dictionary(uniqueKeysWithValues: words.map { ($0.key.rawValue, $0.value) })
  }
}

extension Layout {
  /// The summary of the sections that stand. Where what was done is hidden, nothing is concluded from it; and no day is
  /// called quiet because of what is hidden.
  /// - Parameters:
  ///   - sections: the sections that stand.
  ///   - all: these with the hidden ones.
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
  /// With the team's own lines, before the question that ends the update.
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
  /// What stands of a hidden part: real deadlines, and what the team or somebody in it wrote.
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
