import Model

/// For which slot an update is made, and when.
package struct Occasion: Sendable {
  package var slot: SlotKey
  package var kind: EditionKind
  package var now: Instant
  /// When it should have been posted, where it comes later than readers are used to.
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

  /// Now, on the team's wall.
  package var wall: CivilDateTime { calendar.civil(now) }
  package var today: CivilDate { wall.date }

  /// Before noon an update is for the day itself; later it is for the next workday.
  package var looksAtToday: Bool { wall.time.hour < 12 }

  /// The first day that the update plans for.
  package var firstDay: CivilDate {
    if looksAtToday, calendar.isWorkday(today) { return today }
    return calendar.workdays(after: today, count: 1).first ?? today.adding(days: 1)
  }

  /// From where the first update ever looks back: the same time of the previous workday, a weekly one of a week ago.
  package var firstLookBack: Instant {
    var day = today.adding(days: kind == .weekly ? -7 : -1)
    if kind == .daily {
      for _ in 0..<31 where !calendar.isWorkday(day) { day = day.adding(days: -1) }
    }
    let aim = CivilDateTime(day, wall.time)
    let instant = now.adding(.seconds(aim.wallSeconds - wall.wallSeconds))
    // Once more, for a clock change in between.
    return instant.adding(.seconds(aim.wallSeconds - calendar.civil(instant).wallSeconds))
  }

  /// The last of the five workdays that the update plans for.
  package var horizon: CivilDate {
    calendar.workdays(after: firstDay, count: 4).last ?? firstDay.adding(days: 6)
  }
}
