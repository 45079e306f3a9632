import Foundation
import GRDB
import Model
import TestKit
import Testing

@testable import Ledger

/// A damaged ledger is set aside, and what is restored sends nothing that may be out already.
struct RestoringTests {
  private let state: StateFolder
  init() throws { state = try StateFolder() }

  /// A backup at minute 5; after it the waiting post is delivered and another slot posted.
  private func live() async throws {
    try await state.run { ledger async throws in
      try await fill(ledger, teams: 200)
      _ = try await ledger.backUp(now: minute(5))
      try await ledger.deliverAll(at: minute(6))
      _ = try await ledger.decide([posting(slot("2026-11-26"), [newPost("later", "chat")])], now: minute(7))
      try await ledger.deliverAll(at: minute(7))
    }
  }

  @Test func `what is not readable any more is set aside, and the backup takes its place`() async throws {
    try await live()
    let damaged = [UInt8](repeating: 0xEE, count: 4_096) + (try state.bytes("ledger.sqlite").dropFirst(4_096))
    try state.write(damaged, to: "ledger.sqlite")
    try await state.run(at: day(1)) { ledger async throws in
      let told = try #require(ledger.opening.restored)
      #expect(told.contains("could not be used (file is not a database (SQLite code 26)), so a backup was restored"))
      #expect(told.contains("ledger-2026-11-24.sqlite, of 2026-11-24T15:05:00Z"))
      #expect(told.contains("1 post that was open then is held"))
      #expect(try await ledger.wouldSend(at: day(1)) == [])
      #expect(try await ledger.state("waits") == .held)
      #expect(
        try await ledger.posts(PostFilter(id: PostID("waits"))).first?.why
          == "the ledger was restored from a backup of 2026-11-24T15:05:00Z, so it may have been posted already")
      #expect(try await ledger.state("tue-t3") == .delivered)
      #expect(try await ledger.state("later") == nil)
      #expect(
        try await ledger.restoration() == Restoration(known: minute(5), restored: day(1), doubted: nil))
      try await ledger.check(full: true)
    }
    #expect(state.names("corrupt") == ["ledger-2026-11-25T150000Z.sqlite"])
    #expect(try state.bytes("corrupt/ledger-2026-11-25T150000Z.sqlite") == damaged)
    #expect(try state.folder.mode("corrupt") == 0o700)
    #expect(try state.folder.mode("ledger.sqlite") == 0o600)
    #expect(state.names(".").filter { $0.hasPrefix("ledger") } == ["ledger.sqlite"])
    try await state.run { #expect($0.opening.restored == nil, "it is told once") }
  }

  @Test(arguments: ["gone", "empty"]) func `a ledger that is gone or emptied does not begin anew beside its backups`(
    how: String
  ) async throws {
    try await live()
    if how == "gone" {
      try FileManager.default.removeItem(atPath: state.ledger)
    } else {
      try state.write([], to: "ledger.sqlite")
    }
    try await state.run { ledger async throws in
      #expect(ledger.opening.restored?.contains("it is \(how)") == true)
      #expect(try await ledger.posts().count == 201)
    }
    #expect(state.names("corrupt").count == (how == "gone" ? 0 : 1))
  }

  @Test func `a new state begins without a word`() async throws {
    try await state.run { #expect($0.opening.restored == nil && $0.opening.warnings.isEmpty) }
  }

  @Test func `bad ones and those of a newer version are passed over and told`() async throws {
    try await live()
    try await state.run { ledger async throws in
      _ = try await ledger.backUp(now: day(1))
      _ = try await ledger.backUp(now: day(2))
    }
    try state.ruin("backups/ledger-2026-11-25.sqlite")
    try state.alter(
      "INSERT INTO grdb_migrations (identifier) VALUES ('99 from the future')", in: "backups/ledger-2026-11-26.sqlite")
    try state.write([1, 2, 3], to: "ledger.sqlite")
    try await state.run { ledger async throws in
      let told = try #require(ledger.opening.restored)
      #expect(told.contains("restored: ledger-2026-11-24.sqlite, of"))
      #expect(
        told.contains("Passed over: \(self.state.folder.path("backups/ledger-2026-11-25.sqlite")): is no good backup"))
      #expect(told.contains("newer dagpost"))
    }
  }

  @Test func `a backup that was torn off in its middle is no good one`() async throws {
    try await live()
    let whole = try state.bytes("backups/ledger-2026-11-24.sqlite")
    try state.write(Array(whole.prefix(whole.count / 2)), to: "backups/ledger-2026-11-24.sqlite")
    try state.write([1, 2, 3], to: "ledger.sqlite")
    let refusal = await state.refusal()
    #expect(refusal?.kind == .broken)
    #expect(refusal?.sentence.contains("no backup could be restored") == true)
  }

  @Test func `without a good backup it is refused, each time, and nothing is moved`() async throws {
    try await state.run { try await fill($0, teams: 200) }
    let damaged = [UInt8](repeating: 7, count: 5_000)
    try state.write(damaged, to: "ledger.sqlite")
    for _ in 0..<2 {
      let refusal = await state.refusal()
      #expect(refusal?.kind == .broken)
      #expect(refusal?.sentence.contains("there is none. Nothing is sent. Put a copy of your own there") == true)
      #expect(try state.bytes("ledger.sqlite") == damaged)
    }
    #expect(state.names("corrupt") == [])
    #expect(try StateLock.acquire(directory: state.directory).wasLeft, "whoever comes next looks again")
  }

  @Test func `no room to restore moves nothing`() async throws {
    try await live()
    try state.write([1, 2, 3], to: "ledger.sqlite")
    // In the place of the file that is to be written.
    try FileManager.default.createDirectory(
      atPath: state.folder.path("ledger.sqlite.restored/x"), withIntermediateDirectories: true)
    let refusal = await state.refusal()
    #expect(refusal?.kind == .broken)
    #expect(refusal?.sentence.contains("restoring a backup failed") == true)
    #expect(try state.bytes("ledger.sqlite") == [1, 2, 3])
  }

  @Test func `a restore that was cut off after any of its steps is done again`() async throws {
    try await live()
    // The damaged file and its journal are away, the new one is written and not yet in place.
    try FileManager.default.moveItem(atPath: state.ledger, toPath: state.folder.path("ledger.sqlite.restored"))
    try state.folder.write("not a journal", to: "ledger.sqlite-journal")
    try await state.run { ledger async throws in
      #expect(ledger.opening.restored != nil)
      #expect(try await ledger.posts().count == 201)
      #expect(try await ledger.state("waits") == .held)
    }
    #expect(state.names("corrupt").count == 1, "the journal, which must not be played back into another file")
    #expect(!state.names(".").contains("ledger.sqlite-journal"))
  }

  @Test func `the time in doubt ends with the first look by a clock that is believed`() async throws {
    try await live()
    try state.write([1, 2, 3], to: "ledger.sqlite")
    try await state.run(at: Instant(seconds: 0)) { ledger async throws in
      #expect(try await ledger.restoration()?.doubted == nil)
      #expect(try await ledger.restoration(endingDoubtAt: day(1))?.doubted == day(1))
      #expect(try await ledger.restoration(endingDoubtAt: day(2))?.doubted == day(1))
    }
  }

  @Test func `a change that a killed writer left half done is taken back, and nothing is restored`() async throws {
    try await live()
    let copy = try StateFolder()
    try await state.run { ledger async throws in
      let from = self.state.folder
      try await ledger.write("be killed") { db in
        try db.execute(sql: "PRAGMA cache_spill = 1; PRAGMA cache_size = 2; UPDATE post SET service = 'half'")
        for n in 0..<200 {
          try db.execute(
            sql: "INSERT INTO body (post, version, content_type, text) VALUES (1, ?, 'text/plain', ?)",
            arguments: [n + 2, String(repeating: "x", count: 3_000)])
        }
        for file in ["ledger.sqlite", "ledger.sqlite-journal", "backups"] {
          try FileManager.default.copyItem(atPath: from.path(file), toPath: copy.folder.path(file))
        }
      }
    }
    try await copy.run { ledger async throws in
      #expect(ledger.opening.restored == nil)
      #expect(Set(try await ledger.posts().map(\.service)) == ["slack"])
    }
  }
}
