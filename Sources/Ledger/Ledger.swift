import Dispatch
import GRDB
import Synchronization

/// The SQLite file: what was seen, said, promised, sent.
///
/// One writer at a time, who holds the `StateLock`; others read. After the first sign of a failing disk nothing is
/// written any more: SQLite would go on acknowledging commits that are lost.
package final class Ledger: Sendable {
  package let path: String
  private let queue: DatabaseQueue
  /// Kept as long as we may write, whatever its taker does with it.
  private let lock: StateLock?
  private let failure = Mutex<LedgerError?>(nil)
  /// Backups and checks, one at a time.
  let upkeep = DispatchQueue(label: "dagpost.ledger.upkeep")

  /// What happened when it was opened.
  package let opening: Opening

  package struct Opening: Sendable {
    /// It was damaged, and a backup has taken its place: what a person has to know.
    package var restored: String?
    /// What went wrong and keeps nobody from working.
    package var warnings: [String] = []
  }

  init(path: String, queue: DatabaseQueue, lock: StateLock?, opening: Opening = Opening()) {
    self.path = path
    self.queue = queue
    self.lock = lock
    self.opening = opening
  }

  /// Waits for what is being written. Nothing works afterwards.
  package func close() throws(LedgerError) {
    do {
      try queue.close()
    } catch {
      throw LedgerError.from(error, path: path, action: "close the ledger")
    }
  }

  /// One immediate transaction: all of it, or nothing. It is not ended by the cancellation of the task that waits for it.
  func write<T: Sendable>(
    _ action: String, _ change: @escaping @Sendable (Database) throws -> T
  ) async throws(LedgerError) -> T {
    if let failure = failure.withLock({ $0 }) { throw failure }
    let result: Result<T, any Error> = await withCheckedContinuation { continuation in
      queue.asyncWrite(change) { _, result in continuation.resume(returning: result) }
    }
    return try settled(result, action)
  }

  /// For what cannot be in a transaction. What it cannot do for want of room harms nothing that is kept.
  func writeOutside(
    _ action: String, _ change: @escaping @Sendable (Database) throws -> Void
  ) async throws(LedgerError) {
    if let failure = failure.withLock({ $0 }) { throw failure }
    let result: Result<Void, any Error> = await withCheckedContinuation { continuation in
      queue.asyncWriteWithoutTransaction { db in continuation.resume(returning: Result { try change(db) }) }
    }
    if case .failure(let error as DatabaseError) = result, error.resultCode == .SQLITE_FULL {
      throw LedgerError(.refused, "\(path): could not \(action): there is not room for a second one on its disk.")
    }
    return try settled(result, action)
  }

  func read<T: Sendable>(
    _ action: String, _ look: @escaping @Sendable (Database) throws -> T
  ) async throws(LedgerError) -> T {
    let result: Result<T, any Error> = await withCheckedContinuation { continuation in
      queue.asyncRead { database in
        continuation.resume(returning: Result { try look(try database.get()) })
      }
    }
    return try settled(result, action)
  }

  /// The cheapest look at the file, in the line in which all others stand: one that hangs never returns.
  package func roundTrip() async throws(LedgerError) {
    try await read("look at the file") { db in
      try db.execute(sql: "SELECT 1 FROM sqlite_schema LIMIT 1")
    }
  }

  func settled<T>(_ result: Result<T, any Error>, _ action: String) throws(LedgerError) -> T {
    switch result {
    case .success(let value): return value
    case .failure(let error):
      let error = LedgerError.from(error, path: path, action: action)
      if error.kind == .broken {
        failure.withLock { $0 = $0 ?? error }
        lock?.distrust()
      }
      throw error
    }
  }
}
