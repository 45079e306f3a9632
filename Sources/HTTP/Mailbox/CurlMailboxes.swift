import Model
import Reactor
import Synchronization

/// Reads mailboxes over IMAP. libcurl connects, verifies and logs in. The commands after that are our own, because
/// libcurl's way of fetching a mail would mark it as read.
package struct CurlMailboxes: MailboxClient {
  package init() {
    BrokenPipe.ignore()
    CurlClient.prepared
  }

  /// Reads a mailbox once. Cancelling the task ends this within a second.
  package func read(_ request: MailboxRequest) async -> Result<MailboxAnswer, MailboxFailure> {
    let session = MailboxSession(request)
    return await withTaskCancellationHandler {
      await session.run()
    } onCancel: {
      session.stop.set()
    }
  }
}

/// One reading of one mailbox. libcurl blocks here, so the actor has a queue of its own.
private actor MailboxSession {
  nonisolated let executor = QueueExecutor(label: "dagpost.mailbox")
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  nonisolated let stop = StopFlag()
  private let request: MailboxRequest

  init(_ request: MailboxRequest) { self.request = request }

  func run() -> Result<MailboxAnswer, MailboxFailure> {
    do throws(MailboxFailure) {
      let connection = try MailboxConnection(request, stop: stop)
      try connection.open()
      var session = IMAPSession(connection, request)
      return .success(try session.read())
    } catch { return .failure(error) }
  }
}

/// A request to stop that can be made from any thread.
final class StopFlag: Sendable {
  private let isUp = Atomic(false)
  func set() { isUp.store(true, ordering: .relaxed) }
  var isSet: Bool { isUp.load(ordering: .relaxed) }
}
