import Foundation
import GRDB
import Ledger
import Model
import TestKit
import Testing

/// The tables have no place for a count, a rank or a time of a person.
@Suite struct PrivacyOfTablesTests {
  /// What a column may hold of people.
  private enum Holding {
    /// Nothing: names of the configuration, states, times and counts of the team's work.
    case none
    /// A name may stand in it.
    case person
    /// Text in which a name may stand; `forget` looks through it.
    case text
  }

  private static let holdings: [String: [String: Holding]] = [
    "slot": [
      "number": .none, "team": .none, "edition": .none, "date": .none, "state": .none, "how": .none, "nominal": .none,
      "decided": .none, "why": .text,
    ],
    "chosen_update": [
      "number": .none, "slot": .none, "serial": .none, "chosen": .text, "read_at": .none, "composed_at": .none,
      "audience": .none,
    ],
    "post": [
      "number": .none, "id": .none, "slot": .none, "chosen_update": .none, "team": .none, "channel": .none,
      "round": .none, "service": .none, "state": .none, "attempts": .none, "next_at": .none, "deadline": .none,
      "is_repeat": .none, "confirmed": .none, "reference": .text, "why": .text, "created": .none, "settled": .none,
      "quiet": .none, "by_hand": .none, "via": .none, "looks": .none, "absent_at": .none,
    ],
    "body": ["post": .none, "version": .none, "content_type": .none, "text": .text],
    "attempt": [
      "post": .none, "number": .none, "body_version": .none, "started": .none, "ended": .none, "outcome": .none,
      "why": .text, "status": .none,
    ],
    "told": ["chosen_update": .none, "source": .none, "kind": .none, "id": .text, "finished": .none],
    "said": [
      "chosen_update": .none, "topic": .none, "source": .none, "kind": .none, "id": .text, "day": .none,
      "detail": .text,
    ],
    "record": [
      "team": .none, "source": .none, "kind": .none, "id": .text, "first_seen": .none, "changed": .none,
      "finished_seen": .none, "seen": .none, "vanished": .none, "gone": .none, "last": .text,
    ],
    "measurement": ["team": .none, "source": .none, "id": .text, "day": .none, "value": .none, "read_at": .none],
    "source_state": [
      "team": .none, "source": .none, "first_read": .none, "last_read": .none, "previous_read": .none,
      "last_failed": .none, "why": .text, "failing_since": .none, "full_days": .none, "last_full": .none,
      "empty_since": .none, "in_part_since": .none, "lost": .text,
    ],
    "alarm": [
      "channel": .none, "kind": .none, "team": .none, "subject": .none, "detail": .none, "told": .none,
      "pending": .none, "arrived": .none, "over": .none,
    ],
    "mark": ["team": .none, "edition": .none, "schedule": .none, "at": .none, "wall": .none],
    "completion": ["team": .none, "source": .none, "day": .none, "workdays": .none, "count": .none],
    "finished_kind": ["team": .none, "source": .none, "kind": .text, "day": .none],
    "open_work": ["team": .none, "source": .none, "day": .none, "count": .none, "read_at": .none],
    "note": [
      "number": .none, "team": .none, "id": .none, "kind": .none, "text": .text, "author": .person, "at": .none,
    ],
    "pause": ["team": .none, "until": .none, "reason": .text, "made": .none],
    "clock": [
      "number": .none, "wall": .none, "known": .none, "since_boot": .none, "boot": .none, "lived": .none,
      "furthest": .none, "pruned": .none, "pruned_lived": .none, "put_right": .none, "ahead": .none, "undone": .none,
      "sure": .none, "steady": .none,
    ],
    "care": ["what": .none, "at": .none],
    "broken": ["team": .none, "channel": .none, "since": .none, "tried": .none, "why": .text],
  ]

  private func columns(_ desk: Desk) throws -> [String: [String: String]] {
    let other = try DatabaseQueue(path: desk.folder.path("ledger.sqlite"))
    defer { try? other.close() }
    return try other.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'grdb%'")
      return try tables.reduce(into: [:]) { found, table in
        found[table] = try db.columns(in: table).reduce(into: [:]) { $0[$1.name] = $1.type }
      }
    }
  }

  @Test func `every column is known for what it holds of people`() throws {
    let found = try columns(Desk())
    #expect(Set(found.keys) == Set(Self.holdings.keys))
    for (table, columns) in found {
      #expect(Set(columns.keys) == Set(Self.holdings[table]?.keys.map { $0 } ?? []), "\(table)")
    }
  }

  @Test func `where a person has a column, nothing is counted or timed`() throws {
    let found = try columns(Desk())
    // The number of a row, and when the note came in.
    let allowed: Set = ["note.number", "note.at"]
    for (table, columns) in found where Self.holdings[table]?.values.contains(.person) == true {
      for (column, type) in columns where type != "TEXT" {
        #expect(allowed.contains("\(table).\(column)"), "\(table).\(column) is a number beside a person")
      }
    }
  }

  @Test func `nothing that is counted or timed is unique by a person`() throws {
    let desk = try Desk()
    let other = try DatabaseQueue(path: desk.folder.path("ledger.sqlite"))
    defer { try? other.close() }
    let indexed = try other.read { db in
      try Self.holdings.keys.flatMap { table in
        try db.indexes(on: table).flatMap { index in index.columns.map { "\(table).\($0)" } }
      }
    }
    for (table, columns) in Self.holdings {
      for (column, holding) in columns where holding == .person { #expect(!indexed.contains("\(table).\(column)")) }
    }
  }
}
