import Model

/// Open work that has been waiting too long: longer than was agreed for its source or, where nothing was agreed, than
/// 85 of a hundred pieces of its work took.
struct AgingWork {
  let material: Material
  let limits: TextLimits

  /// The limit without an agreement: the 85th percentile by nearest rank of what was finished in the last `days`, when
  /// that is at least `needs` pieces.
  static let percent = 85
  static let days = 90
  static let needs = 20
  /// So many pieces are told by title, of all sources together.
  static let most = 3
  /// Where more are waiting than can be named, new ones are told after so many workdays.
  static let againWorkdays = 5

  /// A flow with its open work that waits too long: only the oldest one, but on the day on which there is news the three
  /// oldest.
  func added(to flow: CountedFlow) -> CountedFlow {
    guard let source = flow.source, flow.flow.open != nil else { return flow }
    guard let found = lying(in: source) else {
      // Where all of it is as young as it should be, its age is no news.
      var flow = flow
      if material.profile.agreed[source] != nil || usual(source) != nil { flow.flow.oldest = nil }
      return flow
    }
    let isNews = isNews(found)
    let named = Set(found.items.prefix(isNews ? min(AgingWork.most, limits.oldest) : 1).map(\.item.key))
    var flow = flow
    flow.flow.aging = items(found, named: named)
    if isNews, let key = found.items.first?.item.key {
      flow.agingSaid = AgingWork.said(key, found.items.count, found.limit)
    }
    return flow
  }

  /// At most one line a source; each is told once, and again only when it changes.
  /// - Parameter told: sources whose flow tells it.
  func lines(besides told: Set<SourceName>) -> [ChosenLine] {
    var found = material.readings.filter { !told.contains($0.source) }.compactMap { lying(in: $0.source) }.filter(
      isNews)
    // Two sources whose work has the same name are told apart by their own names.
    let counted = CountedWork(material: material, limits: limits)
    let nouns = Dictionary(grouping: found, by: \.noun)
    for index in found.indices where (nouns[found[index].noun]?.count ?? 0) > 1 {
      found[index].noun = .label(counted.title(of: found[index].source))
    }
    let named = Set(found.flatMap(\.items).sorted { $0.isOlder(than: $1) }.prefix(AgingWork.most).map(\.item.key))
    return found.map { line($0, named: named) }
  }

  /// What the ledger has to remember for the next time: how many there were, and the limit.
  static func said(_ sections: [ChosenSection], _ flows: [CountedFlow]) -> [Said] {
    let standing = Set(sections.flatMap(\.lines).flatMap(\.records))
    return flows.compactMap(\.agingSaid).filter { standing.contains($0.record) }
      + sections.flatMap(\.lines).compactMap { line in
        guard case .lying(let lying) = line.fact, let key = line.records.first else { return nil }
        return said(key, lying.count, lying.limit)
      }
  }

  private static func said(_ key: RecordKey, _ count: Int, _ limit: Int) -> Said {
    Said(.lying, key, detail: "\(count)-\(limit)")
  }

  private struct Aged {
    let item: Item
    let workdays: Int
    let order: SourceOrder
    func isOlder(than other: Aged) -> Bool { (-workdays, order) < (-other.workdays, other.order) }
  }

  private struct Found {
    let source: SourceName
    var noun: CountedNoun
    let limit: Int
    let isAgreed: Bool
    /// The longest-waiting first.
    let items: [Aged]
  }

  private func lying(in source: SourceName) -> Found? {
    let agreed = material.profile.agreed[source]
    guard let limit = agreed ?? usual(source) else { return nil }
    let open = material.items.filter { $0.key.source == source && isWork($0, isAgreed: agreed != nil) }
    let old = open.compactMap { item -> Aged? in
      guard let created = item.created else { return nil }
      let workdays = material.workdays(since: created)
      return workdays > limit ? Aged(item: item, workdays: workdays, order: material.order(item.key)) : nil
    }
    guard !old.isEmpty else { return nil }
    let noun = CountedWork(material: material, limits: limits).noun(of: old.map(\.item), source)
    return Found(
      source: source, noun: noun, limit: limit, isAgreed: agreed != nil, items: old.sorted { $0.isOlder(than: $1) })
  }

  /// Whether an item can be waiting too long. Work with a day of its own is told as late instead; work that nobody has
  /// begun is only a wish, unless something was agreed about it.
  private func isWork(_ item: Item, isAgreed: Bool) -> Bool {
    guard item.state.isOpen else { return false }
    if item.counted { return true }
    return item.due == nil && item.hard == nil && (isAgreed || item.state != .planned)
  }

  /// Within how many workdays 85 of a hundred were finished lately; nil while too few are known.
  private func usual(_ source: SourceName) -> Int? {
    let first = material.occasion.today.adding(days: -AgingWork.days)
    var counts: [Int: Int] = [:]
    for completion in material.memory.completions[source] ?? [] where completion.day >= first {
      if let workdays = completion.workdays { counts[workdays, default: 0] += completion.count }
    }
    guard counts.values.reduce(0, +) >= AgingWork.needs else { return nil }
    // At least one workday: what came in yesterday is not waiting too long.
    return Percentile.nearestRank(AgingWork.percent, of: counts).map { max(1, $0) }
  }

  private func isNews(_ found: Found) -> Bool {
    let last = material.memory.said.last { $0.said.topic == .lying && $0.said.record.source == found.source }
    guard let last else { return true }
    let numbers = last.said.detail.split(separator: "-").compactMap { Int.digits($0) }
    guard numbers.count == 2 else { return true }
    let (count, limit) = (numbers[0], numbers[1])
    let now = found.items.count
    if now > count, now * 4 >= count * 5 { return true }
    let since = material.workdays(since: .day(last.on))
    // New are those that were within the limit of that time, or not in the list yet.
    let fresh = found.items.contains { $0.workdays - since <= limit || isSeen($0.item.key, after: last.on) }
    guard fresh else { return false }
    return now <= AgingWork.most || since >= AgingWork.againWorkdays
  }

  private func isSeen(_ key: RecordKey, after day: CivilDate) -> Bool {
    let first = material.memory.seen[key]?.first ?? material.window.readAt
    return material.occasion.calendar.civil(first).date > day
  }

  private func line(_ found: Found, named: Set<RecordKey>) -> ChosenLine {
    ChosenLine(
      .lying(items(found, named: named)), records: found.items.map(\.item.key),
      rule: found.isAgreed ? "stuck.beyond-agreed" : "stuck.beyond-usual")
  }

  private func items(_ found: Found, named: Set<RecordKey>) -> AgingItems {
    let oldest = found.items.filter { named.contains($0.item.key) }.map { aged in
      var subject = limits.subject(aged.item, shared: true)
      if !limits.oldestTitles, !subject.id.isEmpty { subject.title = UntrustedText("") }
      return AgingItems.Waiting(
        subject: subject, workdays: aged.workdays, isWaiting: limits.oldestTitles && aged.item.state == .waiting)
    }
    var items = AgingItems(
      noun: found.noun, count: found.items.count, limit: found.limit, isAgreed: found.isAgreed, oldest: oldest)
    items.partial = material.isPartial(found.source) ? true : nil
    return items
  }
}
