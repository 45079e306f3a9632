import Almanac
import Ledger
import Model

extension Restoration {
  /// Whether the slot may have been posted in the time that the restored ledger knows nothing about. That is so if the slot was
  /// due in that time, or if its date is one of those days, because somebody may have posted it by hand, early or late.
  ///
  /// - Parameters:
  ///   - due: when the slot is due; nil for one that is not in the schedule.
  ///   - now: the end of that time, if it has not ended before.
  package func covers(_ slot: SlotKey, due: Instant?, on calendar: TeamCalendar, now: Instant) -> Bool {
    let end = max(known, doubted ?? now)
    if let due, known <= due, due <= end { return true }
    return (calendar.civil(known).date...calendar.civil(end).date).contains(slot.date)
  }
}

extension Desk {
  /// What the ledger lacks since it was restored; nil if it never was. The first call with a believed clock ends the doubt.
  package func restoration() async throws(LedgerError) -> Restoration? {
    try await ledger.restoration(endingDoubtAt: clockGuard.doubt() == nil ? clock.now() : nil)
  }
}
