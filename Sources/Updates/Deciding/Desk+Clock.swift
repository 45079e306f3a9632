import Ledger
import Model

extension Desk {
  /// Writes down what the clock shows, before anything is written by it. After a clock that was ahead, what it had written
  /// is put right first.
  ///
  /// - Parameter isSaid: a person has just said that it is right.
  package func noteClock(isSaid: Bool = false) async throws(LedgerError) {
    if let note = clockGuard.unnoted() {
      clockGuard.noted(note, try await ledger.note(note, isSaid: isSaid))
    } else if clockGuard.doubt() != nil {
      try await ledger.noteDoubted(clock.now())
    }
  }
}
