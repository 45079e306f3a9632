import Foundation
import GRDB
import Model
import TestKit
import Testing

@testable import Ledger

/// Ledgers as each released step left them (`Fixtures/ledgers`), brought up to date. `RECORD=1` writes those that are missing,
/// and fails; one that is there is never written again.
@Suite(.serialized) struct UpgradeTests {
  private static let steps = Schema.steps.migrations
  private static let folder = repository.appendingPathComponent("Tests/Fixtures/ledgers")
  /// All but the newest, which is what they become.
  private static let older = Array(1..<steps.count)

  private static func file(_ step: Int) -> URL { folder.appendingPathComponent("step-\(step).sql") }

  @Test func `every step has its fixture`() throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try record() }
    for step in Self.older {
      #expect(
        FileManager.default.fileExists(atPath: Self.file(step).path), "step-\(step).sql is missing; RECORD=1 writes it")
      #expect(Self.steps[step - 1].hasPrefix("\(step) "), "a step is known by its number")
    }
  }

  @Test(arguments: older) func `a ledger of an older version is kept as it was, and brought up to date`(step: Int)
    async throws
  {
    let state = try StateFolder()
    try load(step, into: state.ledger)
    try await state.run { ledger async throws in
      #expect(ledger.opening.warnings.isEmpty && ledger.opening.restored == nil)
      let posts = try await ledger.posts().map { "\($0.id.text) \($0.state.rawValue)" }
      #expect(posts == ["b queued", "a delivered"])
      #expect(try await ledger.body(of: PostID("b"))?.text == "to come")
      #expect(try await ledger.slot(tuesday)?.state == .posted)
      #expect(try await ledger.clockNote()?.known == minute(0))
      #expect(try await ledger.wouldSend(at: minute(5)) == ["b"])
      try await ledger.check(full: true)
    }
    let fresh = try await schema(ofNew: StateFolder())
    #expect(try schema(state.ledger) == fresh)
    #expect(state.names("backups") == ["before-\(step + 1).sqlite"])
    let before = state.folder.path("backups/before-\(step + 1).sqlite")
    #expect(try applied(before) == Array(Self.steps.prefix(step)))
    #expect(Restoring.known(before) == minute(2), "the last thing that it knows of")
    try await state.run { _ in }
    #expect(state.names("backups").count == 1)
  }

  @Test func `a backup of an older version is restored and brought up to date`() async throws {
    let state = try StateFolder()
    try load(1, into: state.ledger)
    try await state.run { _ in }
    try state.write([1, 2, 3], to: "ledger.sqlite")
    try await state.run(at: day(1)) { ledger async throws in
      #expect(ledger.opening.restored?.contains("before-2.sqlite") == true)
      #expect(try await ledger.state("b") == .held)
      #expect(try await ledger.restoration()?.known == minute(2))
      try await ledger.check(full: true)
    }
    #expect(try applied(state.folder.path("backups/before-2.sqlite")) == [Self.steps[0]], "it stays what it was")
  }

  @Test func `without room for a backup the upgrade goes on, and it is told`() async throws {
    let state = try StateFolder()
    try load(1, into: state.ledger)
    try state.folder.write("", to: "backups")
    try await state.run { ledger async throws in
      #expect(ledger.opening.warnings.count == 1)
      #expect(ledger.opening.warnings[0].contains("without a backup of before"))
      #expect(try await ledger.posts().count == 2)
    }
  }

  // MARK: Fixtures

  private func load(_ step: Int, into path: String) throws {
    let sql = try String(contentsOf: Self.file(step), encoding: .utf8)
    // A table that a step made anew stands behind those that refer to it.
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  private func applied(_ path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { try Schema.steps.appliedMigrations($0) }
  }

  private func schema(_ path: String) throws -> [String: Set<String>] {
    try DatabaseQueue(path: path).read { db in
      let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
      return try tables.reduce(into: [:]) { $0[$1] = Set(try db.columns(in: $1).map { "\($0.name) \($0.type)" }) }
    }
  }

  private func schema(ofNew state: StateFolder) async throws -> [String: Set<String>] {
    try await state.run { _ in }
    return try schema(state.ledger)
  }

  /// What a team has in its ledger after a day: rows of the first step, and of later ones what they brought.
  private static let rows: [Int: String] = [
    1: """
    INSERT INTO slot (team, edition, date, state, how, nominal, decided) VALUES
      ('desk', 'daily', '2026-11-24', 'posted', 'schedule', 1795532400000, 1795532400000);
    INSERT INTO chosen_update (slot, serial, chosen, read_at, composed_at) VALUES (1, 1, '{}', 1795532400000, 1795532400000);
    INSERT INTO post (id, slot, chosen_update, team, channel, round, service, state, attempts, next_at, deadline, confirmed,
      created, settled) VALUES
      ('a', 1, 1, 'desk', 'chat', 0, 'slack', 'delivered', 1, 1795532400000, 1795618800000, 1, 1795532400000, 1795532520000),
      ('b', 1, 1, 'desk', 'web', 0, 'webhook', 'queued', 0, 1795532400000, 1795618800000, NULL, 1795532400000, NULL);
    INSERT INTO body VALUES (1, 1, 'text/plain', 'once'), (2, 1, 'text/plain', 'to come');
    INSERT INTO attempt VALUES (1, 1, 1, 1795532400000, 1795532460000, 'delivered', NULL);
    INSERT INTO told VALUES (1, 'planning', 'item', '7', NULL);
    INSERT INTO record (team, source, kind, id, first_seen, changed, last) VALUES
      ('desk', 'planning', 'item', '7', 1795532400000, 1795532400000, '{}');
    INSERT INTO measurement VALUES ('desk', 'figures', 'satisfaction', '2026-11-24', 7.8, 1795532400000);
    INSERT INTO source_state (team, source, first_read, last_read) VALUES ('desk', 'planning', 1795532400000, 1795532400000);
    INSERT INTO mark (team, edition, schedule, at) VALUES ('desk', 'daily', '16:30 mon', 1795532400000);
    """,
    2: """
    INSERT INTO said VALUES (1, 'celebrated', 'planning', 'item', '7', '2026-11-24', 'x');
    INSERT INTO completion VALUES ('desk', 'planning', '2026-11-24', 3, 1);
    INSERT INTO finished_kind VALUES ('desk', 'planning', 'change', '2026-11-24');
    INSERT INTO open_work VALUES ('desk', 'planning', '2026-11-24', 4, 1795532400000);
    INSERT INTO note (team, id, kind, text, author, at) VALUES ('desk', 'n', 'thanks', 'well done', NULL, 1795532400000);
    """,
    5: "INSERT INTO broken VALUES ('desk', 'old', 1795532400000, 1795532400000, 'gone');",
  ]

  private func record() throws {
    let queue = try DatabaseQueue()
    try queue.write { try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    for step in Self.older {
      try Schema.steps.migrate(queue, upTo: Self.steps[step - 1])
      try queue.write { db in try Self.rows[step].map { try db.execute(sql: $0) } }
      guard !FileManager.default.fileExists(atPath: Self.file(step).path) else { continue }
      try Data(try queue.read(dump).utf8).write(to: Self.file(step))
      Issue.record("recorded step-\(step).sql; look at it and run again")
    }
  }

  private func dump(_ db: Database) throws -> String {
    var lines = ["PRAGMA application_id = \(Schema.applicationID);"]
    lines += try String.fetchAll(db, sql: "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
    for table in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid") {
      let columns = try db.columns(in: table).map { "quote(\"\($0.name)\")" }.joined(separator: " || ', ' || ")
      lines += try String.fetchAll(
        db, sql: "SELECT 'INSERT INTO \(table) VALUES (' || \(columns) || ');' FROM \"\(table)\" ORDER BY rowid")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
