import Model

/// The weeks of a figure, counted back from a day. Each is the seven days up to the same weekday, so that a note on any
/// day of the week has whole weeks.
struct WeeksBack: Sequence, IteratorProtocol {
  private var values: ArraySlice<Measurement>
  private var end: CivilDate
  private let calendar: TeamCalendar
  private let meets: (Double) -> Bool

  /// - Parameters:
  ///   - values: oldest first, none after `end`.
  ///   - meets: whether a value meets the target.
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
