import Foundation
import GRDB
import Model
import TestKit
import Testing

@testable import Ledger

/// Damage, a full disk, and a writer that was killed.
struct DamageTests {
  @Test func `finds damage, and writes nothing any more after it`() async throws {
    let desk = try Desk()
    let teams = (0..<400).map { slot("2026-11-24", team: TeamName("t\($0)")) }
    _ = try await desk.ledger.decide(
      teams.enumerated().map { n, slot in posting(slot, [newPost("p\(n)", "chat")]) }, now: minute(0))
    try desk.ledger.close()
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: desk.folder.path("ledger.sqlite")))
    let size = try file.seekToEnd()
    try file.seek(toOffset: size / 4 * 3)
    try file.write(contentsOf: Data(repeating: 0xEE, count: Int(size / 4)))
    try file.close()
    // The schema is in the first part, so the file opens.
    try desk.crash()
    await #expect { try await desk.ledger.quickCheck() } throws: { ($0 as? LedgerError)?.kind == .broken }
    await #expect { try await desk.ledger.recover(now: minute(1)) } throws: { ($0 as? LedgerError)?.kind == .broken }
  }

  @Test func `a full disk stops all writing, for good`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(0))
    try await desk.ledger.write("leave no room") { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    let long = String(repeating: "x", count: 100_000)
    let big = NewPost(
      id: PostID("b"), channel: "chat", service: "slack", body: PostBody(contentType: "text/plain", text: long),
      deadline: day(1))
    await #expect {
      try await desk.ledger.decide([posting(wednesday, [big])], now: minute(1))
    } throws: { error in
      let error = error as? LedgerError
      return error?.kind == .broken && error?.sentence.contains("disk is full") == true
    }
    // It would fit, but what was full once cannot be trusted to record the outcome of a post.
    await #expect { try await desk.ledger.processOutbox(now: minute(2)) } throws: {
      ($0 as? LedgerError)?.kind == .broken
    }
    #expect(try await desk.ledger.posts().map(\.id.text) == ["a"])
  }

  @Test func `a change that a killed writer left half done is taken back`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")], at: minute(0))], now: minute(0))
    let after = try TemporaryFolder()
    // What a kill leaves: the file and its journal as they are in the middle of a transaction that outgrew the cache.
    let before = desk.folder
    try await desk.ledger.write("be killed") { db in
      try db.execute(sql: "PRAGMA cache_spill = 1; PRAGMA cache_size = 2; UPDATE post SET service = 'half'")
      for n in 0..<200 {
        try db.execute(
          sql: "INSERT INTO body (post, version, content_type, text) VALUES (1, ?, 'text/plain', ?)",
          arguments: [n + 2, String(repeating: "x", count: 3_000)])
      }
      for file in ["ledger.sqlite", "ledger.sqlite-journal"] {
        try FileManager.default.copyItem(atPath: before.path(file), toPath: after.path(file))
      }
    }
    let reading = #expect(throws: LedgerError.self) { try Ledger.open(directory: after.path, mode: .read) }
    #expect(reading?.kind == .busy)
    #expect(reading?.sentence.contains("in the middle of a change") == true)

    let lock = try StateLock.acquire(directory: after.path)
    let ledger = try Ledger.open(directory: after.path, mode: .write(lock))
    #expect(try await ledger.posts().map(\.service) == ["slack"])
    #expect(try await ledger.body(of: PostID("a"))?.text == #"{"text":"a"}"#)
    try await ledger.quickCheck()
  }

  @Test func `a ledger keeps the lock of its folder while it is open`() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger.open(
      directory: folder.path, mode: .write(try StateLock.acquire(directory: folder.path)))
    #expect(throws: LedgerError.self) { try StateLock.acquire(directory: folder.path) }
    try withExtendedLifetime(ledger) { try ledger.close() }
  }

  @Test func `no error names what a post says`() async throws {
    let desk = try Desk()
    let secret = PostBody(contentType: "text/plain", text: "canary-7f3a")
    let post = NewPost(id: PostID("a"), channel: "chat", service: "slack", body: secret, deadline: day(1))
    await #expect {
      try await desk.ledger.decide([posting(tuesday, [post]), posting(wednesday, [post])], now: minute(0))
    } throws: { !"\($0)".contains("canary") }
  }
}
