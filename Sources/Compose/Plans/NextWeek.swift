import Model

/// What stands out in the calendar week after the note's own week, also when the note comes late: milestones, then real
/// deadlines, then the first of the rest.
struct NextWeek {
  let material: Material
  let limits: TextLimits

  static let most = 3

  func line() -> ChosenLine? {
    let day = material.occasion.slot.date
    let monday = day.adding(days: 8 - day.weekday.rawValue)
    let week = monday...monday.adding(days: 6)
    let best = candidates().filter { week.contains($0.planned.day) }
      .sorted { a, b in
        (a.rank, a.planned.day, material.order(a.key)) < (b.rank, b.planned.day, material.order(b.key))
      }
      .prefix(Self.most)
      .sorted { a, b in (a.planned.day, material.order(a.key)) < (b.planned.day, material.order(b.key)) }
    guard !best.isEmpty else { return nil }
    return ChosenLine(.nextWeek(best.map(\.planned)), records: best.map(\.key), rule: "next-week")
  }

  private typealias Candidate = (rank: Int, planned: Planned, key: RecordKey)

  private func candidates() -> [Candidate] {
    func candidate(
      _ rank: Int, _ kind: PlannedKind, _ subject: @autoclosure () -> Subject, _ moment: Moment?, _ key: RecordKey,
      _ people: [UntrustedText], _ change: (inout Planned) -> Void = { _ in }
    ) -> Candidate? {
      guard let moment else { return nil }
      var planned = Planned(kind: kind, subject: subject(), day: material.day(of: moment))
      planned.people = limits.people(people, most: 2)
      change(&planned)
      return (rank, planned, key)
    }
    let milestones = material.milestones.filter { !$0.isReached && !$0.dropped }.compactMap { milestone in
      candidate(
        0, .milestone, limits.subject(milestone.title, link: milestone.link, shared: true),
        milestone.hard ?? milestone.due, milestone.key, milestone.people
      ) { $0.goal = limits.means(milestone.goal) }
    }
    let items = material.items.filter { $0.state.isOpen && !$0.counted }.compactMap { item in
      candidate(
        item.hard == nil ? 2 : 1, .task, limits.subject(item, shared: true), item.hard ?? item.due, item.key,
        item.owner.given.map { [$0] } ?? []
      ) { planned in
        planned.goal = limits.means(item.goal)
        guard item.hard != nil else { return }
        planned.deadline = Deadline(reason: nil, passed: false, notStarted: false)
        planned.needsOwner = item.owner.given == nil && !item.isTaken
      }
    }
    let events = material.events.compactMap { event in
      candidate(
        2, .event, limits.subject(event.title, link: event.link, shared: true), event.start, event.key,
        event.owner.given.map { [$0] } ?? [])
    }
    return milestones + items + events
  }
}
