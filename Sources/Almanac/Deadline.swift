import Model

extension Schedule {
  /// When an occurrence is no longer worth posting: a daily two hours before its next slot, a weekly note at noon of the next
  /// workday. Catch-up, retries and quiet hours all end there.
  public func deadline(of occurrence: Occurrence, kind: EditionKind) -> Instant {
    switch kind {
    case .daily: next(after: occurrence.at)?.at.adding(.seconds(-2 * 3600)) ?? dayAfter(occurrence)
    case .weekly: noonOfNextWorkday(after: occurrence.date) ?? dayAfter(occurrence)
    }
  }

  private func noonOfNextWorkday(after date: CivilDate) -> Instant? {
    let next = (1...Schedule.horizon).lazy.map { date.adding(days: $0) }
      .first { calendar.isWorkday($0) && calendar.zone.exists($0) }
    guard let next, let noon = TimeOfDay(hour: 12, minute: 0) else { return nil }
    return calendar.zone.firstInstant(reaching: CivilDateTime(next, noon))
  }

  /// For an edition that will never appear again.
  private func dayAfter(_ occurrence: Occurrence) -> Instant { occurrence.at.adding(.seconds(86_400)) }
}
