import Model

/// The part about what needs somebody. On a day that has any it stands before what was done, or where the team's layout
/// puts it.
extension [ChosenSection] {
  /// With the lines of trouble in a part of their own, taken out of those that stand.
  ///
  /// - Parameter order: the parts that the layout names; nil for the usual ones.
  func withTrouble(_ order: [SectionKind]?) -> [ChosenSection] {
    var trouble: [ChosenLine] = []
    var sections = compactMap { section -> ChosenSection? in
      guard SectionKind.withTrouble.contains(section.kind) else { return section }
      var rest = section
      rest.lines.removeAll(where: \.fact.isTrouble)
      // "+n" needs a line to stand behind.
      if rest.lines.isEmpty, section.more > 0 { return section }
      trouble += section.lines.filter(\.fact.isTrouble)
      return rest.lines.isEmpty ? nil : rest
    }
    guard !trouble.isEmpty else { return self }
    let before = order?.firstIndex(of: .trouble).map { Set(order?.prefix($0) ?? []) } ?? []
    let place = sections.lastIndex { $0.kind == .warnings || before.contains($0.kind) }.map { $0 + 1 } ?? 0
    sections.insert(ChosenSection(kind: .trouble, lines: trouble), at: place)
    return sections
  }
}

extension SectionKind {
  /// The parts whose lines may be trouble, in the order in which they are told as such.
  static let withTrouble: [SectionKind] = [.next, .followThrough, .numbers]
}

extension Fact {
  /// Whether somebody has to act on it: an ordinary deadline is no trouble.
  var isTrouble: Bool {
    switch self {
    case .planned(let planned): planned.deadline.map { planned.needsOwner || $0.passed } ?? false
    case .agreed(let agreement): agreement.isSlipping
    case .figure(let figure): figure.isBroken && (figure.signal != nil || figure.metTargetBefore)
    default: false
    }
  }
}

extension Figure {
  /// Whether all values met the target until the last ones missed it. While too few are known for limits, a figure that
  /// hovers about its target is no trouble each time it crosses.
  fileprivate var metTargetBefore: Bool {
    var shown = trend.compactMap { $0 }.map { with(value: $0).meetsTarget == true }
    while shown.last == false { shown.removeLast() }
    return shown.count >= Figures.metBefore && shown.allSatisfy { $0 }
  }
}

extension Agreement {
  fileprivate var isSlipping: Bool { if case .slipping = stage { stage.isSlipped } else { false } }
}
