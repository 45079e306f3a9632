import GRDB
import Model

/// A copy of the ledger that was found good when it was made.
package struct Backup: Sendable, Hashable, Codable {
  package let file: String
  package let bytes: Int64

  package init(file: String, bytes: Int64) {
    self.file = file
    self.bytes = bytes
  }
}

/// The folder `backups` beside a ledger, with its copies. Everything here blocks.
struct BackupFolder: Sendable {
  /// How many of the backups from before an upgrade are kept: the way back from the last two upgrades.
  static let upgradesKept = 2

  let path: String
  static let unfinished = ".new"

  init(ofState directory: String) { path = StateDirectory.backupsPath(directory) }

  func file(_ name: BackupName) -> String { "\(path)/\(name.text)" }

  /// The names of all backups that are there, good or not.
  var names: [BackupName] { DurableFiles.names(in: path).compactMap(BackupName.init) }

  var newestDay: CivilDate? {
    names.compactMap { if case .day(let day) = $0 { day } else { nil } }.max()
  }

  /// Makes a backup. It is written under another name, and gets its own once it was found good and is on the disk.
  ///
  /// - Parameters:
  ///   - at: when the making began, by a clock that is believed; nil where that is not known. It is written into the
  ///     backup.
  ///   - copy: writes the ledger into an empty file.
  /// - Throws: `.broken` when the ledger itself is damaged; any other error only means that there is no new backup.
  func make(_ name: BackupName, at: Instant?, _ copy: (String) throws -> Void) throws -> Backup {
    try DurableFiles.makeDirectory(path)
    try sweep()
    let new = file(name) + BackupFolder.unfinished
    do {
      try DurableFiles.create(new)
      try copy(new)
      if let at { try CareTable.stamp(new, at: at) }
      try demandGood(new)
      try DurableFiles.sync(new)
      try DurableFiles.move(new, to: file(name))
      try DurableFiles.sync(path)
    } catch {
      try? discard(new)
      throw BackupFolder.reason(error, of: file(name))
    }
    return Backup(file: file(name), bytes: DurableFiles.size(file(name)) ?? 0)
  }

  /// Deletes what a copy that was cut off has left.
  func sweep() throws(LedgerError) {
    for name in DurableFiles.names(in: path) where name.contains(".sqlite\(BackupFolder.unfinished)") {
      try DurableFiles.remove("\(path)/\(name)")
    }
  }

  func remove(_ name: BackupName) throws(LedgerError) { try DurableFiles.remove(file(name)) }

  func discard(_ new: String) throws(LedgerError) {
    try DurableFiles.remove(new)
    try DurableFiles.remove(new + "-journal")
  }

  /// Deletes the backups that are too many or too old, and those whose date lies ahead: a wrong clock dated them, and they
  /// would pass for the newest for years.
  ///
  /// - Parameters:
  ///   - now: by a clock that is believed.
  ///   - counting: the moment from which ages are counted, see `Ledger.pruneMoment`; nil: no backup goes because of its
  ///     age.
  ///   - known: the latest moment that a believed clock showed before, see `Ledger.clockKnown`.
  /// - Returns: how many were deleted.
  func thin(now: Instant, counting: Instant?, known: Instant? = nil) throws(LedgerError) -> Int {
    var days: [CivilDate] = []
    var steps: [Int] = []
    for name in names {
      switch name {
      case .day(let day): days.append(day)
      case .beforeStep(let step): steps.append(step)
      }
    }
    let limit =
      counting.map { $0.adding(.seconds(-Int64(Retention.upgradeBackupDays) * 86_400)).milliseconds / 1_000 } ?? .min
    // The later of the two, so that a clock that is behind does not take good backups for dated ahead.
    let tomorrow = CivilDateTime(utc: max(now, known ?? now)).date.adding(days: 1)
    let come = days.filter { $0 <= tomorrow }.sorted(by: >)
    // When there are no others, the backups that are dated ahead stay: they are better than none.
    let ahead = come.isEmpty ? [] : days.filter { $0 > tomorrow }
    let superfluous = (come.dropFirst(Retention.backups) + ahead).map(BackupName.day)
    let kept = steps.sorted(by: >).prefix(BackupFolder.upgradesKept)
    let outdated = steps.filter { step in
      !kept.contains(step) || (DurableFiles.written(file(.beforeStep(step))) ?? 0) < limit
    }
    for name in superfluous + outdated.map(BackupName.beforeStep) { try remove(name) }
    return superfluous.count + outdated.count
  }

  /// Throws unless the whole of a file is good: a ledger of this version or an older one, in which SQLite finds nothing
  /// wrong.
  static func verify(_ file: String) throws {
    try Connection.lend(file, Connection.reading(.seconds(1))) { queue in
      try queue.read { db in
        try Schema.demandOurs(db, path: file)
        try Checking.demandSound(db, path: file)
      }
    }
  }

  private func demandGood(_ new: String) throws {
    do {
      try BackupFolder.verify(new)
    } catch {
      throw LedgerError(
        .refused,
        "\(new): the copy that was made is not good: \(BackupFolder.words(error)). It was thrown away. See whether the ledger "
          + "itself is: dagpost ledger check --full")
    }
  }

  /// The error of a backup that could not be made. SQLite's own error stays what it is where it tells of the ledger; any
  /// other becomes `.refused`, which stops nothing.
  private static func reason(_ error: any Error, of file: String) -> any Error {
    guard let found = error as? DatabaseError else { return error }
    switch found.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_INTERRUPT: return error
    case .SQLITE_FULL:
      return LedgerError(.refused, "\(file): could not make a backup, because its disk is full. Make room there.")
    default:
      return LedgerError(
        .refused, "\(file): could not make a backup: \(words(error)). Check the disk and who owns its directory.")
    }
  }

  static func words(_ error: any Error) -> String {
    if let error = error as? DatabaseError {
      return "\(error.message ?? "SQLite error") (SQLite code \(error.extendedResultCode.rawValue))"
    }
    return (error as? LedgerError)?.sentence ?? "\(error)"
  }
}
