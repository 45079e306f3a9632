import Model

/// What is stuck: planned work and milestones past their day, and what people said is stuck. `AgingWork` adds what has
/// been waiting too long.
struct Stuck {
  let material: Material
  let limits: TextLimits

  /// A milestone longer past its day is left out: trackers keep some that nobody means any more.
  static let milestoneDays = 31

  /// What people said, in their own words. These lines come first.
  func said() -> [ChosenLine] { Sentences(material: material, limits: limits).lines(.stuck, rule: "stuck.said") }

  /// What is past its day, the longest first. A real deadline that passed and stands under "next" is not told twice.
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
