import Ledger
import Model
import Teams
import Updates

/// What a request looks things up with that changes nothing: the world, and the ledger as it is.
package struct Inspection: Sendable {
  let world: World
  /// Nil when nothing was ever posted.
  let ledger: Ledger?
  let clock: WallClock
  let clockGuard: ClockGuard
  let isDaemon: Bool

  /// Opens the ledger only to read, and makes none where there is none.
  package static func open<Answer>(
    _ world: World, _ surroundings: Surroundings, _ look: (Inspection) async throws -> Answer
  ) async throws -> Answer {
    let ledger = world.hasLedger ? try Ledger.open(directory: world.stateDirectory, mode: .read) : nil
    let answer = try await look(try await Inspection(world, ledger, surroundings))
    try ledger?.close()
    return answer
  }
}

extension Inspection {
  package init(_ world: World, _ ledger: Ledger?, _ surroundings: Surroundings) async throws(LedgerError) {
    let clockGuard = ClockGuard(
      ClockTrust(known: try await ledger?.clockNote()), clock: surroundings.clock, witness: surroundings.witness)
    self.init(world: world, ledger: ledger, clock: surroundings.clock, clockGuard: clockGuard, isDaemon: false)
  }
}
