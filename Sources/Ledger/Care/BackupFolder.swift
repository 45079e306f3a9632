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

/// The copies of a ledger, in `backups` beside it. Everything here blocks.
struct BackupFolder: Sendable {
  /// Of those made before an upgrade: the way back from the last two of them.
  static let upgradesKept = 2

  let path: String
  static let unfinished = ".new"

  init(ofState directory: String) { path = StateDirectory.backupsPath(directory) }

  func file(_ name: BackupName) -> String { "\(path)/\(name.text)" }

  /// Every backup that is there, whatever its state.
  var names: [BackupName] { DurableFiles.names(in: path).compactMap(BackupName.init) }

  var newestDay: CivilDate? {
    names.compactMap { if case .day(let day) = $0 { day } else { nil } }.max()
  }

  /// Makes a backup: under another name first, and only a good one gets its name.
  ///
  /// - Parameters:
  ///   - at: when this began, by a clock that is believed; nil where that is not known.
  ///   - copy: writes the ledger into an empty file.
  /// - Throws: `.broken` when the ledger is damaged; anything else only means that there is no new backup.
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

  /// What a copy that was cut off has left.
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

  /// Deletes what there is too much of, and what a clock that was ahead dated: it would pass for the newest for years.
  ///
  /// - Parameters:
  ///   - now: by a clock that is believed.
  ///   - counting: what counts as now for how long something is kept, see `Ledger.pruneMoment`; nil: nothing goes for its age.
  ///   - known: the latest moment that a believed clock showed before, see `Ledger.clockKnown`.
  /// - Returns: how many went.
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
    // A clock that is behind must not take good ones for such as are dated ahead.
    let tomorrow = CivilDateTime(utc: max(now, known ?? now)).date.adding(days: 1)
    let come = days.filter { $0 <= tomorrow }.sorted(by: >)
    // One that is dated ahead is better than none.
    let ahead = come.isEmpty ? [] : days.filter { $0 > tomorrow }
    let superfluous = (come.dropFirst(Retention.backups) + ahead).map(BackupName.day)
    let kept = steps.sorted(by: >).prefix(BackupFolder.upgradesKept)
    let outdated = steps.filter { step in
      !kept.contains(step) || (DurableFiles.written(file(.beforeStep(step))) ?? 0) < limit
    }
    for name in superfluous + outdated.map(BackupName.beforeStep) { try remove(name) }
    return superfluous.count + outdated.count
  }

  /// Looks at the whole of a file as somebody who has to rely on it.
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

  /// A damaged ledger is a reason to stop, and is told as SQLite told it; else there is no new backup, and no more than that.
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
