import Dispatch
import GRDB
import Synchronization

/// The SQLite file: what was seen, said, promised, sent.
///
/// One writer at a time, who holds the `StateLock`; others read. After the first sign of a failing disk nothing is
/// written any more: SQLite would go on acknowledging commits that are lost.
package final class Ledger: Sendable {
  package enum Mode: Sendable {
    /// Writes, under the lock of the same directory. Makes and upgrades the file.
    case write(StateLock)
    /// Only reads, beside a writer.
    case read
  }

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

  private init(path: String, queue: DatabaseQueue, lock: StateLock?, opening: Opening = Opening()) {
    self.path = path
    self.queue = queue
    self.lock = lock
    self.opening = opening
  }

  /// Opens the ledger of a state directory.
  ///
  /// - Parameter patience: how long to wait for another connection that keeps the file locked.
  package static func open(
    directory: String, mode: Mode, patience: Duration = .seconds(10)
  ) throws(LedgerError) -> Ledger {
    let path = StateDirectory.ledgerPath(directory)
    switch mode {
    case .write(let lock):
      guard lock.directory == directory else { throw unlocked(directory) }
      return try openToWrite(lock, examine: false, patience: patience)
    case .read:
      do {
        try StateDirectory.demandFile(path)
        let queue = try DatabaseQueue(path: path, configuration: Connection.reading(patience))
        try Schema.check(queue, path: path)
        return Ledger(path: path, queue: queue, lock: nil)
      } catch {
        throw LedgerError.from(error, path: path, action: "open the ledger")
      }
    }
  }

  /// - Parameters:
  ///   - examine: looks at the whole file before anything is changed.
  ///   - restored: what a person has to know of what was done before.
  static func openToWrite(
    _ lock: StateLock, examine: Bool, patience: Duration, restored: String? = nil
  ) throws(LedgerError) -> Ledger {
    guard lock.isHeld else { throw unlocked(lock.directory) }
    let path = StateDirectory.ledgerPath(lock.directory)
    var opening = Opening(restored: restored)
    do {
      try StateDirectory.prepareFile(path)
      let queue = try DatabaseQueue(path: path, configuration: Connection.writing(patience))
      try Schema.prepare(queue, path: path, examine: examine) { db, step in
        do {
          _ = try BackupFolder(ofState: lock.directory).make(.beforeStep(step), at: nil) { new in
            try db.execute(sql: "VACUUM INTO ?", arguments: [new])
          }
        } catch let error as LedgerError where error.damage == nil {
          opening.warnings.append("\(error.sentence) The ledger was brought up to date without a backup of before.")
        }
      }
      return Ledger(path: path, queue: queue, lock: lock, opening: opening)
    } catch {
      throw LedgerError.from(error, path: path, action: "open the ledger")
    }
  }

  private static func unlocked(_ directory: String) -> LedgerError {
    LedgerError(.refused, "\(directory): the ledger was opened for writing without the lock of its directory.")
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
