import Dispatch
import GRDB
import Synchronization

/// How a connection to the file is set up. The pragmas that keep promises are read back: SQLite ignores what it cannot do.
enum Connection {
  /// Connections that were lent and are closed. They are kept, because each has a dispatch queue that carries a value: when
  /// such a queue ends, libdispatch destroys the value in its global pool, and from then on wakes once a second to look after
  /// that pool, for as long as the process lives. The price is a few kilobytes a day, for the backup and the checks.
  private static let spent = Mutex<[DatabaseQueue]>([])

  /// Where connections that read for too long are interrupted, and lent ones closed.
  static let alarms = DispatchQueue(label: "dagpost.ledger.alarm")

  /// Gives a connection of its own to one piece of work, and closes it at its end.
  static func lend<T>(
    _ path: String, _ configuration: Configuration = Configuration(), _ work: (DatabaseQueue) throws -> T
  ) throws -> T {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer {
      // On the alarms' own queue, so that an alarm either still finds the connection open or does not fire any more.
      alarms.sync { try? queue.close() }
      spent.withLock { $0.append(queue) }
    }
    return try work(queue)
  }

  static func writing(_ patience: Duration) -> Configuration {
    var configuration = base(patience)
    configuration.prepareDatabase { db in
      try demand(db, "journal_mode", set: "DELETE", found: "delete")
      try demand(db, "synchronous", set: "EXTRA", found: "3")
      try demand(db, "foreign_keys", set: "ON", found: "1")
      // What is deleted is gone from the file too.
      try demand(db, "secure_delete", set: "ON", found: "1")
      try harden(db)
    }
    return configuration
  }

  static func reading(_ patience: Duration) -> Configuration {
    var configuration = base(patience)
    configuration.readonly = true
    configuration.prepareDatabase(harden)
    return configuration
  }

  private static func base(_ patience: Duration) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience / .seconds(1))
    return configuration
  }

  @Sendable private static func harden(_ db: Database) throws {
    try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
  }

  private static func demand(_ db: Database, _ pragma: String, set value: String, found expected: String) throws {
    try db.execute(sql: "PRAGMA \(pragma) = \(value)")
    let found = try String.fetchOne(db, sql: "PRAGMA \(pragma)")
    guard found == expected else {
      throw LedgerError(
        .broken,
        "The ledger needs SQLite's \(pragma) to be \(value); it is \"\(found ?? "nothing")\". Close other programs that have it open."
      )
    }
  }
}
