import Almanac
import Model
import Services

/// What becomes of one date of an edition, as the planner sees it beforehand.
package struct Outlook: Sendable {
  package enum Fate: Sendable, Hashable {
    case post
    /// The slot of a free day, at its new place.
    case moved(to: Occurrence, because: DayOff)
    case skipped(because: DayOff)
    /// The team is paused, or somebody skipped it: in the words of the ledger.
    case withheld(String)
    /// Quiet hours last until its deadline, in the words of the ledger.
    case missed(String)
    /// One post with another edition, in the words of the ledger.
    case double(String)
    /// The wall never shows this date.
    case noSuchDate
  }
  package let team: Team
  package let edition: Edition
  package let nominal: CivilDateTime
  /// When it is posted; for a slot that is not, when it would have been. Nil where there is no such moment.
  package let at: Instant?
  package var fate: Fate
  /// The free day for which a slot that is posted was planned, when it moved here.
  package var movedFrom: CivilDate?
  /// When its posts go out, where quiet hours make that later in some channel.
  package var departures: [Departure] = []
  /// Channels whose quiet hours last until the deadline.
  package var never: [Channel] = []
}

extension Planner {
  /// Every slot of a team from one date of its wall to another, in the order of time. It asks what `due` asks.
  package static func outlook(for team: Team, from: CivilDate, through last: CivilDate) -> [Outlook] {
    guard from <= last else { return [] }
    let dates = (from.dayNumber...last.dayNumber).map { CivilDate(dayNumber: $0) }
    return EditionKind.allCases.flatMap { kind in
      let editions = team.editions.filter { $0.kind == kind }
      let plans = editions.map { edition in dates.map { edition.schedule.plan(for: $0) } }
      let doubles = doubles(
        of: editions,
        plans.map { plans in
          plans.compactMap { plan in if case .appears(let occurrence) = plan { occurrence } else { nil } }
        })
      return zip(editions, plans).enumerated().flatMap { line, found in
        zip(dates, found.1).compactMap { date, plan in
          outlook(for: date, found.0, of: team, plan) { doubles[Meeting.Part(line: line, occurrence: $0)] }
        }
      }
    }
    .sorted { $0.order < $1.order }
  }

  private static func outlook(
    for date: CivilDate, _ edition: Edition, of team: Team, _ plan: Schedule.Plan?, double: (Occurrence) -> String?
  ) -> Outlook? {
    let schedule = edition.schedule
    let nominal = CivilDateTime(date, schedule.time)
    func outlook(_ fate: Outlook.Fate, at: Instant?, movedFrom: CivilDate? = nil) -> Outlook {
      Outlook(team: team, edition: edition, nominal: nominal, at: at, fate: fate, movedFrom: movedFrom)
    }
    switch plan {
    case .appears(let slot):
      if let double = double(slot) { return outlook(.double(double), at: slot.at, movedFrom: slot.movedFrom) }
      return team.posting(outlook(.post, at: slot.at, movedFrom: slot.movedFrom), of: slot)
    case .moved(let slot, let why): return outlook(.moved(to: slot, because: why), at: team.instant(of: nominal))
    case .skipped(let why): return outlook(.skipped(because: why), at: team.instant(of: nominal))
    case .noSuchDate: return outlook(.noSuchDate, at: nil)
    case nil: return nil
    }
  }
}

extension Outlook {
  /// Slots without a moment stand where their date would.
  package var order: (Instant, CivilDateTime, String, String) {
    (at ?? team.instant(of: nominal), nominal, team.name.text, edition.name.text)
  }
}

extension Team {
  /// With the quiet hours of its channels.
  fileprivate func posting(_ outlook: Outlook, of slot: Occurrence) -> Outlook {
    let departures = departures(to: channels, from: slot.at)
    guard departures.contains(where: { $0.at > slot.at }) else { return outlook }
    let deadline = outlook.edition.schedule.deadline(of: slot, kind: outlook.edition.kind)
    let why = missedInQuietHours(channels, from: slot.at, deadline: deadline)
    var held = Outlook(
      team: self, edition: outlook.edition, nominal: outlook.nominal, at: slot.at,
      fate: why.map { .missed($0) } ?? .post,
      movedFrom: slot.movedFrom)
    held.departures = departures.filter { $0.at < deadline }
    held.never = departures.filter { $0.at >= deadline }.flatMap(\.channels)
    return held
  }
}
