import Foundation
import GRDB
import Model
import TestKit
import Testing

@testable import Ledger

/// The file, the folder and the lock.
struct OpeningTests {
  @Test func `makes the folder and the file for their owner only`() throws {
    let folder = try TemporaryFolder()
    let state = folder.path("state")
    let lock = try StateLock.acquire(directory: state)
    let ledger = try Ledger.open(directory: state, mode: .write(lock))
    #expect(try folder.mode("state") == 0o700)
    #expect(try folder.mode("state/ledger.sqlite") == 0o600)
    #expect(try folder.mode("state/lock") == 0o600)
    try ledger.close()
  }

  @Test func `takes others' rights away from a file that has them`() throws {
    let desk = try Desk()
    let file = desk.folder.path("ledger.sqlite")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    try desk.crash()
    #expect(try desk.folder.mode("ledger.sqlite") == 0o600)
  }

  @Test func `refuses a folder in which others may write`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
    let error = #expect(throws: LedgerError.self) { try StateLock.acquire(directory: folder.path) }
    #expect(error?.kind == .unsafe)
    #expect(error?.sentence.contains("chmod 700") == true)
  }

  @Test(arguments: [true, false]) func `refuses a ledger that is a symbolic link`(writing: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("ledger.sqlite"), withDestinationPath: folder.path("elsewhere"))
    let lock = try StateLock.acquire(directory: folder.path)
    let error = #expect(throws: LedgerError.self) {
      try Ledger.open(directory: folder.path, mode: writing ? .write(lock) : .read)
    }
    #expect(error?.kind == .unsafe)
  }

  @Test func `keeps a rollback journal and syncs all of it`() async throws {
    let desk = try Desk()
    // A file in WAL mode says so in its header, at bytes 18 and 19.
    let header = try Data(contentsOf: URL(fileURLWithPath: desk.folder.path("ledger.sqlite"))).prefix(20)
    #expect(Array(header[18...19]) == [1, 1])
    // What a connection keeps to itself only that connection tells: a commit is on the disk, with its folder, and what is
    // deleted is overwritten.
    let settings = try await desk.ledger.read("look at the settings") { db in
      try ["synchronous", "secure_delete", "foreign_keys"].map { try Int.fetchOne(db, sql: "PRAGMA \($0)") }
    }
    #expect(settings == [3, 1, 1])
  }

  @Test func `leaves WAL mode when it finds it`() throws {
    let desk = try Desk()
    try desk.ledger.close()
    do {
      let other = try DatabaseQueue(path: desk.folder.path("ledger.sqlite"))
      try other.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      try other.close()
    }
    try desk.crash()
    let header = try Data(contentsOf: URL(fileURLWithPath: desk.folder.path("ledger.sqlite"))).prefix(20)
    #expect(Array(header[18...19]) == [1, 1])
  }

  @Test func `refuses a ledger that a newer version wrote`() throws {
    let desk = try Desk()
    try desk.ledger.close()
    try alter(desk, "INSERT INTO grdb_migrations (identifier) VALUES ('99 from the future')")
    let writing = #expect(throws: LedgerError.self) { try desk.crash() }
    #expect(writing?.kind == .newerSchema)
    #expect(writing?.sentence.contains("newer dagpost") == true)
    let reading = #expect(throws: LedgerError.self) { try Ledger.open(directory: desk.folder.path, mode: .read) }
    #expect(reading?.kind == .newerSchema)
  }

  @Test func `refuses to read a ledger that is older than it`() throws {
    let desk = try Desk()
    try desk.ledger.close()
    try alter(desk, "DELETE FROM grdb_migrations")
    let error = #expect(throws: LedgerError.self) { try Ledger.open(directory: desk.folder.path, mode: .read) }
    #expect(error?.kind == .olderSchema)
  }

  @Test func `refuses another program's database`() throws {
    let desk = try Desk()
    try desk.ledger.close()
    try alter(desk, "PRAGMA application_id = 7")
    let error = #expect(throws: LedgerError.self) { try desk.crash() }
    #expect(error?.kind == .unsafe)
  }

  @Test func `calls a file that is no database broken`() throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "this is no database. ", count: 100), to: "ledger.sqlite")
    let lock = try StateLock.acquire(directory: folder.path)
    let error = #expect(throws: LedgerError.self) { try Ledger.open(directory: folder.path, mode: .write(lock)) }
    #expect(error?.kind == .broken)
    #expect(error?.sentence.contains("damaged") == true)
  }

  @Test func `opens again what it made, with what was in it`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide(
      [posting(tuesday, [newPost("a", "chat")])], marks: [dailyMark: wall], now: minute(3))
    try desk.crash()
    #expect(try await desk.ledger.posts().map(\.id.text) == ["a"])
    #expect(try await desk.marks([dailyMark], now: minute(9)) == [dailyMark: minute(3)])
    try await desk.ledger.quickCheck()
  }

  @Test func `a reader sees what the writer wrote, and cannot write`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(0))
    let reader = try Ledger.open(directory: desk.folder.path, mode: .read)
    #expect(try await reader.posts().map(\.id.text) == ["a"])
    await #expect(throws: LedgerError.self) { try await reader.recover(now: minute(1)) }
  }

  @Test func `a reader without a ledger is told that there is none yet`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: LedgerError.self) { try Ledger.open(directory: folder.path, mode: .read) }
    #expect(error?.kind == .missing)
    #expect(!FileManager.default.fileExists(atPath: folder.path("ledger.sqlite")))
  }

  @Test func `does not write without the lock of the same folder`() throws {
    let folder = try TemporaryFolder()
    let lock = try StateLock.acquire(directory: folder.path)
    lock.release()
    #expect(throws: LedgerError.self) { try Ledger.open(directory: folder.path, mode: .write(lock)) }
  }

  private func alter(_ desk: Desk, _ sql: String) throws {
    let other = try DatabaseQueue(path: desk.folder.path("ledger.sqlite"))
    try other.writeWithoutTransaction { try $0.execute(sql: sql) }
    try other.close()
  }
}
