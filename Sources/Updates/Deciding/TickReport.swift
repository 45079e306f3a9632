import Ledger
import Model

/// The result of one tick, for the log.
package struct TickReport: Sendable {
  /// The moment of the tick: every slot that was due by then has been looked at.
  package let at: Instant
  package var results: [SlotDecisionResult] = []
  package var missed: [(SlotKey, String)] = []
  package var skipped: [(SlotKey, String)] = []
  /// Posts that wait for quiet hours, each with the end of these in the team's local time.
  package var waiting: [(SlotKey, ChannelName, CivilDateTime)] = []
  /// Slots that were composed but not sent, because they may already have been posted, and why.
  package var held: [(SlotKey, String)] = []
  package var warnings: [String] = []
  /// Errors of the ledger about one team each; the slots of these teams are not decided.
  package var troubles: [LedgerError] = []
}

extension TickReport {
  /// For the log: one line for each slot, or one for an edition of which more than three were missed for the same reason.
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
