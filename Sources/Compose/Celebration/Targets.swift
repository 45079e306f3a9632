import Model

/// A target that is met again, and one that was met week after week.
struct Targets: ProudRule {
  let week: ProudWeek

  /// The lengths that are celebrated, in weeks.
  static let weeks = [4, 8, 13, 26, 52]
  /// A figure that goes up and down around its target is congratulated once in so many days.
  static let againAfter = 56

  func lines() -> [ProudLine] { week.figures.flatMap { [kept($0), met($0)].compactMap { $0 } } }

  /// The target was missed before this week and is met now, by a figure that only grows or by more than the usual ups
  /// and downs.
  private func met(_ known: KnownFigure) -> ProudLine? {
    guard known.figure.meetsTarget == true, known.day >= week.sinceDay, let key = known.records.first,
      let before = known.earlier.last(where: { $0.day <= week.sinceDay }),
      known.figure.with(value: before.value).meetsTarget != true,
      isMore(known),
      !week.past.has(.targetMet, key, after: week.today.adding(days: -Self.againAfter))
    else { return nil }
    return ProudLine(.targetMet, .targetMet(known.figure.plain), known.records, about: key, which: "\(known.day)")
  }

  /// Whether it is more than the usual ups and downs. While too few values are known for limits, it is when none of at
  /// least four values before the week met the target.
  private func isMore(_ known: KnownFigure) -> Bool {
    if known.figure.growth != nil { return true }
    if let signal = known.figure.signal { return signal != .usual }
    let before = known.earlier.filter { $0.day <= week.sinceDay }
    return before.count >= Figures.metBefore
      && !before.contains { known.figure.with(value: $0.value).meetsTarget == true }
  }

  private func kept(_ known: KnownFigure) -> ProudLine? {
    guard known.figure.meetsTarget == true, known.figure.growth == nil, let value = known.figure.value,
      let key = known.records.first
    else {
      return nil
    }
    let values = known.earlier + [Measurement(day: known.day, value: value)]
    let length = Streak.length(
      WeeksBack(values: values, until: week.today, calendar: week.material.occasion.calendar) {
        known.figure.with(value: $0).meetsTarget == true
      })
    guard let reached = Self.weeks.last(where: { $0 <= length }), reached > length - week.weeks,
      !week.past.has(.targetKept, key, which: "\(reached)", after: week.today.adding(days: -7 * reached))
    else { return nil }
    let fact = Fact.celebrated(.targetKept(known.figure.plain, weeks: length))
    return ProudLine(.targetKept, fact, known.records, about: key, which: "\(reached)")
  }
}
