import GRDB
import Model

/// The slower way to copy a ledger, for one that `VACUUM INTO` does not copy within `Maintenance.limit`.
enum Backups {
  private static let limit = Duration.seconds(120)

  /// Copies by SQLite's online backup (https://www.sqlite.org/backup.html), step by step. Commits go on between two steps,
  /// and the pages that they change are copied again.
  ///
  /// - Parameter pages: how many are copied in a step. 4,096 pages are 16 MiB, for which a commit hardly waits.
  static func copyInSteps(
    _ queue: DatabaseQueue, to new: String, _ interrupter: Interrupter, pages: CInt = 4_096
  ) throws {
    try DurableFiles.remove(new)
    try DurableFiles.create(new)
    let start = ContinuousClock.now
    try Connection.lend(new) { copy in
      try queue.writeWithoutTransaction { db in
        try copy.writeWithoutTransaction { new in
          try db.backup(to: new, pagesPerStep: pages) { _ in
            if interrupter.isFired || start.duration(to: .now) > limit {
              throw DatabaseError(resultCode: .SQLITE_INTERRUPT)
            }
          }
        }
      }
    }
  }
}

extension Ledger {
  /// Makes the backup of the day in UTC and verifies it, and then deletes the backups that are too many. An earlier backup
  /// of the same day is replaced. Posts are sent meanwhile.
  ///
  /// - Parameter now: by a clock that is believed.
  /// - Throws: `.broken` when the ledger is damaged; any other error only means that there is no new backup.
  package func backUp(now: Instant) async throws(LedgerError) -> Backup {
    let (path, folder, known) = (path, backups, try await clockKnown())
    return try await maintain("make a backup") { interrupter in
      let backup = try folder.make(.day(CivilDateTime(utc: now).date), at: now) { new in
        try Connection.lend(path, Connection.reading(Maintenance.patience)) { queue in
          do {
            try interrupter.guarding(queue, atMost: Maintenance.limit) { db in
              try db.execute(sql: "VACUUM INTO ?", arguments: [new])
            }
          } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT && !interrupter.isFired {
            try Backups.copyInSteps(queue, to: new, interrupter)
          }
        }
      }
      _ = try folder.thin(now: now, counting: nil, known: known)
      return backup
    }
  }

  /// The day, in UTC, of the newest daily backup; nil when there is none.
  package var newestBackup: CivilDate? { backups.newestDay }

  /// Deletes the backups that are too many or too old.
  ///
  /// - Parameters:
  ///   - now: by a clock that is believed.
  ///   - counting: the moment from which ages are counted, see `pruneMoment`.
  ///
  /// - Returns: how many were deleted.
  package func thinBackups(now: Instant, counting: Instant) async throws(LedgerError) -> Int {
    let (folder, known) = (backups, try await clockKnown())
    return try await maintain("delete old backups") { _ in try folder.thin(now: now, counting: counting, known: known) }
  }

  /// Verifies every backup, which reads the whole of each.
  ///
  /// - Returns: the good ones, and for each of the others a sentence about what is wrong.
  package func checkBackups() async throws(LedgerError) -> (good: [Backup], bad: [String]) {
    let folder = backups
    return try await maintain("check the backups") { _ in
      var (good, bad): ([Backup], [String]) = ([], [])
      for name in folder.names {
        let file = folder.file(name)
        if let fault = folder.fault(of: name) {
          bad.append(fault)
        } else {
          good.append(Backup(file: file, bytes: DurableFiles.size(file) ?? 0))
        }
      }
      return (good, bad)
    }
  }

  var backups: BackupFolder { BackupFolder(ofState: StateDirectory.directory(ofLedger: path)) }
}

extension BackupFolder {
  /// A sentence about what is wrong with a backup; nil for a good one.
  func fault(of name: BackupName) -> String? {
    do {
      try BackupFolder.verify(file(name))
      return nil
    } catch let error as LedgerError where error.kind == .newerSchema || error.kind == .unsafe {
      return error.sentence
    } catch {
      return "\(file(name)): is no good backup: \(BackupFolder.words(error))"
    }
  }
}
