import Ledger
import Model

/// What one tick came to, for the log.
package struct TickReport: Sendable {
  /// Everything that was due up to here has been looked at.
  package let at: Instant
  package var results: [SlotDecisionResult] = []
  package var missed: [(SlotKey, String)] = []
  package var skipped: [(SlotKey, String)] = []
  /// Posts that wait for the end of quiet hours, and when that is on the team's wall.
  package var waiting: [(SlotKey, ChannelName, CivilDateTime)] = []
  /// Slots that are composed and not sent, because they may have been, and why.
  package var held: [(SlotKey, String)] = []
  package var notes: [String] = []
  /// What the ledger refused, team by team: those slots are not decided.
  package var troubles: [LedgerError] = []
}

extension TickReport {
  /// For the log: a line a slot, or one for many of an edition.
  package var missedSentences: [String] {
    struct Reason: Hashable {
      let team: TeamName
      let edition: EditionName
      let why: String
    }
    var seen: Set<Reason> = []
    let slots = Dictionary(grouping: missed) { Reason(team: $0.0.team, edition: $0.0.edition, why: $0.1) }
    return missed.flatMap { slot, why -> [String] in
      let reason = Reason(team: slot.team, edition: slot.edition, why: why)
      guard let same = slots[reason], seen.insert(reason).inserted else { return [] }
      let dates = same.map(\.0.date).sorted()
      guard dates.count > 3, let first = dates.first, let last = dates.last else {
        return same.map { "\($0.0) was missed: \(why)" }
      }
      return ["\(slot.team)/\(slot.edition): \(dates.count) slots from \(first) to \(last) were missed: \(why)"]
    }
  }
}
