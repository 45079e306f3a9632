import GRDB
import Model

/// What became of the backups when a person was taken out of them. All are paths, but for `left`.
package struct ForgottenBackups: Sendable, Hashable {
  /// Backups that were rewritten without the person.
  package var rewritten: [String] = []
  /// Backups that were deleted, because they cannot be rewritten.
  package var deleted: [String] = []
  /// A sentence for each backup in which the person may still be named.
  package var left: [String] = []

  package init() {}
}

extension Ledger {
  /// Takes a person out of the backups. A backup that does not name the person stays as it is. One from before an upgrade
  /// that does is deleted, because it is of use only in the form that it has; so is every backup that is not good.
  package func forgetInBackups(
    isRehearsal: Bool = false, _ unnamed: @escaping @Sendable (TeamName) -> Unnamed?,
    render: @escaping @Sendable (Update, PostPlace) -> PostBody?
  ) async throws(LedgerError) -> ForgottenBackups {
    let folder = backups
    return try await maintain("forget somebody in the backups") { interrupter in
      var done = ForgottenBackups()
      try folder.sweep()
      for name in folder.names {
        guard !interrupter.isFired else { throw DatabaseError(resultCode: .SQLITE_INTERRUPT) }
        let file = folder.file(name)
        do {
          let fate = try folder.forget(name, isRehearsal: isRehearsal) { db in
            var forgetting = Forgetting(db: db, unnamed: unnamed, render: render)
            try forgetting.everything()
            return !forgetting.done.isNothing
          }
          switch fate {
          case .untouched: break
          case .rewritten: done.rewritten.append(file)
          case .deleted: done.deleted.append(file)
          }
        } catch {
          let why = (error as? LedgerError)?.sentence ?? BackupFolder.words(error)
          done.left.append("\(file) may still name them and could not be made anew: \(why) Delete it, or ask again.")
        }
      }
      return done
    }
  }

  /// The paths of damaged ledgers and their journals, which were set aside. Nobody can be taken out of these.
  package var setAside: [String] {
    let folder = StateDirectory.corruptPath(StateDirectory.directory(ofLedger: path))
    return DurableFiles.names(in: folder).map { "\(folder)/\($0)" }
  }
}

extension BackupFolder {
  fileprivate enum Fate {
    case untouched, rewritten, deleted
  }

  /// - Parameter change: takes the person out; returns false when nothing named them.
  fileprivate func forget(
    _ name: BackupName, isRehearsal: Bool, _ change: (Database) throws -> Bool
  ) throws -> Fate {
    guard fault(of: name) == nil else {
      if !isRehearsal { try remove(name) }
      return .deleted
    }
    let new = file(name) + BackupFolder.unfinished
    defer { try? discard(new) }
    guard try rewrite(name, into: new, change) else { return .untouched }
    if case .beforeStep = name {
      if !isRehearsal { try remove(name) }
      return .deleted
    }
    guard !isRehearsal else { return .rewritten }
    try BackupFolder.verify(new)
    try DurableFiles.sync(new)
    try DurableFiles.move(new, to: file(name))
    try DurableFiles.sync(path)
    return .rewritten
  }

  private func rewrite(_ name: BackupName, into new: String, _ change: (Database) throws -> Bool) throws -> Bool {
    let known = Restoring.known(file(name))
    try DurableFiles.create(new)
    try Connection.lend(file(name), Connection.reading(.seconds(1))) { source in
      try source.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [new]) }
    }
    return try Connection.lend(new, Connection.writing(.seconds(1))) { copy in
      // `Forgetting` knows the tables of this version only, so they are brought up to date first.
      try Schema.prepare(copy, path: new) { _, _ in }
      let isChanged = try copy.write { db in
        try db.setCare(.copied, known)
        return try change(db)
      }
      if isChanged { try copy.writeWithoutTransaction { try $0.execute(sql: "VACUUM") } }
      return isChanged
    }
  }
}
