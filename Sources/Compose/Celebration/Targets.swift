import Model

/// A target met again, and one that was met week after week.
struct Targets: ProudRule {
  let week: ProudWeek
  init(_ week: ProudWeek) { self.week = week }

  static let weeks = [4, 8, 13, 26, 52]
  /// A figure that goes up and down around its target is not congratulated each time.
  static let againAfter = 56

  func lines() -> [ProudLine] { week.figures.flatMap { [kept($0), met($0)].compactMap { $0 } } }

  /// It was missed before this week, and is met now: by what only grows, or by more than its usual ups and downs.
  private func met(_ known: KnownFigure) -> ProudLine? {
    guard known.figure.meetsTarget == true, known.day >= week.sinceDay, let key = known.records.first,
      let before = known.earlier.last(where: { $0.day <= week.sinceDay }), !meets(known.figure, before.value),
      isMore(known),
      !week.past.has(.targetMet, key, after: week.today.adding(days: -Self.againAfter))
    else { return nil }
    return ProudLine(.targetMet, .targetMet(known.figure.plain), known.records, about: key, which: "\(known.day)")
  }

  /// While too few values are known for limits, none of at least four before the week met it.
  private func isMore(_ known: KnownFigure) -> Bool {
    if known.figure.growth != nil { return true }
    if let signal = known.figure.signal { return signal != .usual }
    let before = known.earlier.filter { $0.day <= week.sinceDay }
    return before.count >= Headlines.metBefore && !before.contains { meets(known.figure, $0.value) }
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
        meets(known.figure, $0)
      })
    guard let reached = Self.weeks.last(where: { $0 <= length }), reached > length - week.weeks,
      !week.past.has(.targetKept, key, which: "\(reached)", after: week.today.adding(days: -7 * reached))
    else { return nil }
    let fact = Fact.celebrated(.targetKept(known.figure.plain, weeks: length))
    return ProudLine(.targetKept, fact, known.records, about: key, which: "\(reached)")
  }

  private func meets(_ figure: Figure, _ value: Double) -> Bool {
    var figure = figure
    figure.value = value
    return figure.meetsTarget == true
  }
}

/// The weeks of a figure, the one that ends on a day first: seven days each, so that a note on any day of the week has
/// whole ones.
struct WeeksBack: Sequence, IteratorProtocol {
  private var values: ArraySlice<Measurement>
  private var end: CivilDate
  private let calendar: TeamCalendar
  private let meets: (Double) -> Bool

  /// - Parameter values: oldest first, none after `end`.
  init(values: [Measurement], until end: CivilDate, calendar: TeamCalendar, _ meets: @escaping (Double) -> Bool) {
    self.values = values[...]
    self.end = end
    self.calendar = calendar
    self.meets = meets
  }

  mutating func next() -> Streak.Week? {
    guard !values.isEmpty else { return nil }
    let start = end.adding(days: -7)
    defer { end = start }
    var found: Streak.Week?
    while let last = values.last, last.day > start {
      if found != .missed { found = meets(last.value) ? .met : .missed }
      values.removeLast()
    }
    return found ?? ((0..<7).contains { calendar.isWorkday(end.adding(days: -$0)) } ? .silent : .free)
  }
}
