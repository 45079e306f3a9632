import Model

/// Anniversaries of the people who want them celebrated.
struct Anniversaries: ProudRule {
  let week: ProudWeek

  /// The anniversaries that are celebrated, in months: 1, 5, 10, 12½, 15 years and so on.
  static let months = [12, 60, 120, 150, 180, 240, 300, 360, 420, 480, 540, 600]

  func lines() -> [ProudLine] {
    week.material.profile.anniversaries.flatMap { anniversary in
      Self.months.map { (person: anniversary.person, months: $0, day: anniversary.since.adding(months: $0)) }
    }
    .filter { week.isOfWeek($0.day) && !$0.person.isEmpty }
    .sorted { ($0.day, $1.months, $0.person.description) < ($1.day, $0.months, $1.person.description) }
    .map { person, months, day in
      // The ledger does not remember whose it is: the day and the years tell it from other anniversaries.
      ProudLine(
        .anniversary, .celebrated(.anniversary(person.shortened(to: week.limits.name), months: months, on: day)), [],
        which: "\(months) \(day)")
    }
  }
}

extension CivilDate {
  /// The same day of a later month, or the last day of a shorter one: who began on 29 February has the anniversary on
  /// the 28th.
  func adding(months: Int) -> CivilDate {
    let (year, month) = (year + (self.month - 1 + months) / 12, (self.month - 1 + months) % 12 + 1)
    let day = min(day, CivilDate.days(inMonth: month, of: year))
    return CivilDate(year: year, month: month, day: day) ?? self
  }
}
