import Model

/// What only the team's manager is told. It is an update of its own, along with the daily one, to a channel of its own.
struct ManagerUpdate {
  let material: Material
  let limits: TextLimits

  /// At most so many agreements, and so many promises; the rest waits for the next time.
  static let most = 5
  /// Of fewer open items nothing is said about their priorities.
  static let urgencyNeeds = 10
  static let weekDays = 7

  /// What there is to tell; nil on most days.
  func draft() -> Draft? {
    let lines = agreements() + vanished() + [urgency(), withoutGoal()].compactMap { $0 }
    guard !lines.isEmpty else { return nil }
    return Draft(
      told: { _ in [] }, said: ManagerUpdate.said,
      sections: { _ in [ChosenSection(kind: .forManager, lines: lines)] },
      summary: { sections in
        Summary(conclusion: .forManager(points: sections.reduce(0) { $0 + $1.lines.count }))
      })
  }

  /// The kinds of things that are told to the manager. The ledger remembers them, so that none comes back too soon.
  private enum Matter: String {
    case agreement, vanished, urgency, goal
  }

  private static func said(_ sections: [ChosenSection]) -> [Said] {
    sections.flatMap(\.lines).flatMap { line -> [Said] in
      func said(_ matter: Matter, day: CivilDate? = nil, of keys: [RecordKey]) -> [Said] {
        keys.map { Said(.manager, $0, day: day, detail: matter.rawValue) }
      }
      return switch line.fact {
      case .agreed(let agreement): said(.agreement, day: agreement.due, of: line.records)
      case .promised(let promised): said(.vanished, day: promised.day, of: line.records)
      case .forManager(.urgency): said(.urgency, of: Array(line.records.prefix(1)))
      case .forManager(.withoutGoal): said(.goal, of: Array(line.records.prefix(1)))
      default: []
      }
    }
  }

  /// The date on which it was told last.
  private func told(_ matter: Matter, day: CivilDate? = nil, of keys: [RecordKey]? = nil) -> CivilDate? {
    material.memory.said.last { recalled in
      let said = recalled.said
      return said.topic == .manager && said.detail == matter.rawValue
        && (keys.map { $0.contains(said.record) && said.day == day } ?? true)
    }?.on
  }

  private func isDue(_ matter: Matter) -> Bool {
    told(matter).map { material.occasion.today.days(since: $0) >= ManagerUpdate.weekDays } ?? true
  }

  /// Decisions of which the team's own reminders have not helped; they come back as often as the last reminder does.
  private func agreements() -> [ChosenLine] {
    let late = Agreements(material: material, limits: limits).atLastStep().filter { line in
      guard case .agreed(let agreement) = line.fact else { return false }
      let last = told(.agreement, day: agreement.due, of: line.records)
      return last.map { material.workdays(since: .day($0)) >= Reminder.againWorkdays } ?? true
    }
    return Array(late.prefix(ManagerUpdate.most))
  }

  /// Planned work for which an update named a day and that left its list without a word.
  private func vanished() -> [ChosenLine] {
    let gone = Promises(material: material, limits: limits).lines().filter { line in
      guard case .promised(let promised) = line.fact, case .vanished = promised.fate else { return false }
      return told(.vanished, day: promised.day, of: line.records) == nil
    }
    return Array(gone.prefix(ManagerUpdate.most))
  }

  /// Told when more than one in five open items has the highest priority, so that priorities say nothing any more.
  private func urgency() -> ChosenLine? {
    let sources = Set(material.items.filter(\.isTop).map(\.key.source)).filter { !material.isPartial($0) }
    let open = material.items.filter { $0.state.isOpen && sources.contains($0.key.source) }
    let top = open.filter(\.isTop)
    guard open.count >= ManagerUpdate.urgencyNeeds, top.count * 5 > open.count, isDue(.urgency) else { return nil }
    return ChosenLine(
      .forManager(.urgency(top: top.count, of: open.count)), records: top.map(\.key),
      rule: "manager.urgency")
  }

  /// Open work of which nothing says what it is for, in lists that say it of other work. What is due first comes first.
  private func withoutGoal() -> ChosenLine? {
    guard isDue(.goal) else { return nil }
    let goals = Set(material.milestones.filter { $0.goal.given != nil }.map(\.key))
    let items = material.items.filter { item in
      guard item.state.isOpen, !item.counted, !item.hidden, item.goal.given == nil else { return false }
      let milestone = item.milestone.map { RecordKey(source: item.key.source, kind: .milestone, id: $0) }
      return material.namesGoals(item.key.source) && !(milestone.map(goals.contains) ?? false)
    }.sorted { a, b in order(a) < order(b) }
    guard !items.isEmpty else { return nil }
    let shown = items.prefix(ManagerUpdate.most)
    return ChosenLine(
      .forManager(
        .withoutGoal(shown.map { limits.subject($0, shared: true) }, more: items.count - shown.count)),
      records: items.map(\.key), rule: "manager.without-goal")
  }

  /// By day; work without one comes last.
  private func order(_ item: Item) -> (Int, CivilDate, SourceOrder) {
    let day = (item.hard ?? item.due).map(material.day)
    return (day == nil ? 1 : 0, day ?? material.occasion.today, material.order(item.key))
  }
}
