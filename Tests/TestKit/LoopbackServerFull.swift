import Foundation
import Synchronization

/// A port on 127.0.0.1 whose connection queue is full, so that further connections are neither accepted nor refused.
package final class FullListener: Sendable {
  package let port: Int
  private let sockets: Mutex<[Int32]>

  package init() throws {
    let reserved = try ReservedPort()
    let port = reserved.number
    let listener = try reserved.listen(backlog: 0)
    self.port = port
    // Linux accepts one connection more than the backlog. The next one stays unanswered.
    sockets = Mutex([listener] + (try (0..<2).map { _ in try connectToLoopback(port) }))
  }

  package func close() {
    sockets.withLock { sockets in
      for socket in sockets { _ = Foundation.close(socket) }
      sockets = []
    }
  }
}

/// Begins a connection without waiting for it.
private func connectToLoopback(_ port: Int) throws -> Int32 {
  let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
  let client = socket(AF_INET, kind, 0)
  guard client >= 0 else { throw POSIXError(.EMFILE) }
  withLoopbackAddress(port) { address, length in _ = connect(client, address, length) }
  return client
}
