import Almanac
import Ledger
import Model
import Teams

/// How long nothing was posted for a team although something was planned.
struct Silence: Sendable, Hashable {
  /// The date of the first slot after the last delivered post, without those that were called off.
  let since: CivilDate
  /// The number of the team's workdays from that date on. A day counts once the time of day of that first slot has come, and
  /// not when everything on it was called off.
  let workdays: Int

  /// What the ledger knows about the team's posts.
  struct Facts: Sendable {
    /// When a post of the team last arrived.
    var lastDelivered: Instant?
    /// The date of the team's first slot, if no post ever arrived.
    var firstSlot: CivilDate?
    /// Dates on which every slot was skipped; they count as days off.
    var skipped: Set<CivilDate> = []
    /// The team's present pause; days until its end are no silence.
    var pause: TeamPause?

    func isOff(_ day: CivilDate) -> Bool { skipped.contains(day) || pause?.holds(day) == true }
  }

  /// How long after a slot's time its posts may still be on their way.
  static let margin = Duration.seconds(3600)
  private static let longest = 400

  /// Nil when no post is missing.
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
