import Model

extension Figures {
  static let mostBroken = 4

  /// The part with the figures, at most `most` of them: broken ones are chosen first, then others that are not
  /// ordinary, then the rest. They stand in the configuration's order, broken ones in front. `plan` (how much of the
  /// plan was kept) comes last, and only where there is room.
  static func section(_ known: [KnownFigure], most: Int, ordinary: Bool, plan: ChosenLine?) -> ChosenSection {
    let candidates = known.filter { ordinary || !$0.isOrdinary }
    func rank(_ known: KnownFigure) -> Int {
      known.isOrdinary ? 3 : !known.figure.isBroken ? 2 : known.figure.isNews ? 0 : 1
    }
    // Broken figures stand whatever room there is, up to `mostBroken`.
    let chosen = candidates.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
      .prefix(max(most, min(known.count(where: \.figure.isBroken), Figures.mostBroken)))
    let lines = chosen.sorted { a, b in
      (min(rank(a.element), 2), a.offset) < (min(rank(b.element), 2), b.offset)
    }.map { ChosenLine(.figure($0.element.shown), records: $0.element.records, rule: $0.element.rule) }
    let extra = [plan].compactMap { $0 }.filter { _ in lines.count < most }
    return ChosenSection(
      kind: .numbers, lines: lines + extra, more: most == 0 ? 0 : candidates.count - lines.count)
  }
}
