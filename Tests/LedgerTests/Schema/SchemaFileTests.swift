import Foundation
import GRDB
import TestKit
import Testing

@testable import Ledger

/// `schema.sql` shows what the steps of `Schema` add up to.
struct SchemaFileTests {
  private static let heading = """
    -- The tables of a ledger after every step of Schema.swift, with their indexes and triggers: for people to read.
    -- Generated from a new ledger, and compared with one by a test. Nothing reads this file at run time.
    -- After a new step: RECORD=1 swift test --filter SchemaFileTests
    -- Instants are milliseconds since 1970, UTC; dates are YYYY-MM-DD. What the columns mean stands beside the steps.

    """

  @Test func `schema.sql shows the tables of a new ledger`() throws {
    let file = repository.appending(path: "Sources/Ledger/Schema/schema.sql")
    let desk = try Desk()
    let queue = try DatabaseQueue(path: desk.folder.path("ledger.sqlite"))
    defer { try? queue.close() }
    let text = try Self.heading + queue.read(statements).map { "\n\($0);\n" }.joined()
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(file.path())")
    }
    #expect(
      text == (try? String(contentsOf: file, encoding: .utf8)),
      "\(file.path()) is not what the steps make; RECORD=1 writes it anew")
  }

  /// By table: the table itself, then what belongs to it, by name.
  private func statements(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type <> 'table', type, name"
    ).map(laidOut)
  }

  /// SQLite keeps a statement as it was written, and appends a column that was added later. Of a table each part gets a line.
  private func laidOut(_ sql: String) -> String {
    let words = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.hasPrefix("CREATE TABLE"), let open = words.firstIndex(of: "("),
      let close = words.lastIndex(of: ")")
    else { return words }
    var parts = [""]
    var depth = 0
    for character in words[words.index(after: open)..<close] {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    let lines = parts.map { "  " + $0.trimmingCharacters(in: .whitespaces) }.joined(separator: ",\n")
    return "\(words[...open])\n\(lines)\n\(words[close...])"
  }
}
