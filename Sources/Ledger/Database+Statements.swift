import GRDB

extension Row {
  /// The value of a column. Throws where a file that was tampered with would otherwise end the program.
  func value<T: DatabaseValueConvertible>(_ column: String) throws -> T {
    do {
      return try decode(T.self, forColumn: column)
    } catch {
      throw LedgerError.unreadable("a value in \"\(column)\"")
    }
  }
}

extension Database {
  /// Runs a statement, prepared once a connection, and tells how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
    try cachedStatement(sql: sql).execute(arguments: arguments)
    return changesCount
  }

  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }

  func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
  }

  /// The value of a query for one value; nil when there is no row, or NULL in it.
  func one<T: DatabaseValueConvertible>(_ sql: String, _ arguments: StatementArguments = []) throws -> T? {
    do {
      return try T.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    } catch is RowDecodingError {
      throw LedgerError.unreadable("a value in column 1")
    }
  }
}
