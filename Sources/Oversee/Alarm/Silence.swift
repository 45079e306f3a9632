import Almanac
import Ledger
import Model
import Teams

/// How long nothing was posted for a team although something was planned.
struct Silence: Sendable, Hashable {
  /// The date of the first slot without a post since the last that arrived.
  let since: CivilDate
  /// From that date on, the workdays of the team on which not everything was called off, each once the time of that slot had
  /// come.
  let workdays: Int

  /// What the ledger knows about it.
  struct Facts: Sendable {
    /// When a post of the team last arrived.
    var lastDelivered: Instant?
    /// The date of the team's first slot, where none ever did.
    var firstSlot: CivilDate?
    /// Dates on which everything was skipped: a pause counts as no workday.
    var skipped: Set<CivilDate> = []
    /// The pause of the team: what lies before its end is no silence.
    var pause: TeamPause?

    func isOff(_ day: CivilDate) -> Bool { skipped.contains(day) || pause?.holds(day) == true }
  }

  /// So long after the time of a slot its posts may still be on their way.
  static let margin = Duration.seconds(3600)
  private static let longest = 400

  /// Nil when nothing is missing.
  static func of(_ team: Team, _ facts: Facts, now: Instant) -> Silence? {
    let start = facts.lastDelivered ?? facts.firstSlot.map { team.instant(of: $0, .midnight).adding(.milliseconds(-1)) }
    guard let start, let first = firstSlot(of: team, after: start, facts, now: now) else { return nil }
    let today = team.calendar.civil(now).date
    var workdays = 0
    var day = first.date
    while day <= today, day.days(since: first.date) < longest {
      let hasCome = day < today || team.instant(of: day, first.nominal.time).adding(margin) <= now
      if hasCome, team.workCalendar.isWorkday(day), !facts.isOff(day) { workdays += 1 }
      day = day.adding(days: 1)
    }
    return Silence(since: first.date, workdays: workdays)
  }

  private static func firstSlot(
    of team: Team, after start: Instant, _ facts: Facts, now: Instant
  ) -> Occurrence? {
    var after = start
    for _ in 0..<longest {
      let next = team.editions.compactMap { $0.schedule.next(after: after) }.min { $0.at < $1.at }
      guard let next, next.at.adding(margin) <= now else { return nil }
      if !facts.isOff(next.date) { return next }
      after = next.at
    }
    return nil
  }
}

extension Team {
  fileprivate func instant(of date: CivilDate, _ time: TimeOfDay) -> Instant { instant(of: CivilDateTime(date, time)) }
}
