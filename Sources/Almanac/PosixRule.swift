import Model

/// The rule in the last line of a zone file, for all years after its table, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixRule: Hashable, Sendable {
  /// Seconds east of UTC.
  let standard: Int64
  let summer: Summer?

  struct Summer: Hashable, Sendable {
    let offset: Int64
    let start: Change
    let end: Change
  }

  /// A day of every year and a wall clock time in seconds, which may be up to a week outside the day.
  struct Change: Hashable, Sendable {
    enum Day: Hashable, Sendable {
      /// `Jn`: 1…365, where 29 February is never counted.
      case julian(Int)
      /// `n`: 0…365, where 29 February is counted.
      case zeroBased(Int)
      /// `Mm.w.d`: weekday 0 (Sunday) … 6 of week 1…5 of a month, where 5 is the last.
      case month(Int, week: Int, weekday: Int)
    }
    let day: Day
    let time: Int64
  }

  func stretch(at second: Int64) -> Zone.Stretch {
    guard let summer else { return Zone.Stretch(start: .min, end: .max, offset: standard) }
    let year = CivilDateTime(wallSeconds: second + standard).date.year
    var changes: [(at: Int64, offset: Int64)] = []
    for year in (year - 1)...(year + 1) {
      // Each change is written in the time that it ends.
      let on = (at: summer.start.wall(in: year) - standard, offset: summer.offset)
      let off = (at: summer.end.wall(in: year) - summer.offset, offset: standard)
      changes += on.at <= off.at ? [on, off] : [off, on]
    }
    // Where summer time lasts all year, its end is also the next year's start. At that instant summer time wins.
    changes.sort { ($0.at, $0.offset == summer.offset ? 1 : 0) < ($1.at, $1.offset == summer.offset ? 1 : 0) }
    let next = changes.firstIndex { $0.at > second } ?? changes.count
    return Zone.Stretch(
      start: next == 0 ? .min : changes[next - 1].at, end: next == changes.count ? .max : changes[next].at,
      offset: next == 0 ? standard : changes[next - 1].offset)
  }
}

extension PosixRule.Change {
  /// Seconds since 1970 on the wall clock.
  func wall(in year: Int) -> Int64 { Int64(dayNumber(in: year)) * 86_400 + time }

  private func dayNumber(in year: Int) -> Int {
    let isLeap = CivilDate.days(inMonth: 2, of: year) == 29
    switch day {
    case .julian(let number): return firstDay(1, of: year).dayNumber + number - (isLeap && number >= 60 ? 0 : 1)
    case .zeroBased(let number): return firstDay(1, of: year).dayNumber + number
    case .month(let month, let week, let weekday):
      let first = firstDay(month, of: year)
      let ahead = (weekday - first.weekday.rawValue % 7 + 7) % 7
      let offset = ahead + (week - 1) * 7
      return first.dayNumber + (offset < CivilDate.days(inMonth: month, of: year) ? offset : offset - 7)
    }
  }

  private func firstDay(_ month: Int, of year: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: 1) ?? CivilDate(dayNumber: 0)
  }
}
