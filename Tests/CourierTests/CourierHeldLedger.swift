import Dispatch
import Model
import ServiceFixtures
import TestKit
import Testing

@testable import Ledger

/// A reader in the middle of a read transaction, for as long as a test wants.
final class HeldLedger: Sendable {
  private enum Stage { case before, holding, over }
  private let ledger: Ledger
  private let stage = Watched(Stage.before)
  private let mayEnd = DispatchSemaphore(value: 0)

  init(directory: String) throws { ledger = try Ledger.open(directory: directory, mode: .read) }

  /// Returns once the file is held.
  func hold() async throws {
    Task {
      do {
        try await ledger.read("hold the file") { [stage, mayEnd] db in
          _ = try db.one("SELECT count(*) FROM post") as Int?
          stage.change { $0 = .holding }
          if mayEnd.wait(timeout: .now() + 180) == .timedOut { Issue.record("nobody let go of the ledger") }
        }
      } catch { Issue.record(error) }
      stage.change { $0 = .over }
    }
    try await stage.reached("a reader that holds the ledger") { $0 != .before }
  }

  func letGo() async throws {
    mayEnd.signal()
    try await stage.reached("the end of a reader that held the ledger") { $0 == .over }
  }
}
