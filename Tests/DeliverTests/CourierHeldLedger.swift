import Dispatch
import Model
import Testing

@testable import Ledger

/// A reader in the middle of a read transaction, for as long as a test wants.
final class HeldLedger: Sendable {
  private let ledger: Ledger
  private let begun = AsyncStream<Void>.makeStream()
  private let mayEnd = DispatchSemaphore(value: 0)
  private let ended = AsyncStream<Void>.makeStream()

  init(directory: String) throws { ledger = try Ledger.open(directory: directory, mode: .read) }

  /// Returns once the file is held.
  func hold() async {
    Task {
      do {
        try await ledger.read("hold the file") { [begun, mayEnd] db in
          _ = try db.one("SELECT count(*) FROM post") as Int?
          begun.continuation.yield()
          mayEnd.wait()
        }
      } catch { Issue.record(error) }
      ended.continuation.yield()
    }
    for await _ in begun.stream { return }
  }

  func letGo() async throws {
    mayEnd.signal()
    for await _ in ended.stream { return }
  }
}
