import Model

/// Real deadlines that nobody has and that are not near yet.
extension Next {
  /// Such a deadline is told as soon as it is known, and again so many workdays before it. Near deadlines stand in
  /// every update.
  static let askWorkdays = [10, 5]
  /// At most so many in one update; the others come in the next.
  static let mostFar = 3

  /// Those that are to be told today, the first ones first.
  func farDeadlines() -> [NextLine] {
    let ownerless = material.items.compactMap { item -> (item: Item, hard: Moment, day: CivilDate)? in
      guard item.state.isOpen, !item.counted, hasNoOwner(item), let hard = item.hard else { return nil }
      let day = material.day(of: hard)
      return day > occasion.horizon ? (item, hard, day) : nil
    }
    guard !ownerless.isEmpty else { return [] }
    let told = Set(
      material.memory.said.filter { $0.said.topic == .promise && $0.edition == occasion.slot.edition }
        .map { Promise(record: $0.said.record, day: $0.said.day ?? occasion.today) })
    let due = ownerless.filter { isStep($0.day) || !told.contains(Promise(record: $0.item.key, day: $0.day)) }
    return due.sorted { a, b in
      (isStep(a.day) ? 0 : 1, a.day, material.order(a.item.key)) < (
        isStep(b.day) ? 0 : 1, b.day, material.order(b.item.key)
      )
    }
    .prefix(Next.mostFar).map {
      line(planned($0.item, at: $0.hard, isHard: true), $0.item.key, rule: "next.deadline-without-owner")
    }
  }

  /// Whether one of the steps before that day was reached since the last update.
  private func isStep(_ day: CivilDate) -> Bool {
    let left = occasion.calendar.workdays(from: occasion.today, to: day)
    let before = occasion.calendar.workdays(from: material.window.sinceDay, to: day)
    return Next.askWorkdays.contains { left <= $0 && $0 < before }
  }
}
