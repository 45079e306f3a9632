import GRDB
import TestKit
import Testing

@testable import Ledger

/// A column that nobody thought of would hold a day of a wrong clock for ever.
@Suite struct MomentColumnsTests {
  /// Moments with a rule of their own in `correctClock`, or that a person or a plan set.
  private static let ofTheirOwn: Set = [
    "slot.decided", "slot.nominal", "post.next_at", "post.deadline", "pause.made", "mark.at", "mark.wall",
    "measurement.day", "open_work.day", "completion.day", "finished_kind.day", "said.day", "slot.date", "pause.until",
    "alarm.detail",
  ]
  /// Numbers that are no moments.
  private static let numbers: Set = [
    "slot.number", "chosen_update.number", "chosen_update.slot", "chosen_update.serial", "post.number", "post.slot",
    "post.chosen_update", "post.round", "post.attempts", "post.is_repeat", "post.confirmed", "post.quiet",
    "post.by_hand", "post.looks", "body.post", "body.version", "attempt.post", "attempt.number",
    "attempt.body_version", "attempt.status", "told.chosen_update", "told.finished", "said.chosen_update",
    "source_state.full_days", "alarm.pending", "alarm.arrived", "alarm.over", "completion.workdays",
    "completion.count", "open_work.count", "note.number",
  ]

  @Test func `every column that holds a moment is put right with the clock`() throws {
    let desk = try Desk()
    let other = try DatabaseQueue(path: desk.folder.path("ledger.sqlite"))
    defer { try? other.close() }
    let known = Database.moments.reduce(into: Set<String>()) { known, entry in
      known.formUnion(entry.value.map { "\(entry.key).\($0)" })
    }
    let found = try other.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'grdb%' AND name <> 'clock'")
      return try tables.flatMap { table in
        try db.columns(in: table).filter { $0.type == "INTEGER" }.map { "\(table).\($0.name)" }
      }
    }
    #expect(known.isSubset(of: found))
    #expect(Set(found).subtracting(known).subtracting(Self.ofTheirOwn).subtracting(Self.numbers) == [])
  }
}
