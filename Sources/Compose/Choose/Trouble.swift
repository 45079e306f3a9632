import Model

/// What needs somebody: a real deadline that nobody has, whose owner is away until then, or that passed; a broken figure;
/// a decision that slips; the day's work of somebody who is away; and what people say is stuck, where there is any of
/// these. It stands first, in a part of its own, and is taken out of the parts where it would stand otherwise.
struct Trouble {
  /// Beyond so many, decisions and figures stand in their own parts.
  static let most = 5

  let deadlines: [NextLine]
  let decisions: [ChosenLine]
  let figures: [KnownFigure]
  /// The work of somebody who is away on its day.
  let ownersAway: ChosenLine?
  /// What people said is stuck, where there is trouble: it may say why.
  let said: [ChosenLine]

  init(
    next: [NextLine], agreed: [ChosenLine], known: [KnownFigure], ownersAway: ChosenLine?, said: [ChosenLine]
  ) {
    self.ownersAway = ownersAway
    deadlines = next.filter { $0.planned?.isTrouble == true }
    let room = max(0, Trouble.most - deadlines.count)
    figures = Array(known.filter(\.isTrouble).prefix(room))
    decisions = Array(agreed.filter(\.fact.isSlipping).prefix(max(0, room - figures.count)))
    self.said = deadlines.isEmpty && figures.isEmpty && decisions.isEmpty ? [] : said
  }

  /// The part, with at most so many lines of deadlines (those beyond share the last) and of what people said, which waits
  /// for the next update otherwise.
  func section(_ portion: Portion) -> ChosenSection {
    let deadlines = Next.sharing(deadlines, most: portion.deadlines).map(\.line)
    let figures = figures.map { known in
      var figure = known.figure
      (figure.usual, figure.trend) = (known.usual, [])
      if (figure.signal?.since ?? figure.offSince) == known.day { figure.only = known.day }
      if said.isEmpty { figure.asks = true }
      return ChosenLine(.figure(figure), records: known.records, rule: known.rule)
    }
    return ChosenSection(
      kind: .trouble,
      lines: deadlines + figures + said.prefix(portion.sent) + decisions + [ownersAway].compactMap { $0 })
  }

  func without(_ next: [NextLine]) -> [NextLine] {
    let taken = Set(deadlines.map(\.line))
    return next.filter { !taken.contains($0.line) }
  }

  func without(_ agreed: [ChosenLine]) -> [ChosenLine] { agreed.filter { !decisions.contains($0) } }

  func without(_ known: [KnownFigure]) -> [KnownFigure] {
    let taken = Set(figures.map(\.records))
    return known.filter { !taken.contains($0.records) }
  }
}

extension Planned {
  /// An ordinary deadline is no trouble.
  fileprivate var isTrouble: Bool { deadline.map { needsOwner || $0.passed || away != nil } ?? false }
}

extension Fact {
  /// Whether it is a decision that is past its day and was reminded of before.
  fileprivate var isSlipping: Bool {
    guard case .agreed(let agreement) = self, case .slipping = agreement.stage else { return false }
    return agreement.stage.isSlipped
  }
}

extension KnownFigure {
  /// Whether it is off its target by more than its usual ups and downs. While too few values are known for limits, all
  /// values before the last ones must have met the target: one that hovers about it is no trouble each time it crosses.
  var isTrouble: Bool {
    guard figure.isBroken else { return false }
    if figure.signal != nil { return true }
    var met = figure.trend.compactMap { $0 }.map { figure.with(value: $0).meetsTarget == true }
    while met.last == false { met.removeLast() }
    return met.count >= Figures.metBefore && met.allSatisfy { $0 }
  }

  /// The median of the last values before it became unusual; nil while fewer than `Trend.fewest` are known.
  var usual: Double? {
    guard let since = figure.signal?.since ?? figure.offSince else { return nil }
    let before = earlier.filter { $0.day < since }.suffix(20).map(\.value)
    return before.count < Trend.fewest ? nil : Percentile.nearestRank(50, of: before)
  }
}
