import Model

/// Recognises events of whole days: those that last from midnight to midnight, in whatever form a calendar writes them.
enum WholeDays {
  /// The number of days between two times on one wall clock; nil when either is not at midnight.
  static func count(from start: CivilDateTime, to end: CivilDateTime) -> Int? {
    guard start.time == .midnight, let last = last(end), last >= start.date else { return nil }
    return last.days(since: start.date) + 1
  }

  /// The days that an event covers in a team's zone; nil when it is not of whole days there. The clock may change in
  /// the night, even at midnight.
  ///
  /// - Parameter isMarked: whether the calendar says that these are whole days, whatever the team's wall clock shows
  ///   then.
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

  /// The last day of an event that ends at this time. Programs that do not know 24:00 write 23:59.
  private static func last(_ end: CivilDateTime) -> CivilDate? {
    if end.time == .midnight { return end.date.adding(days: -1) }
    return end.time.hour == 23 && end.time.minute == 59 ? end.date : nil
  }
}
