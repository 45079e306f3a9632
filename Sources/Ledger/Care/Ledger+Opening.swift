import GRDB
import Model

extension Ledger {
  package enum Mode: Sendable {
    /// Reads and writes, under the lock of the same directory. The file is made or upgraded.
    case write(StateLock)
    /// Only reads, beside a writer. The file has to be there and of this version.
    case read
  }

  /// Opens the ledger of a state directory as it is, without a look at its whole.
  ///
  /// - Parameter patience: how long to wait for another connection that keeps the file locked.
  /// - Throws: `.missing`, `.olderSchema` for a reader; `.newerSchema`, `.unsafe`, `.busy`, `.broken`.
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
  ///   - examine: whether the whole file is checked before anything is changed.
  ///   - restored: the sentence for `Opening.restored`.
  static func openToWrite(
    _ lock: StateLock, examine: Bool, patience: Duration, restored: String? = nil
  ) throws(LedgerError) -> Ledger {
    guard lock.isHeld else { throw unlocked(lock.directory) }
    let path = StateDirectory.ledgerPath(lock.directory)
    var opening = Opening(restored: restored)
    do {
      try StateDirectory.prepareFile(path)
      let queue = try DatabaseQueue(path: path, configuration: Connection.writing(patience))
      try Schema.prepare(queue, path: path, examine: { if examine { try Checking.demandSound($0, path: path) } }) {
        db, step in
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

  /// Opens the ledger for writing, and restores the newest good backup where that is needed. After an unclean stop the
  /// whole file is checked first. A file that is damaged, or that is empty or missing beside its backups, is moved to
  /// `corrupt`, and the backup takes its place (`Opening.restored`).
  ///
  /// - Parameters:
  ///   - now: the moment of a restore, for names and notes.
  ///   - patience: how long to wait for another connection that keeps the file locked.
  /// - Throws: `.broken` when the disk fails or is full, which no backup cures, or when there is no good backup.
  package static func openOrRestore(
    _ lock: StateLock, now: Instant, patience: Duration = .seconds(10)
  ) throws(LedgerError) -> Ledger {
    do {
      return try openSound(lock, now: now, patience: patience)
    } catch {
      // The next holder of the lock examines the file again.
      if error.kind == .broken { lock.distrust() }
      throw error
    }
  }

  private static func openSound(
    _ lock: StateLock, now: Instant, patience: Duration
  ) throws(LedgerError) -> Ledger {
    let path = StateDirectory.ledgerPath(lock.directory)
    let damage: LedgerError
    do {
      try demandKnown(path, in: lock.directory)
      let examine = lock.wasLeft || DurableFiles.size(path + "-journal") != nil
      return try openToWrite(lock, examine: examine, patience: patience)
    } catch {
      guard error.damage != nil else { throw error }
      damage = error
    }
    let sentence = try Restoring(directory: lock.directory, now: now).restore(after: damage)
    return try openToWrite(lock, examine: false, patience: patience, restored: sentence)
  }

  /// Throws when the file is missing or empty beside backups: a ledger has been there, and it must not begin anew.
  private static func demandKnown(_ path: String, in directory: String) throws(LedgerError) {
    let size = DurableFiles.size(path)
    guard size ?? 0 == 0, !StateDirectory.isLink(path), !BackupFolder(ofState: directory).names.isEmpty else { return }
    throw LedgerError(
      damaged: path, size == nil ? "it is gone, but its backups are there" : "it is empty, but its backups are not")
  }
}
