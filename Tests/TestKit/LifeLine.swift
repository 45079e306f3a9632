import Foundation

/// Tells when programs have ended that a test did not start itself. They open a named pipe for writing, which closes
/// when they end.
package final class LifeLine: Sendable {
  private let path: String
  private let isOver = Watched(false)

  /// Makes the pipe. In a shell, `exec 9> path` opens it for that shell and all that it starts.
  package init(at path: String) throws {
    self.path = path
    guard mkfifo(path, 0o600) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    Thread.detachNewThread { [isOver] in
      guard let pipe = FileHandle(forReadingAtPath: path) else { return }
      _ = try? pipe.readToEnd()
      isOver.change { $0 = true }
    }
  }

  /// Returns once the last program that holds the pipe has ended.
  package func ended() async throws { try await isOver.reached("the end of all that holds \(path)") { $0 } }
}
