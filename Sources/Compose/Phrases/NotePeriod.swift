import Model

/// The time that a note of the week tells of.
enum NotePeriod {
  case thisWeek
  /// The note comes late, in a week after its own.
  case week(Int)
  /// The last note was longer ago than a week: it comes seldom, or some were skipped.
  case since(CivilDate, seen: CivilDateTime)
}

extension Update {
  /// A week is at most a day longer for a note that moved.
  private static let longWeek = 8

  var period: NotePeriod {
    if let since, slot.date.days(since: since.date) > Update.longWeek { return .since(since.date, seen: now) }
    return lateness == .late && slot.date.isoWeek != now.date.isoWeek ? .week(slot.date.isoWeek) : .thisWeek
  }

  /// From when a daily looks back that has no heading to say so; nil where it is yesterday, as people expect.
  var untoldSince: CivilDateTime? {
    guard let since, now.date.days(since: since.date) > 1, !sections.contains(where: { $0.kind == .done }) else {
      return nil
    }
    return since
  }
}
