import Dispatch
import GRDB
import Synchronization

/// Work on the ledger's files that takes long, beside what posts need: on a queue of its own, one at a time.
enum Maintenance {
  /// How long a connection of its own may read without a pause. Commits wait for it, and give up after ten seconds.
  static let limit = Duration.seconds(8)
  static let patience = Duration.seconds(10)
}

/// Ends what a connection is doing, when it takes too long or is no longer wanted.
final class Interrupter: Sendable {
  private struct State {
    var running: DatabaseQueue?
    var isFired = false
  }
  private let state = Mutex(State())

  /// Whether the work is no longer wanted, as opposed to too slow.
  var isFired: Bool { state.withLock { $0.isFired } }

  func fire() {
    state.withLock {
      $0.isFired = true
      $0.running?.interrupt()
    }
  }

  /// Throws `SQLITE_INTERRUPT` when the time is over.
  func guarding<T>(_ queue: DatabaseQueue, atMost limit: Duration, _ work: (Database) throws -> T) throws -> T {
    try queue.writeWithoutTransaction { db in try guarding(db, of: queue, atMost: limit, work) }
  }

  func guarding<T>(
    _ db: Database, of queue: DatabaseQueue, atMost limit: Duration, _ work: (Database) throws -> T
  ) throws -> T {
    try state.withLock {
      if $0.isFired { throw DatabaseError(resultCode: .SQLITE_INTERRUPT) }
      $0.running = queue
    }
    let alarm = DispatchWorkItem { queue.interrupt() }
    Connection.alarms.asyncAfter(deadline: .now() + limit / .seconds(1), execute: alarm)
    defer {
      alarm.cancel()
      state.withLock { $0.running = nil }
    }
    return try work(db)
  }
}

extension Ledger {
  /// Blocking work beside the ledger's own connection; called off with the task that waits for it.
  func maintain<T: Sendable>(
    _ action: String, _ work: @escaping @Sendable (Interrupter) throws -> T
  ) async throws(LedgerError) -> T {
    let interrupter = Interrupter()
    let upkeep = upkeep
    let result: Result<T, any Error> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        upkeep.async { continuation.resume(returning: Result { try work(interrupter) }) }
      }
    } onCancel: {
      interrupter.fire()
    }
    return try settled(result, action)
  }
}
