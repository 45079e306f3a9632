import Model

extension Ledger {
  /// Opens for writing. After an unclean stop the whole file is looked at first; one that is damaged, emptied or missing
  /// beside its backups is set aside, and the newest good backup takes its place.
  ///
  /// - Parameters:
  ///   - now: for the names and notes of a restore.
  ///   - patience: how long to wait for another connection that keeps the file locked.
  /// - Throws: `.broken` when the disk fails or is full, which no backup cures, or when there is no good backup.
  package static func openMended(
    _ lock: StateLock, now: Instant, patience: Duration = .seconds(10)
  ) throws(LedgerError) -> Ledger {
    do {
      return try openSound(lock, now: now, patience: patience)
    } catch {
      // Whoever comes next looks again.
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
      let examine = lock.wasLeft || Durable.size(path + "-journal") != nil
      return try openToWrite(lock, examine: examine, patience: patience)
    } catch {
      guard error.damage != nil else { throw error }
      damage = error
    }
    let sentence = try Restoring(directory: lock.directory, now: now).restore(after: damage)
    return try openToWrite(lock, examine: false, patience: patience, restored: sentence)
  }

  /// An empty place is where a ledger begins, but not beside the backups of one.
  private static func demandKnown(_ path: String, in directory: String) throws(LedgerError) {
    let size = Durable.size(path)
    guard size ?? 0 == 0, !StateDirectory.isLink(path), !BackupFolder(ofState: directory).names.isEmpty else { return }
    throw LedgerError(
      damaged: path, size == nil ? "it is gone, but its backups are there" : "it is empty, but its backups are not")
  }
}
