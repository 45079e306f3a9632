import Model

/// What else was finished and meant something for others, in one line. The rest of the finished work is counted, but for a
/// single one, which takes no more room by its title.
struct Results: ProudRule {
  let week: ProudWeek

  /// So many are named.
  static let most = 5

  func lines() -> [ProudLine] {
    let others = week.finished.filter { item in
      !item.hidden && item.hard.map(week.material.day) == nil && !QuietWork.isUpkeep(item)
    }
    var effects: Set<UntrustedText> = []
    // Three groups of one rollout have one effect: it is told once.
    let named = Array(
      others.filter { $0.effect.given != nil }.sorted(by: isBefore)
        .filter { effects.insert($0.effect.given?.folded ?? $0.title).inserted }.prefix(Results.most))
    guard !named.isEmpty else { return [] }
    let rest = others.filter { item in !named.contains { $0.key == item.key } }
    let last = rest.count == 1 ? rest : []
    let mentions =
      named.map(week.mention)
      + last.map { item in
        let mention = week.mention(item)
        return Mentioned(mention.subject, owner: mention.owner)
      }
    let fact = Fact.celebrated(.results(mentions, more: 0))
    return [ProudLine(.results, fact, (named + last).map(\.key), which: "\(week.today)")]
  }

  private func isBefore(_ a: Item, _ b: Item) -> Bool {
    let (one, other) = (importance(a), importance(b))
    return one == other ? week.material.order(a.key) < week.material.order(b.key) : one > other
  }

  private func importance(_ item: Item) -> Importance {
    Importance(item, isPlanned: item.due != nil, days: 0)
  }
}
