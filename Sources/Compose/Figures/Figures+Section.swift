import Model

extension Figures {
  static let mostBroken = 4

  /// At most `most` of them: what is broken first, then the others that are not ordinary, then the rest; shown in their
  /// order, what is broken in front. `plan`, how much of the plan was kept, comes last and only where there is room.
  static func section(_ known: [KnownFigure], most: Int, ordinary: Bool, plan: ChosenLine?) -> ChosenSection {
    let candidates = known.filter { ordinary || !$0.isOrdinary }
    func rank(_ known: KnownFigure) -> Int {
      known.isOrdinary ? 3 : !known.figure.isBroken ? 2 : known.figure.isNews ? 0 : 1
    }
    // What is broken stands whatever room there is.
    let chosen = candidates.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
      .prefix(max(most, min(known.count(where: \.figure.isBroken), Figures.mostBroken)))
    let lines = chosen.sorted { a, b in
      (min(rank(a.element), 2), a.offset) < (min(rank(b.element), 2), b.offset)
    }.map { ChosenLine(.figure($0.element.figure), records: $0.element.records, rule: $0.element.rule) }
    let extra = [plan].compactMap { $0 }.filter { _ in ordinary && lines.count < most }
    return ChosenSection(
      kind: .numbers, lines: lines + extra, more: most == 0 ? 0 : candidates.count - lines.count)
  }
}
