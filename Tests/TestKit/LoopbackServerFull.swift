import Foundation

/// A port on 127.0.0.1 whose queue of connections is full: further ones are neither taken nor refused.
public final class FullListener {
  public let port: Int
  private var sockets: [Int32]

  public init() throws {
    let (listener, port) = try listenOnLoopback(0, backlog: 0)
    self.port = port
    sockets = [listener]
    // Linux takes one more than asked for; the connection after that stays in the air.
    for _ in 0..<2 { sockets.append(try connectToLoopback(port)) }
  }

  public func close() {
    for socket in sockets { _ = Foundation.close(socket) }
    sockets = []
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
