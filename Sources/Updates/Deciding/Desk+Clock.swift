import Ledger
import Model

extension Desk {
  /// Records the clock's reading in the ledger, before anything else is written by this clock. If the clock had been ahead
  /// before, what was written by it is corrected first.
  ///
  /// - Parameter isSaid: whether a person has just confirmed the clock.
  package func noteClock(isSaid: Bool = false) async throws(LedgerError) {
    if let note = clockGuard.unnoted() {
      clockGuard.noted(note, try await ledger.note(note, isSaid: isSaid))
    } else if clockGuard.doubt() != nil {
      try await ledger.noteDoubted(clock.now())
    }
  }
}
