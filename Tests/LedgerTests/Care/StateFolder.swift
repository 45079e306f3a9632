import Foundation
import GRDB
import Model
import TestKit

@testable import Ledger

/// A state directory whose files a test damages, between runs of a program that are played here.
final class StateFolder: Sendable {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder(inMemory: true) }

  var directory: String { folder.path }
  var ledger: String { folder.path("ledger.sqlite") }

  func names(_ part: String) -> [String] { DurableFiles.names(in: folder.path(part)) }

  /// One run, from the lock to its end in order, or as a kill ends it.
  @discardableResult
  func run<T>(
    at now: Instant = minute(0), killed: Bool = false, _ work: (Ledger) async throws -> T
  ) async throws -> T {
    let lock = try StateLock.acquire(directory: directory)
    defer { lock.release() }
    let ledger = try Ledger.openOrRestore(lock, now: now)
    let result = try await work(ledger)
    try ledger.close()
    if killed { lock.distrust() }
    return result
  }

  /// What the next run is told that could not open the ledger.
  func refusal(at now: Instant = minute(0)) async -> LedgerError? {
    do {
      try await run(at: now) { _ in }
      return nil
    } catch { return error as? LedgerError }
  }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path(name))))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path(name)))
  }

  func alter(_ sql: String, in name: String = "ledger.sqlite") throws {
    let other = try DatabaseQueue(path: folder.path(name))
    try other.writeWithoutTransaction { try $0.execute(sql: sql) }
    try other.close()
  }

  /// Overwrites what follows the schema.
  func ruin(_ name: String = "ledger.sqlite") throws {
    var bytes = try bytes(name)
    for index in bytes.indices.suffix(bytes.count / 4) { bytes[index] = 0xEE }
    try write(bytes, to: name)
  }
}

/// A run of work as it is before a backup: one slot delivered, one with a post that waits.
func fill(_ ledger: Ledger, teams: Int = 40) async throws {
  let names = (0..<teams).map { TeamName("t\($0)") }
  _ = try await ledger.decide(
    names.map { posting(slot("2026-11-24", team: $0), [newPost("tue-\($0)", "chat")]) }, now: minute(0))
  try await ledger.deliverAll(at: minute(1))
  try await ledger.ingest(snapshot(minute(1), [item("1"), item("2", .finished)], team: "t0"), calendar: utc)
  _ = try await ledger.decide([posting(wednesday, [newPost("waits", "chat")], at: minute(2))], now: minute(2))
}

extension Ledger {
  /// What would be sent at a moment, whoever may go.
  func wouldSend(at now: Instant) async throws -> [String] {
    try await processOutbox(claiming: ClaimLimit(places: 1_000), now: now).claims.map(\.post.text)
  }
}
