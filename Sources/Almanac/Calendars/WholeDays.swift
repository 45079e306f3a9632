import Model

/// What lasts from midnight to midnight is whole days, however a calendar writes it.
enum WholeDays {
  /// How many days, told on one wall; nil when it begins or ends at another time of the day.
  static func count(from start: CivilDateTime, to end: CivilDateTime) -> Int? {
    guard start.time == .midnight, let last = last(end), last >= start.date else { return nil }
    return last.days(since: start.date) + 1
  }

  /// Which days on a team's wall; the clock may be changed in the night, even at midnight.
  ///
  /// - Parameter isMarked: its calendar says that these are whole days, whatever the team's wall shows then.
  static func days(
    from start: Instant, to end: Instant, isMarked: Bool, on zone: Zone
  ) -> (first: CivilDate, last: CivilDate)? {
    if isMarked {
      let half = Duration.seconds(12 * 3600)
      let first = zone.civil(at: start.adding(half)).date
      return (first, max(first, zone.civil(at: end.adding(half)).date.adding(days: -1)))
    }
    let first = zone.civil(at: start).date
    guard end > start, zone.firstInstant(reaching: CivilDateTime(first, .midnight)) == start else { return nil }
    let wall = zone.civil(at: end)
    let isMidnight = zone.firstInstant(reaching: CivilDateTime(wall.date, .midnight)) == end
    guard let last = isMidnight ? wall.date.adding(days: -1) : last(wall), last >= first else { return nil }
    return (first, last)
  }

  /// The last day of what ends then. Programs that know no 24:00 write 23:59.
  private static func last(_ end: CivilDateTime) -> CivilDate? {
    if end.time == .midnight { return end.date.adding(days: -1) }
    return end.time.hour == 23 && end.time.minute == 59 ? end.date : nil
  }
}
