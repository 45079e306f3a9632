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
      _ rank: Int, _ kind: PlannedKind, _ subject: @autoclosure () -> Subject, _ moment: Moment?, _ key: RecordKey
    ) -> Candidate? {
      moment.map { (rank, Planned(kind: kind, subject: subject(), day: material.day(of: $0)), key) }
    }
    let milestones = material.milestones.filter { !$0.isReached && !$0.dropped }.compactMap {
      candidate(
        0, .milestone, limits.subject($0.title, link: $0.link, shared: true), $0.hard ?? $0.due, $0.key)
    }
    let items = material.items.filter { $0.state.isOpen && !$0.counted }.compactMap {
      candidate($0.hard == nil ? 2 : 1, .task, limits.subject($0, shared: true), $0.hard ?? $0.due, $0.key)
    }
    let events = material.events.compactMap {
      candidate(2, .event, limits.subject($0.title, link: $0.link, shared: true), $0.start, $0.key)
    }
    return milestones + items + events
  }
}
