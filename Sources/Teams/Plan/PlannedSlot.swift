import Almanac
import Model

/// A slot that has become due, and what is to be done with it.
package struct PlannedSlot: Sendable {
  package enum Fate: Sendable, Hashable {
    case post(Lateness)
    /// The slot should have been posted and is not; the reason in plain words.
    case missed(String)
    /// The slot is not to be posted, now or later; the reason in plain words.
    case skipped(String)
  }
  package let team: Team
  package let edition: Edition
  package let occurrence: Occurrence
  /// Until this moment the slot is made up and its posts are retried.
  package let deadline: Instant
  package let fate: Fate

  package var slot: SlotKey { SlotKey(team: team.name, edition: edition.name, date: occurrence.date) }
}

extension PlannedSlot {
  /// The same slot, skipped when the team is paused on its date: nothing is composed then.
  package func held(by pause: TeamPause?) -> PlannedSlot {
    guard case .post = fate, let pause, pause.holds(occurrence.date) else { return self }
    return PlannedSlot(
      team: team, edition: edition, occurrence: occurrence, deadline: deadline, fate: .skipped(pause.why))
  }
}

extension PlannedSlot {
  /// The same slot with the right reason for a team that is left out: the daemon did run.
  package var ofLeftOut: PlannedSlot {
    guard case .missed = fate else { return self }
    return PlannedSlot(
      team: team, edition: edition, occurrence: occurrence, deadline: deadline,
      fate: .missed("the team was left out, because its settings had a mistake"))
  }
}
