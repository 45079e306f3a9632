import GRDB

/// SQLite's own checks of a file.
enum Checking {
  /// - Parameter full: also whether indexes and references agree with the tables.
  /// - Returns: what is wrong, in SQLite's words; nothing when all is well.
  static func findings(_ db: Database, full: Bool) throws -> [String] {
    try findings(db, full ? "PRAGMA integrity_check(5)" : "PRAGMA quick_check(5)") + (full ? dangling(db) : [])
  }

  /// The same, table by table, so that commits wait no longer than one table takes. What belongs to no table, such as a
  /// page that is in no list, is not seen.
  static func findingsByTable(_ db: Database, full: Bool, _ each: ((Database) throws -> [String]) throws -> [String])
    throws -> [String]
  {
    let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    for table in tables {
      let found = try each { db in
        try findings(db, "PRAGMA \(full ? "integrity_check" : "quick_check")(\(table.quotedDatabaseIdentifier))")
      }
      guard found.isEmpty else { return found }
    }
    return full ? try each(dangling) : []
  }

  private static func findings(_ db: Database, _ pragma: String) throws -> [String] {
    let found = try String.fetchAll(db, sql: pragma)
    return found == ["ok"] ? [] : found
  }

  private static func dangling(_ db: Database) throws -> [String] {
    try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(5).map { row in
      "a row of \(row["table"] as String? ?? "?") refers to one of \(row["parent"] as String? ?? "?") that is not there"
    }
  }

  /// Throws `.broken` when anything in the whole file is wrong.
  static func demandSound(_ db: Database, path: String) throws {
    let found = try findings(db, full: true)
    guard found.isEmpty else { throw damaged(path, found) }
  }

  static func damaged(_ path: String, _ findings: [String]) -> LedgerError {
    LedgerError(damaged: path, findings.joined(separator: "; "))
  }
}

extension Ledger {
  /// Checks the file on a connection of its own. Commits go on meanwhile, and wait for eight seconds at most.
  ///
  /// - Parameter full: also whether indexes and references agree with the tables, which takes twice as long.
  /// - Throws: `.broken` when something is wrong; from then on nothing is written any more.
  package func check(full: Bool) async throws(LedgerError) {
    let path = path
    try await maintain("check the file") { interrupter in
      let found = try Connection.lend(path, Connection.reading(Maintenance.patience)) { queue in
        do {
          return try interrupter.guarding(queue, atMost: Maintenance.limit) { try Checking.findings($0, full: full) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT && !interrupter.isFired {
          return try queue.writeWithoutTransaction { db in
            try Checking.findingsByTable(db, full: full) { work in
              try interrupter.guarding(db, of: queue, atMost: Maintenance.limit, work)
            }
          }
        }
      }
      guard found.isEmpty else { throw Checking.damaged(path, found) }
    }
  }

  /// The quick check, which does not see an index that disagrees with its table.
  package func quickCheck() async throws(LedgerError) { try await check(full: false) }
}
