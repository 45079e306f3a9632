import Foundation
import GRDB
import Model
import TestKit
import Testing

@testable import Ledger

/// The daily copies.
struct BackupTests {
  private let state: StateFolder
  init() throws { state = try StateFolder() }

  @Test func `a backup is a good copy under its day, for its owner only`() async throws {
    let backup = try await state.run { ledger async throws in
      try await fill(ledger)
      return try await ledger.backUp(now: minute(5))
    }
    #expect(backup.file == state.folder.path("backups/ledger-2026-11-24.sqlite"))
    #expect(backup.bytes == DurableFiles.size(backup.file))
    #expect(try state.folder.mode("backups") == 0o700)
    #expect(try state.folder.mode("backups/ledger-2026-11-24.sqlite") == 0o600)
    #expect(state.names("backups") == ["ledger-2026-11-24.sqlite"], "nothing unfinished is left")
    let copy = try DatabaseQueue(path: backup.file)
    let (posts, copied) = try await copy.read { db in
      (try Int.fetchOne(db, sql: "SELECT count(*) FROM post"), try db.care(.copied))
    }
    #expect(posts == 41)
    #expect(copied == minute(5))
  }

  @Test func `the last seven are kept, and one of today replaces the other`() async throws {
    try await state.run { ledger async throws in
      for n in 0..<9 { _ = try await ledger.backUp(now: day(Int64(n))) }
      try await fill(ledger)
      let small = DurableFiles.size(self.state.folder.path("backups/ledger-2026-12-02.sqlite")) ?? 0
      let again = try await ledger.backUp(now: day(8, minute: 60))
      #expect(again.bytes > small)
      #expect(ledger.newestBackup == CivilDate("2026-12-02"))
    }
    #expect(
      state.names("backups") == (26...30).map { "ledger-2026-11-\($0).sqlite" }
        + ["ledger-2026-12-01.sqlite", "ledger-2026-12-02.sqlite"])
  }

  @Test func `what a backup that was cut off has left is swept away, and files of others stay`() async throws {
    try FileManager.default.createDirectory(atPath: state.folder.path("backups"), withIntermediateDirectories: true)
    for name in [
      "ledger-2026-11-23.sqlite.new", "ledger-2026-11-23.sqlite.new-journal", "mine.sqlite", "before-x.sqlite",
    ] {
      try state.folder.write("x", to: "backups/\(name)")
    }
    try await state.run { _ = try await $0.backUp(now: minute(0)) }
    #expect(state.names("backups") == ["before-x.sqlite", "ledger-2026-11-24.sqlite", "mine.sqlite"])
  }

  @Test(arguments: ["file", "link"]) func `what stands in the place of the folder is told, and posts go on`(
    what: String
  )
    async throws
  {
    if what == "link" {
      try FileManager.default.createSymbolicLink(atPath: state.folder.path("backups"), withDestinationPath: "/tmp")
    } else {
      try state.folder.write("", to: "backups")
    }
    try await state.run { ledger async throws in
      await #expect {
        try await ledger.backUp(now: minute(0))
      } throws: { error in
        let error = error as? LedgerError
        return error?.kind == .refused && error?.sentence.contains("should be a directory of its own") == true
      }
      try await fill(ledger)
    }
  }

  @Test func `no backup is made of a damaged ledger, and the good ones stay`() async throws {
    try await state.run { ledger async throws in
      try await fill(ledger, teams: 400)
      _ = try await ledger.backUp(now: minute(0))
    }
    let good = try state.bytes("backups/ledger-2026-11-24.sqlite")
    try state.ruin()
    let lock = try StateLock.acquire(directory: state.directory)
    let ledger = try Ledger.open(directory: state.directory, mode: .write(lock))
    await #expect { try await ledger.backUp(now: minute(9)) } throws: { ($0 as? LedgerError)?.damage != nil }
    #expect(try state.bytes("backups/ledger-2026-11-24.sqlite") == good)
    #expect(state.names("backups") == ["ledger-2026-11-24.sqlite"])
    // Nothing is written any more, and the next one looks first.
    await #expect { try await ledger.recover(now: minute(9)) } throws: { ($0 as? LedgerError)?.kind == .broken }
    lock.release()
    #expect(try StateLock.acquire(directory: state.directory).wasLeft)
  }

  @Test func `copies from before upgrades are two at most, and none is kept for long`() async throws {
    let folder = BackupFolder(ofState: state.directory)
    try await state.run { _ = try await $0.backUp(now: minute(0)) }
    for step in [3, 5, 7, 10] { try state.folder.write("x", to: "backups/before-\(step).sqlite") }
    let now = Instant(seconds: Int64(Date().timeIntervalSince1970))
    #expect(try folder.thin(now: now, counting: now) == 2)
    #expect(state.names("backups") == ["before-10.sqlite", "before-7.sqlite", "ledger-2026-11-24.sqlite"])
    #expect(try folder.thin(now: now, counting: now.adding(.seconds(31 * 86_400))) == 2)
    #expect(state.names("backups") == ["ledger-2026-11-24.sqlite"], "the only daily one stays, however old")
  }

  @Test func `a backup that a clock dated ahead does not push out good ones, and goes`() async throws {
    let folder = BackupFolder(ofState: state.directory)
    try await state.run { _ = try await $0.backUp(now: minute(0)) }
    for day in 0..<7 { try state.folder.write("x", to: "backups/ledger-2040-01-0\(day + 1).sqlite") }
    #expect(try folder.thin(now: minute(0), counting: nil) == 7)
    #expect(state.names("backups") == ["ledger-2026-11-24.sqlite"])
  }

  @Test func `a clock that is behind takes no good backup for one that is dated ahead`() async throws {
    let folder = BackupFolder(ofState: state.directory)
    try await state.run { ledger async throws in
      _ = try await ledger.note(ClockNote(wall: day(40), known: day(40), sinceBoot: .seconds(100), boot: "a"))
      for number in Int64(37)..<40 { _ = try await ledger.backUp(now: day(number)) }
      _ = try await ledger.backUp(now: day(-300))
      _ = try await ledger.thinBackups(now: day(-300), counting: day(-300))
    }
    #expect(folder.names.count == 4)
  }

  @Test func `a bad backup is told by name`() async throws {
    try await state.run { ledger async throws in
      try await fill(ledger, teams: 200)
      _ = try await ledger.backUp(now: minute(0))
      _ = try await ledger.backUp(now: day(1))
    }
    try state.ruin("backups/ledger-2026-11-24.sqlite")
    let (good, bad) = try await state.run { try await $0.checkBackups() }
    #expect(good.map(\.file) == [state.folder.path("backups/ledger-2026-11-25.sqlite")])
    #expect(bad.count == 1 && bad[0].contains("ledger-2026-11-24.sqlite: is no good backup"))
  }

  @Test func `called off, a backup leaves nothing behind`() async throws {
    try await state.run { ledger async throws in
      try await fill(ledger)
      await withTaskGroup(of: Void.self) { group in
        group.cancelAll()
        group.addTask {
          await #expect { try await ledger.backUp(now: minute(0)) } throws: { ($0 as? LedgerError)?.kind == .busy }
        }
      }
    }
    #expect(state.names("backups") == [])
  }

  @Test func `a ledger that takes too long in one go is copied in steps`() async throws {
    try await state.run { ledger async throws in
      try await fill(ledger, teams: 300)
      let queue = try DatabaseQueue(path: ledger.path, configuration: Connection.reading(.seconds(1)))
      try DurableFiles.makeDirectory(self.state.folder.path("backups"))
      let copy = self.state.folder.path("backups/ledger-2026-11-24.sqlite")
      try Backups.copyInSteps(queue, to: copy, Interrupter(), pages: 8)
      #expect(BackupFolder(ofState: self.state.directory).fault(of: .day(tuesday.date)) == nil)
      #expect(try self.state.folder.mode("backups/ledger-2026-11-24.sqlite") == 0o600)
    }
  }

  @Test func `names are ours only as we write them`() {
    for text in ["ledger-2026-11-24.sqlite", "before-7.sqlite"] { #expect(BackupName(text)?.text == text) }
    for text in [
      "before-07.sqlite", "before-+7.sqlite", "ledger-2026-11-31.sqlite", "ledger.sqlite", "before-7.sqlite.new",
    ] {
      #expect(BackupName(text) == nil)
    }
  }
}
