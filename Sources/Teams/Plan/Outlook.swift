import Almanac
import Model
import Services

/// What will become of an edition's slot on one date, as far as the planner can tell beforehand.
package struct Outlook: Sendable {
  package enum Fate: Sendable, Hashable {
    case post
    /// The date is a day off, and the slot is moved to another date.
    case moved(to: Occurrence, because: DayOff)
    case skipped(because: DayOff)
    /// Not posted, because the team is paused or a person skipped the slot; the reason is in the ledger's words.
    case withheld(String)
    /// Not posted, because quiet hours last until the slot's deadline; the reason is in the ledger's words.
    case missed(String)
    /// Falls on the same moment as a slot of another edition, and is one post with it; in the ledger's words.
    case double(String)
    /// The team's local time has no such date.
    case noSuchDate
  }
  package let team: Team
  package let edition: Edition
  package let nominal: CivilDateTime
  /// When the slot is posted, or would have been; nil for a date that local time never shows.
  package let at: Instant?
  package var fate: Fate
  /// The day off from which this slot was moved here; nil for most slots.
  package var movedFrom: CivilDate?
  /// When the posts go out, per moment; empty unless quiet hours delay some of them.
  package var departures: [Departure] = []
  /// Channels that get no post, because their quiet hours last until the deadline.
  package var never: [Channel] = []
}

extension Planner {
  /// All slots of a team between two local dates, ordered by time. By the same rules as `due`.
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
          outlook(for: date, found.0, of: team, plan) { doubles[CoincidingSlots.Part(line: line, occurrence: $0)] }
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
  /// A slot whose date does not exist is ordered as if it did.
  package var order: (Instant, CivilDateTime, String, String) {
    (at ?? team.instant(of: nominal), nominal, team.name.text, edition.name.text)
  }
}

extension Team {
  /// The outlook of a slot that is posted, corrected for the quiet hours of its channels.
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
