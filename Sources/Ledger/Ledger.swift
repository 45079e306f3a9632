import Dispatch
import GRDB
import Synchronization

/// The SQLite file: what was read, told, promised and sent.
///
/// Whoever holds the `StateLock` writes; others only read. After the first sign of a failing disk or a damaged file every
/// write throws `.broken`: SQLite would go on to acknowledge commits that are lost.
///
/// ```swift
/// let lock = try StateLock.acquire(directory: "/var/lib/dagpost")
/// let ledger = try Ledger.openOrRestore(lock, now: clock.now())
/// try await ledger.ingest(snapshot, calendar: calendar)
/// let results = try await ledger.decide([decision], now: clock.now())
/// ```
///
/// All methods throw `LedgerError`, whose kind says what a program has to do and whose sentence what a person has to do.
package final class Ledger: Sendable {
  /// The path of the file.
  package let path: String
  private let queue: DatabaseQueue
  /// Nil for a reader. A reference of our own, so that the lock is not let go while this ledger may write.
  private let lock: StateLock?
  private let failure = Mutex<LedgerError?>(nil)
  /// Where backups and checks run, one at a time.
  let upkeep = DispatchQueue(label: "dagpost.ledger.upkeep")

  /// What happened when the ledger was opened.
  package let opening: Opening

  /// What a person has to be told about the opening of a ledger.
  package struct Opening: Sendable {
    /// The ledger was damaged and a backup has taken its place: a sentence; nil when all was well.
    package var restored: String?
    /// Sentences about what went wrong without keeping the ledger from being used.
    package var warnings: [String] = []
  }

  init(path: String, queue: DatabaseQueue, lock: StateLock?, opening: Opening = Opening()) {
    self.path = path
    self.queue = queue
    self.lock = lock
    self.opening = opening
  }

  /// Waits for what is being written and closes the file. Every later call throws.
  package func close() throws(LedgerError) {
    do {
      try queue.close()
    } catch {
      throw LedgerError.from(error, path: path, action: "close the ledger")
    }
  }

  /// Runs a change in one immediate transaction. When the task that waits is cancelled, the transaction goes on to its end.
  ///
  /// - Parameter action: what it does, in words that complete "could not …".
  func write<T: Sendable>(
    _ action: String, _ change: @escaping @Sendable (Database) throws -> T
  ) async throws(LedgerError) -> T {
    if let failure = failure.withLock({ $0 }) { throw failure }
    let result: Result<T, any Error> = await withCheckedContinuation { continuation in
      queue.asyncWrite(change) { _, result in continuation.resume(returning: result) }
    }
    return try settled(result, action)
  }

  /// The same for what SQLite refuses inside a transaction (`VACUUM`). A full disk is told as `.refused` and not as
  /// `.broken`: such a statement needs room for a second file, and without it the ledger stays as it is.
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

  /// The cheapest look at the file, queued behind all other work: it does not return while that hangs, which the heartbeat
  /// notices.
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
