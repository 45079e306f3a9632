import Model

/// What stays lying: planned work past its day, and what people said is stuck. Ageing work has its place here.
struct Stuck {
  let material: Material
  let limits: TextLimits

  /// Trackers keep milestones that nobody means any more: one that is longer past is left alone.
  static let milestoneDays = 31

  /// In the words of people: these come first.
  func said() -> [ChosenLine] { Sentences(material: material, limits: limits).lines(.stuck, rule: "stuck.said") }

  /// The longest-waiting first. What stands under "next" as a passed real deadline is not told twice.
  func late(besides shown: Set<RecordKey>) -> [ChosenLine] {
    let today = material.occasion.today
    let overdue = material.items.compactMap { item -> (day: CivilDate, line: ChosenLine)? in
      guard item.state.isOpen, !item.counted, !shown.contains(item.key), let due = item.due ?? item.hard else {
        return nil
      }
      let day = material.day(of: due)
      guard day < today else { return nil }
      let fact = Fact.overdue(
        limits.subject(item, shared: true), day: day, owner: limits.person(item.owner),
        needsOwner: item.owner.given == nil && material.namesOwners(item.key.source),
        workdays: material.workdays(since: .day(day)))
      return (day, ChosenLine(fact, records: [item.key], rule: "stuck.overdue"))
    }
    let milestones = material.milestones.compactMap { milestone -> (day: CivilDate, line: ChosenLine)? in
      guard !milestone.isReached, !milestone.dropped, !shown.contains(milestone.key),
        let day = (milestone.due ?? milestone.hard).map(material.day), day < today,
        today.days(since: day) <= Stuck.milestoneDays
      else { return nil }
      let fact = Fact.overdue(
        limits.subject(milestone.title, link: milestone.link, shared: true), day: day, owner: nil,
        workdays: material.workdays(since: .day(day)))
      return (day, ChosenLine(fact, records: [milestone.key], rule: "stuck.overdue-milestone"))
    }
    return (overdue + milestones).sorted { a, b in
      (a.day, material.order(a.line.records[0])) < (b.day, material.order(b.line.records[0]))
    }.map(\.line)
  }
}
