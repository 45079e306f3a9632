import GRDB
import Model
import TestKit
import Testing

@testable import Ledger

/// When the file is looked at, and what is seen.
struct CheckingTests {
  private let state: StateFolder
  init() throws { state = try StateFolder() }

  /// An index that no longer says what its table says: the quick look does not compare them.
  private func bendIndex() async throws {
    try await state.run { try await fill($0) }
    func say(_ old: String, _ new: String) -> String {
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '\(old)', '\(new)') WHERE name = 'post_of_update'"
    }
    try state.alter(say("(chosen_update)", "(service)"))
    try state.alter("UPDATE post SET chosen_update = 2 WHERE number = 1")
    try state.alter(say("(service)", "(chosen_update)"))
  }

  @Test func `the full check sees an index that disagrees with its table, the quick one does not`() async throws {
    try await bendIndex()
    let lock = try StateLock.acquire(directory: state.directory)
    let ledger = try Ledger.open(directory: state.directory, mode: .write(lock))
    try await ledger.quickCheck()
    await #expect { try await ledger.check(full: true) } throws: { ($0 as? LedgerError)?.damage != nil }
  }

  @Test func `rows that refer to nothing are seen in full`() async throws {
    try await state.run { try await fill($0) }
    try state.alter("PRAGMA foreign_keys = OFF; DELETE FROM chosen_update WHERE number = 3")
    let lock = try StateLock.acquire(directory: state.directory)
    let ledger = try Ledger.open(directory: state.directory, mode: .write(lock))
    try await ledger.quickCheck()
    await #expect {
      try await ledger.check(full: true)
    } throws: {
      ($0 as? LedgerError)?.sentence.contains("a row of post refers to one of chosen_update that is not there") == true
    }
  }

  @Test func `table by table finds the same`() async throws {
    try await state.run { try await fill($0) }
    func found(full: Bool) throws -> [String] {
      let queue = try DatabaseQueue(path: state.ledger)
      return try queue.read { db in try Checking.findingsByTable(db, full: full) { try $0(db) } }
    }
    #expect(try found(full: true) == [])
    try state.alter("PRAGMA foreign_keys = OFF; DELETE FROM slot WHERE number = 3")
    #expect(try found(full: false) == [])
    #expect(try found(full: true).first?.contains("refers to one of slot") == true)
  }

  @Test func `quickly once a day, in full once a week`() async throws {
    try await state.run { ledger async throws in
      func checked() async throws -> [Instant?] {
        try await ledger.read("look") { [try $0.care(.checked), try $0.care(.checkedInFull)] }
      }
      try await ledger.checkWhenDue(now: minute(0))
      #expect(try await checked() == [minute(0), minute(0)], "nobody has ever looked")
      try await ledger.checkWhenDue(now: minute(60))
      #expect(try await checked() == [minute(0), minute(0)])
      for n in 1...6 {
        try await ledger.checkWhenDue(now: day(Int64(n)))
        #expect(try await checked() == [day(Int64(n)), minute(0)])
      }
      try await ledger.checkWhenDue(now: day(7))
      #expect(try await checked() == [day(7), day(7)])
      // What a clock that was ahead wrote down puts nothing off.
      try await ledger.checkWhenDue(now: day(3))
      #expect(try await checked() == [day(3), day(3)])
    }
  }

  @Test func `a stop in order leaves nothing to look at, a kill does`() async throws {
    try await state.run { _ in }
    #expect(try state.bytes("lock").isEmpty)
    try await state.run(killed: true) { _ in }
    let next = try StateLock.acquire(directory: state.directory)
    #expect(next.wasLeft)
    next.release()
    let afterNext = try StateLock.acquire(directory: state.directory)
    #expect(!afterNext.wasLeft)
  }

  @Test func `after a kill the whole file is looked at before anything is done`() async throws {
    try await state.run { _ = try await $0.backUp(now: minute(0)) }
    try await bendIndex()
    try await state.run { #expect($0.opening.restored == nil, "nobody was killed, so nobody looked") }
    try await state.run(killed: true) { _ in }
    try await state.run { #expect($0.opening.restored != nil) }
  }

  @Test(arguments: [
    ResultCode.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH,
    .SQLITE_NOLFS,
    .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_INTERRUPT, .SQLITE_CONSTRAINT, .SQLITE_NOMEM,
  ])
  func `only damage is mended by a backup`(code: ResultCode) {
    #expect(LedgerError.from(DatabaseError(resultCode: code), path: "x", action: "y").damage == nil)
  }

  @Test(arguments: [ResultCode.SQLITE_CORRUPT, .SQLITE_NOTADB])
  func `damage is told as damage`(code: ResultCode) {
    let error = LedgerError.from(DatabaseError(resultCode: code), path: "x", action: "y")
    #expect(error.kind == .broken && error.damage != nil)
  }
}
