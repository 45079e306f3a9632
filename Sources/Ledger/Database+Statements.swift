import GRDB

extension Row {
  /// The value of a column by its name.
  ///
  /// - Throws: `.broken` when the column holds something else. GRDB's own subscript would end the program then, and somebody may
  ///   have changed the file by hand.
  func value<T: DatabaseValueConvertible>(_ column: String) throws -> T {
    do {
      return try decode(T.self, forColumn: column)
    } catch {
      throw LedgerError.unreadable("a value in \"\(column)\"")
    }
  }
}

extension Database {
  /// Runs a statement, which is prepared once in each connection.
  ///
  /// - Returns: how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
    try cachedStatement(sql: sql).execute(arguments: arguments)
    return changesCount
  }

  /// The rows of a query.
  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }

  /// The first row of a query; nil when there is none.
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
