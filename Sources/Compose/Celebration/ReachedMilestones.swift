import Model

/// Milestones that were reached, with their people and how many days early it was.
struct ReachedMilestones: ProudRule {
  let week: ProudWeek

  func lines() -> [ProudLine] {
    Done(material: week.material, limits: week.limits).milestones()
      .sorted { a, b in
        (a.day, week.material.order(a.told.record)) < (b.day, week.material.order(b.told.record))
      }
      .map { done in
        var line = ProudLine(.milestone, done.line.fact, done.line.records, about: done.told.record)
        line.told = done.told
        return line
      }
  }
}
