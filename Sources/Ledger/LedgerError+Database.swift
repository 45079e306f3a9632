import GRDB

extension LedgerError {
  /// A SQLite error as one of ours. `action` completes "could not …". SQL and its arguments are left out.
  static func from(_ error: any Error, path: String, action: String) -> LedgerError {
    guard let error = error as? DatabaseError else {
      if let ours = error as? LedgerError { return ours }
      return LedgerError(.refused, "\(path): could not \(action): \(error)")
    }
    let found = "\(error.message ?? "SQLite error") (SQLite code \(error.extendedResultCode.rawValue))"
    if error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
      return LedgerError(
        .busy,
        "\(path): could not \(action), because the last writer was stopped in the middle of a change. "
          + "Start the daemon: it takes that change back.")
    }
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return LedgerError(damaged: path, found, action: action)
    case .SQLITE_FULL:
      return LedgerError(
        .broken,
        "\(path): could not \(action), because the disk is full: \(found). Nothing is sent any more. "
          + "Make room and start again.")
    case .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_NOLFS:
      return LedgerError(
        .broken,
        "\(path): could not \(action): \(found). Nothing is sent any more. "
          + "Check the disk and the owner of the directory and start again.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return LedgerError(
        .busy,
        "\(path): could not \(action), because another program keeps the file locked. "
          + "Close whatever has it open and try again.")
    case .SQLITE_INTERRUPT:
      return LedgerError(.busy, "\(path): could not \(action): it was called off before it was done.")
    default:
      return LedgerError(.refused, "\(path): could not \(action): \(found).")
    }
  }

  /// - Parameter what: what of the ledger has a form that no version of the program writes.
  static func unreadable(_ what: String) -> LedgerError {
    LedgerError(.broken, "The ledger holds \(what) that cannot be read. Restore a backup, or report this as a bug.")
  }
}
