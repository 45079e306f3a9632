import Model

/// The time of which a weekly note tells.
enum NotePeriod {
  case thisWeek
  /// A week that is over: the note comes late.
  case week(Int)
  /// Longer than a week, because the note comes seldom or some were skipped. `seen` is the reader's now, for dates.
  case since(CivilDate, seen: CivilDateTime)
}

extension Update {
  /// The longest time, in days, that still counts as a week: a note that was moved makes it a day longer.
  private static let longWeek = 8

  var period: NotePeriod {
    if let since, slot.date.days(since: since.date) > Update.longWeek { return .since(since.date, seen: now) }
    return lateness == .late && slot.date.isoWeek != now.date.isoWeek ? .week(slot.date.isoWeek) : .thisWeek
  }

  /// The day of which a daily update tells: in the morning the one from which it looks back.
  var toldDay: CivilDate { now.time.hour < 12 ? since?.date ?? now.date : now.date }

  /// From when a daily update tells, where no heading says so; nil where it is from yesterday, as readers expect.
  var untoldSince: CivilDateTime? {
    guard let since, now.date.days(since: since.date) > 1, !sections.contains(where: { $0.kind == .done }) else {
      return nil
    }
    return since
  }
}
