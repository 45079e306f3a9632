import Model

/// What the rules of a celebration note look at: what happened since the last note, and the memory.
struct ProudWeek {
  let material: Material
  let limits: TextLimits
  let past: CelebrationMemory
  let figures: [KnownFigure]
  /// Work that is told by title and was finished since the last note.
  let finished: [Item]
  let flows: [CountedFlow]

  init(_ material: Material, limits: TextLimits) {
    self.material = material
    self.limits = limits
    past = CelebrationMemory(material)
    figures = Figures(material: material, limits: limits).known()
    finished = Done(material: material, limits: limits).finished(counted: false).map(\.0)
    flows = CountedWork(material: material, limits: limits).flows()
  }

  var today: CivilDate { material.occasion.today }
  /// The day of the last note. What happened on it may have been told already.
  var sinceDay: CivilDate { material.window.sinceDay }
  /// How many weeks have passed since the last note, rounded up.
  var weeks: Int { max(1, (today.days(since: sinceDay) + 6) / 7) }
  func mention(_ item: Item) -> Mentioned {
    Mentioned(limits.subject(item), owner: limits.person(item.owner), effect: limits.detail(item.effect))
  }
  func isOfWeek(_ day: CivilDate) -> Bool { day > sinceDay && day <= today }
  func firstRead(_ source: SourceName) -> CivilDate? {
    material.memory.firstRead[source].map { material.occasion.calendar.civil($0).date }
  }
}

/// One kind of reason to be proud. `lines` gives what this week has of it, the best first.
protocol ProudRule {
  init(week: ProudWeek)
  func lines() -> [ProudLine]
}

/// The lines of a celebration note, chosen so that every kind has its chance.
struct Proud {
  /// Every rule. A new one is a file with a `ProudRule`, a case of `ProudKind`, and a line here.
  private static var rules: [any ProudRule.Type] {
    [
      ReachedMilestones.self, RoundNumbers.self, FigureRecords.self, FirstTimes.self, Targets.self, FewestOpen.self,
      LongestWaiting.self, KeptAgreements.self, KeptPlans.self, MetDeadlines.self, Results.self, QuietWork.self,
      Quotes.self, Anniversaries.self,
    ]
  }

  private let lines: [ProudKind: [ProudLine]]
  private let past: CelebrationMemory

  init(_ week: ProudWeek) {
    past = week.past
    let all = Proud.onePerFigure(Proud.rules.flatMap { $0.init(week: week).lines() })
    lines = Dictionary(grouping: all, by: \.kind).mapValues { Array($0.prefix($0[0].kind.most)) }
  }

  /// A figure has at most one line. A record is preferred to a target kept, and that to a target met.
  private static func onePerFigure(_ lines: [ProudLine]) -> [ProudLine] {
    let ofFigures: [ProudKind] = [.record, .targetKept, .targetMet]
    var best: [RecordKey: ProudKind] = [:]
    for kind in ofFigures.reversed() { for line in lines where line.kind == kind { best[line.said.record] = kind } }
    return lines.filter { !ofFigures.contains($0.kind) || best[$0.said.record] == $0.kind }
  }

  var isEmpty: Bool { lines.isEmpty }
  var hasMilestone: Bool { lines[.milestone] != nil }
  var all: [ProudLine] { lines.values.flatMap { $0 } }

  /// Whether the week has more than finished work.
  var isSpecial: Bool { lines.keys.contains(where: \.isSpecial) }

  /// At most so many lines, in the order of their kinds. Milestones, anniversaries and what people said, which was promised
  /// to them, are chosen first, save for one place that is kept for quiet work; then the best record, met deadlines and
  /// results. Then each other kind has one line, kinds that were not celebrated for longest first; then each has a
  /// second.
  func chosen(most: Int) -> [ProudLine] {
    let quiet = lines[.quiet]?.prefix(1) ?? []
    let first: [ProudKind] = [.milestone, .anniversary, .thanks, .customer]
    let second: [ProudKind] = [.record, .deadline, .results]
    let always = first.flatMap { lines[$0] ?? [] } + second.compactMap { lines[$0]?.first }
    var chosen = always.prefix(max(1, most - quiet.count)) + quiet
    let others = lines.keys.filter { !first.contains($0) }
      .map { (kind: $0, last: past.last($0) ?? .distant) }
      .sorted { ($0.last, $0.kind.priority) < ($1.last, $1.kind.priority) }
    for round in 0..<max(most, 0) {
      for (kind, _) in others where chosen.count < most {
        guard let own = lines[kind], own.indices.contains(round), round > 0 || kind != .quiet && !second.contains(kind)
        else { continue }
        chosen.append(own[round])
      }
    }
    let order = chosen.prefix(most).enumerated().sorted {
      ($0.element.kind.place, $0.offset) < ($1.element.kind.place, $1.offset)
    }
    return order.map(\.element)
  }

  /// How many milestones found no place, for "+n".
  func milestones(besides chosen: [ProudLine]) -> Int {
    (lines[.milestone]?.count ?? 0) - chosen.count { $0.kind == .milestone }
  }

  /// What the ledger has to remember as reached: all milestones, also those behind "+n".
  var told: [Told] { (lines[.milestone] ?? []).compactMap(\.told) }
}

extension ProudKind {
  /// The place in the note.
  var place: Int { ProudKind.allCases.firstIndex(of: self) ?? 0 }

  /// Which kind comes first when all have waited as long: what people said before what was counted.
  fileprivate var priority: Int {
    let order: [ProudKind] = [
      .customer, .thanks, .record, .results, .agreements, .roundNumber, .firstTime, .longestWaiting, .targetKept,
      .fewestOpen, .plans, .kept, .targetMet, .quiet,
    ]
    return order.firstIndex(of: self) ?? order.count
  }
}

extension CivilDate {
  fileprivate static let distant = CivilDate(dayNumber: -1_000_000)
}
