import Model

/// Looks for the proof that a decision was realised: in what was just read, and in what the ledger remembers. A proof
/// is finished work or a figure that held for some days.
struct Proofs {
  enum Finding {
    /// The proof was found. It is nil where it may not be told, because the figure is about few people.
    case shown(on: CivilDate, Agreement.Proof?)
    case awaited(Agreement.Awaited)
  }

  private let material: Material
  private let limits: TextLimits
  /// Items by the number that people write and by the source's own key. Filled only where a decision waits for an item.
  private var work: [ProofID: [Item]] = [:]

  init(material: Material, limits: TextLimits) {
    self.material = material
    self.limits = limits
    guard material.decisions.contains(where: { if case .item? = $0.proof { true } else { false } }) else { return }
    for item in material.items + material.gone + material.memory.finished {
      let (shown, key) = (ProofID(item.id.description), ProofID(item.key.id))
      if !shown.isEmpty { work[shown, default: []].append(item) }
      if key != shown { work[key, default: []].append(item) }
    }
  }

  func look(for proof: Proof, of decision: Decision) -> Finding {
    switch proof {
    case .item(let id): look(forItem: id, near: decision.key.source)
    case .figure(let name, let comparison, let bound, let days):
      look(
        for: FigureProof(name: name, comparison: comparison, bound: bound, days: days),
        since: decision.decided.map(material.day) ?? firstSeen(decision))
    }
  }

  private func firstSeen(_ decision: Decision) -> CivilDate? {
    material.memory.seen[decision.key].map { material.occasion.calendar.civil($0.first).date }
  }

  // MARK: Work

  /// Of several items with one number, the one in the source of the decision counts.
  private func look(forItem id: String, near source: SourceName) -> Finding {
    let wanted = ProofID(id)
    let items = work[wanted] ?? []
    if let item = items.first(where: { $0.key.source == source }) ?? items.first { return finding(item) }
    let milestones = material.milestones.filter { ProofID($0.key.id) == wanted }
    if let found = milestones.first(where: { $0.key.source == source }) ?? milestones.first { return finding(found) }
    // Items that the ledger saw finished and that no list has any more.
    let seen = material.memory.seen.filter { $0.key.kind == .item && ProofID($0.key.id) == wanted }
    guard let finished = seen.values.compactMap(\.finished).min() else {
      return .awaited(.unknownItem(UntrustedText(id).shortened(to: limits.name)))
    }
    let subject = Subject(title: UntrustedText(""), id: UntrustedText(id).shortened(to: limits.name))
    return .shown(on: material.occasion.calendar.civil(finished).date, .item(subject))
  }

  private func finding(_ item: Item) -> Finding {
    let subject = limits.subject(item, shared: true)
    let isGone = item.state.isOpen && !material.items.contains { $0.key == item.key }
    guard item.state == .finished || isGone else { return .awaited(.item(subject)) }
    return .shown(on: day(item.finished, item.key), .item(subject))
  }

  private func finding(_ milestone: Milestone) -> Finding {
    let subject = limits.subject(milestone.title, link: milestone.link, shared: true)
    guard milestone.isReached else { return .awaited(.item(subject)) }
    return .shown(on: day(milestone.reached, milestone.key), .item(subject))
  }

  private func day(_ finished: Moment?, _ key: RecordKey) -> CivilDate {
    if let finished { return min(material.day(of: finished), material.occasion.today) }
    return material.memory.seen[key]?.finished.map { material.occasion.calendar.civil($0).date }
      ?? material.occasion.today
  }

  // MARK: Figures

  private func look(for proof: FigureProof, since: CivilDate?) -> Finding {
    let metrics = material.metrics.filter(names(proof.name))
    let keys =
      metrics.map(\.key) + material.memory.history.keys.filter { proof.isKey($0) }.sorted { $0.order < $1.order }
    var values: [CivilDate: Double] = [:]
    if let key = keys.first {
      for old in material.memory.history[key] ?? [] { values[old.day] = old.value }
      for metric in metrics where metric.key == key {
        if let value = metric.value { values[material.day(of: metric.at)] = value }
      }
    }
    let known = values.filter { $0.key <= material.occasion.today && $0.key >= since ?? $0.key && $0.value.isFinite }
    let setting = metrics.first.flatMap(setting(of:))
    let say = UntrustedText(setting?.say ?? proof.name).shortened(to: 50)
    let unit = (setting?.unit.map { UntrustedText($0) } ?? metrics.first?.unit).given?.shortened(to: 12)
    guard let latest = known.max(by: { $0.key < $1.key }) else { return .awaited(.unknownFigure(say)) }
    let held = proof.held(known.map { Measurement(day: $0.key, value: $0.value) }.sorted { $0.day < $1.day })
    guard let reached = held.reached else {
      return .awaited(
        .figure(
          say, proof.comparison, proof.bound, unit: unit, days: proof.days, held: held.now))
    }
    var figure = Figure(say: say, value: latest.value)
    figure.unit = unit
    // A figure about few people proves, but is not told.
    let isPrivate = metrics.contains { ($0.people ?? material.profile.smallestGroup) < material.profile.smallestGroup }
    return .shown(on: reached.day, isPrivate ? nil : .figure(figure, days: reached.days))
  }

  private func names(_ name: String) -> (Metric) -> Bool {
    let settings = material.profile.figures.filter { $0.say.map { UntrustedText($0).matches(name) } ?? false }
    return { metric in
      metric.name.matches(name) || UntrustedText(metric.key.id).matches(name)
        || settings.contains { $0.names(metric) }
    }
  }

  private func setting(of metric: Metric) -> FigureSetting? { material.profile.figures.first { $0.names(metric) } }
}

/// A number as people write it: `#31` and `31` are the same, and so are `Wifi` and `wifi`.
private struct ProofID: Hashable {
  private let text: String
  init(_ text: String) { self.text = String(text.lowercased().drop { $0 == "#" }) }
  var isEmpty: Bool { text.isEmpty }
}

/// A figure that has to hold for so many days.
struct FigureProof {
  let name: String
  let comparison: Comparison
  let bound: Double
  let days: Int

  func isKey(_ key: RecordKey) -> Bool { key.kind == .metric && UntrustedText(key.id).matches(name) }

  /// Two values further apart than this prove nothing about the days between them.
  private var longestGap: Int { max(14, days) }

  /// Looks for a stretch of values that is long enough.
  ///
  /// A stretch is consecutive values that all hold; it spans the days from its first value to its last, both counted.
  /// - Parameter values: one a day, oldest first.
  /// - Returns: the first stretch that spanned enough days, by the day on which it did and its length in days; and how
  ///   many days the stretch that is going on spans.
  func held(_ values: [Measurement]) -> (reached: (day: CivilDate, days: Int)?, now: Int) {
    var reached: (day: CivilDate, start: CivilDate, days: Int)?
    var stretch: (first: CivilDate, last: CivilDate)?
    for value in values {
      guard comparison.holds(value.value, bound) else {
        stretch = nil
        continue
      }
      if let known = stretch, value.day.days(since: known.last) <= longestGap {
        stretch = (known.first, value.day)
      } else {
        stretch = (value.day, value.day)
      }
      guard let stretch else { continue }
      let span = stretch.last.days(since: stretch.first) + 1
      if reached == nil, span >= days { reached = (value.day, stretch.first, span) }
      if let first = reached, first.start == stretch.first { reached?.days = span }
    }
    let now = stretch.map { $0.last.days(since: $0.first) + 1 } ?? 0
    return (reached.map { ($0.day, $0.days) }, now)
  }
}
