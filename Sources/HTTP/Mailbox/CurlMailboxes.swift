import Model
import Reactor
import Synchronization

/// Mailboxes over IMAP: libcurl connects, verifies and logs in; what is asked after that is ours, because libcurl's own
/// way of fetching a mail would mark it as read.
package struct CurlMailboxes: MailboxClient {
  package init() {
    BrokenPipe.ignore()
    CurlClient.prepared
  }

  /// Cancelling the task ends it within a second.
  package func read(_ request: MailboxRequest) async -> Result<MailboxAnswer, MailboxFailure> {
    let session = MailboxSession(request)
    return await withTaskCancellationHandler {
      await session.run()
    } onCancel: {
      session.stop.set()
    }
  }
}

/// One look into one mailbox. libcurl waits in here, so it has a queue of its own.
private actor MailboxSession {
  nonisolated let executor = QueueExecutor(label: "dagpost.mailbox")
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  nonisolated let stop = StopSign()
  private let request: MailboxRequest

  init(_ request: MailboxRequest) { self.request = request }

  func run() -> Result<MailboxAnswer, MailboxFailure> {
    do throws(MailboxFailure) {
      let connection = try MailboxConnection(request, stop: stop)
      try connection.open()
      var talk = IMAPTalk(connection, request)
      return .success(try talk.read())
    } catch { return .failure(error) }
  }
}

/// Somebody wants it to end.
final class StopSign: Sendable {
  private let isUp = Atomic(false)
  func set() { isUp.store(true, ordering: .relaxed) }
  var isSet: Bool { isUp.load(ordering: .relaxed) }
}
