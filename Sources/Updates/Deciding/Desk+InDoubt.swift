import Almanac
import Ledger
import Model

extension Restoration {
  /// Whether a slot may have been posted in the time that the ledger knows nothing of: by schedule when it was due then, by
  /// hand on any day of that time.
  ///
  /// - Parameters:
  ///   - due: when the slot is due; nil for one that is not in the plan.
  ///   - now: ends the time, where nothing else has.
  package func covers(_ slot: SlotKey, due: Instant?, on calendar: TeamCalendar, now: Instant) -> Bool {
    let end = max(known, doubted ?? now)
    if let due, known <= due, due <= end { return true }
    return (calendar.civil(known).date...calendar.civil(end).date).contains(slot.date)
  }
}

extension Desk {
  /// What the ledger does not know since it was restored. The first look by a clock that is believed ends the time in doubt.
  package func restoration() async throws(LedgerError) -> Restoration? {
    try await ledger.restoration(endingDoubtAt: clockGuard.doubt() == nil ? clock.now() : nil)
  }
}
