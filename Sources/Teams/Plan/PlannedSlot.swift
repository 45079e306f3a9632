import Almanac
import Model

/// One slot that has become due, and what is to be done with it.
package struct PlannedSlot: Sendable {
  package enum Fate: Sendable, Hashable {
    case post(Lateness)
    /// Not posted, and why, in plain words.
    case missed(String)
    /// Not to be posted, whenever it is looked at.
    case skipped(String)
  }
  package let team: Team
  package let edition: Edition
  package let occurrence: Occurrence
  /// Retries and making up end here.
  package let deadline: Instant
  package let fate: Fate

  package var slot: SlotKey { SlotKey(team: team.name, edition: edition.name, date: occurrence.date) }
}

extension PlannedSlot {
  /// Nothing is composed for a team that is paused.
  package func held(by pause: TeamPause?) -> PlannedSlot {
    guard case .post = fate, let pause, pause.holds(occurrence.date) else { return self }
    return PlannedSlot(
      team: team, edition: edition, occurrence: occurrence, deadline: deadline, fate: .skipped(pause.why))
  }
}

extension PlannedSlot {
  /// The daemon ran; its team did not.
  package var ofLeftOut: PlannedSlot {
    guard case .missed = fate else { return self }
    return PlannedSlot(
      team: team, edition: edition, occurrence: occurrence, deadline: deadline,
      fate: .missed("the team was left out, because its settings had a mistake"))
  }
}
