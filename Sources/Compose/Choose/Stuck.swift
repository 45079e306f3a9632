import Model

/// What stays lying: planned work past its day, and what people said is stuck. Ageing work has its place here.
struct Stuck {
  let material: Material
  let limits: TextLimits

  /// Trackers keep milestones that nobody means any more: one that is longer past is left alone.
  static let milestoneDays = 31

  /// Longest-waiting first. What stands under "next" as a passed real deadline is not told twice.
  func lines(besides shown: Set<RecordKey>) -> [ChosenLine] {
    let today = material.occasion.today
    let overdue = material.items.compactMap { item -> (day: CivilDate, line: ChosenLine)? in
      guard item.state.isOpen, !item.counted, !shown.contains(item.key), let due = item.due ?? item.hard else {
        return nil
      }
      let day = material.day(of: due)
      guard day < today else { return nil }
      let fact = Fact.overdue(
        limits.subject(item, shared: true), day: day, owner: limits.person(item.owner),
        needsOwner: item.owner.given == nil && material.namesOwners(item.key.source))
      return (day, ChosenLine(fact, records: [item.key], rule: "stuck.overdue"))
    }
    let milestones = material.milestones.compactMap { milestone -> (day: CivilDate, line: ChosenLine)? in
      guard !milestone.isReached, !milestone.dropped, !shown.contains(milestone.key),
        let day = (milestone.due ?? milestone.hard).map(material.day), day < today,
        today.days(since: day) <= Stuck.milestoneDays
      else { return nil }
      let fact = Fact.overdue(
        limits.subject(milestone.title, link: milestone.link, shared: true), day: day, owner: nil)
      return (day, ChosenLine(fact, records: [milestone.key], rule: "stuck.overdue-milestone"))
    }
    let said = material.notes.filter { $0.kind == .stuck && material.window.brings($0) }.map { note in
      ChosenLine(
        .said(note.text.shortened(to: limits.shared), by: limits.person(note.from)), records: [note.key],
        rule: "stuck.said")
    }
    return said
      + (overdue + milestones).sorted { ($0.day, $0.line.records[0].order) < ($1.day, $1.line.records[0].order) }.map(
        \.line)
  }
}
