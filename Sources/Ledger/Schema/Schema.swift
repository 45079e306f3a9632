import GRDB

/// The tables, made in steps that only go forward. A released step is never edited: a change is a new step. What the steps
/// add up to shows `schema.sql`.
enum Schema {
  /// SQLite's `application_id`: the letters "dagp". By it a ledger is known from another program's database.
  static let applicationID = 0x6461_6770

  static var steps: DatabaseMigrator {
    var steps = DatabaseMigrator()
    steps.registerMigration("1 the first ledger") { db in
      try db.execute(sql: firstLedger)
    }
    steps.registerMigration("2 what updates said, how work flows, notes") { db in
      try db.execute(sql: memoryTables)
    }
    steps.registerMigration("3 posts wait for the end of quiet hours") { db in
      try db.execute(sql: quietHours)
    }
    steps.registerMigration("4 marks know what the wall had reached") { db in
      try db.execute(sql: "ALTER TABLE mark ADD COLUMN wall INTEGER")
    }
    steps.registerMigration("5 broken destinations, fallback") { db in
      try db.execute(sql: destinations)
    }
    steps.registerMigration("6 when a record was last seen") { db in
      try db.execute(sql: lastSeen)
    }
    steps.registerMigration("7 care of the ledger") { db in
      try db.execute(sql: care)
    }
    steps.registerMigration("8 pauses; posts that wait for a person are found") { db in
      try db.execute(sql: pauses)
    }
    steps.registerMigration("9 what the operator was told") { db in
      try db.execute(sql: alarms)
    }
    steps.registerMigration("10 posts of unknown outcome are looked for") { db in
      try db.execute(sql: looking)
    }
    steps.registerMigration("11 states are compared by themselves") { db in
      try db.execute(sql: statesInWords)
    }
    steps.registerMigration("12 what is known of the clock") { db in
      try db.execute(sql: clock)
    }
    steps.registerMigration("13 what of a source could not be used") { db in
      try db.execute(sql: readInPart)
    }
    steps.registerMigration("14 what a service answered") { db in
      try db.execute(sql: "ALTER TABLE attempt ADD COLUMN status INTEGER")
    }
    steps.registerMigration("15 which clock the machine ran with for days") { db in
      try db.execute(sql: steadyClock)
    }
    return steps
  }

  /// Makes or upgrades the tables; refuses a file that is not ours or that a newer program wrote.
  ///
  /// - Parameters:
  ///   - examine: is called before anything is changed in the tables; throws when they are not to be.
  ///   - beforeUpgrade: is called with the first step that is to be made on tables that are there already.
  static func prepare(
    _ queue: DatabaseQueue, path: String, examine: (Database) throws -> Void = { _ in },
    beforeUpgrade: (Database, Int) throws -> Void
  ) throws {
    let isNew = try queue.write { db in
      let isNew = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
      // Committed before the first table is made: after a crash in between, the file would not pass for a ledger.
      if isNew { try db.execute(sql: "PRAGMA application_id = \(applicationID)") }
      try demandOurs(db, path: path)
      return isNew
    }
    try queue.writeWithoutTransaction { db in
      try examine(db)
      if !isNew, let next = try firstStep(after: db) { try beforeUpgrade(db, next) }
    }
    try steps.migrate(queue)
  }

  /// The number of the first step that a file has not made yet; nil when it has made all, or none: then it holds nothing.
  private static func firstStep(after db: Database) throws -> Int? {
    let steps = steps
    let made = try steps.appliedIdentifiers(db)
    guard !made.isEmpty else { return nil }
    return steps.migrations.first { !made.contains($0) }.flatMap { Int($0.prefix { $0 != " " }) }
  }

  /// Throws unless the file is a ledger with every step made: for a reader, who cannot make them.
  static func check(_ queue: DatabaseQueue, path: String) throws {
    try queue.read { db in
      try demandOurs(db, path: path)
      guard try steps.hasCompletedMigrations(db) else {
        throw LedgerError(
          .olderSchema,
          "\(path): was written by an older dagpost. Start the daemon once: it brings the ledger up to date.")
      }
    }
  }

  /// Throws unless the file is a ledger, and of no newer version.
  static func demandOurs(_ db: Database, path: String) throws {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
      throw LedgerError(
        .unsafe, "\(path): is not a ledger of dagpost. Move the file away, or set another state directory.")
    }
    guard try !steps.hasBeenSuperseded(db) else {
      throw LedgerError(
        .newerSchema,
        "\(path): was written by a newer dagpost. Install that version again; an older one would lose what it knows.")
    }
  }
}
