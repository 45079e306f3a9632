import Model

/// The slot for which an update is made, and the moment at which it is made.
package struct Occasion: Sendable {
  package var slot: SlotKey
  package var kind: EditionKind
  package var now: Instant
  /// When the update should have been posted, where it comes noticeably later; nil when it is on time.
  package var late: CivilDateTime?
  package var calendar: TeamCalendar

  package init(
    slot: SlotKey, kind: EditionKind, now: Instant, late: CivilDateTime? = nil, calendar: TeamCalendar
  ) {
    self.slot = slot
    self.kind = kind
    self.now = now
    self.late = late
    self.calendar = calendar
  }

  /// `now` on the team's wall clock.
  package var wall: CivilDateTime { calendar.civil(now) }
  package var today: CivilDate { wall.date }

  /// Whether the update plans today: one made before noon does, a later one plans the next workday.
  package var looksAtToday: Bool { wall.time.hour < 12 }

  /// The first day that the update plans.
  package var firstDay: CivilDate {
    if looksAtToday, calendar.isWorkday(today) { return today }
    return calendar.workdays(after: today, count: 1).first ?? today.adding(days: 1)
  }

  /// From when the very first update tells: a daily one from the same time on the previous workday, a weekly one from a
  /// week ago.
  package var firstLookBack: Instant {
    var day = today.adding(days: kind == .weekly ? -7 : -1)
    if kind == .daily {
      for _ in 0..<31 where !calendar.isWorkday(day) { day = day.adding(days: -1) }
    }
    let aim = CivilDateTime(day, wall.time)
    let instant = now.adding(.seconds(aim.wallSeconds - wall.wallSeconds))
    // The first step may have crossed a clock change, so the wall time is corrected once more.
    return instant.adding(.seconds(aim.wallSeconds - calendar.civil(instant).wallSeconds))
  }

  /// The one workday of which an update tells that looks back to that day: in the morning the day before, later the day
  /// itself. Nil where it tells of more or of none.
  func toldDay(since day: CivilDate) -> CivilDate? {
    guard calendar.workdays(from: day, to: today) == 1 else { return nil }
    let told = looksAtToday ? day : today
    return calendar.isWorkday(told) ? told : nil
  }

  /// Whether it is the first workday of its week. Then an update also tells what is as usual.
  var opensWeek: Bool {
    let date = slot.date
    return (1..<date.weekday.rawValue).allSatisfy { !calendar.isWorkday(date.adding(days: -$0)) }
  }

  /// The last of the five workdays that the update plans.
  package var horizon: CivilDate {
    calendar.workdays(after: firstDay, count: 4).last ?? firstDay.adding(days: 6)
  }
}
