import Model

extension Schedule {
  /// When an occurrence is no longer worth posting: a daily edition two hours before its time on the next workday, a
  /// weekly one at noon of the next workday. Catch-up, retries and quiet hours all end then.
  ///
  /// A daily edition of every workday thus ends two hours before its next slot. One of the last workday of the month
  /// appears a month later, but is old news just as soon.
  package func deadline(of occurrence: Occurrence, kind: EditionKind) -> Instant {
    let next =
      switch kind {
      case .daily: nextWorkday(after: occurrence.date, at: time)?.adding(.seconds(-2 * 3600))
      case .weekly: TimeOfDay(hour: 12, minute: 0).flatMap { nextWorkday(after: occurrence.date, at: $0) }
      }
    return next ?? occurrence.at.adding(.seconds(86_400))
  }

  /// The time on the next workday; nil for a team that never works again.
  private func nextWorkday(after date: CivilDate, at time: TimeOfDay) -> Instant? {
    (1...Schedule.horizon).lazy.map { date.adding(days: $0) }
      .first { calendar.isWorkday($0) && calendar.zone.exists($0) }
      .map { calendar.zone.firstInstant(reaching: CivilDateTime($0, time)) }
  }
}
