import Foundation
import Synchronization

/// A port on 127.0.0.1 whose queue of connections is full: further ones are neither taken nor refused.
package final class FullListener: Sendable {
  package let port: Int
  private let sockets: Mutex<[Int32]>

  package init() throws {
    let reserved = try ReservedPort()
    let port = reserved.number
    let listener = try reserved.listen(backlog: 0)
    self.port = port
    // Linux takes one more than asked for; the connection after that stays in the air.
    sockets = Mutex([listener] + (try (0..<2).map { _ in try connectToLoopback(port) }))
  }

  package func close() {
    sockets.withLock { sockets in
      for socket in sockets { _ = Foundation.close(socket) }
      sockets = []
    }
  }
}

/// Begins a connection and does not wait for it.
private func connectToLoopback(_ port: Int) throws -> Int32 {
  let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
  let client = socket(AF_INET, kind, 0)
  guard client >= 0 else { throw POSIXError(.EMFILE) }
  withLoopbackAddress(port) { address, length in _ = connect(client, address, length) }
  return client
}
