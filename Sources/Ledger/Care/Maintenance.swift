import Dispatch
import GRDB
import Synchronization

/// Work on the ledger's files that takes long: backups, checks, backups without a person. It has a queue and a connection
/// of its own, one piece of work at a time, so that posts are sent meanwhile.
enum Maintenance {
  /// How long a statement may read without a pause. Commits wait for it, and give up after ten seconds.
  static let limit = Duration.seconds(8)
  static let patience = Duration.seconds(10)
}

/// Interrupts a connection when its work takes too long, or is no longer wanted.
final class Interrupter: Sendable {
  private struct State {
    var running: DatabaseQueue?
    var isFired = false
  }
  private let state = Mutex(State())

  /// Whether the work is no longer wanted. It stays false when a statement only took too long.
  var isFired: Bool { state.withLock { $0.isFired } }

  func fire() {
    state.withLock {
      $0.isFired = true
      $0.running?.interrupt()
    }
  }

  /// Runs work that throws `SQLITE_INTERRUPT` when it takes longer than the limit.
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
  /// Runs work that blocks, beside the ledger's own connection. When the task that waits is cancelled, the work is
  /// interrupted.
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
