import Foundation
import Synchronization

/// A port on 127.0.0.1 that belongs to the test and refuses connections until a server listens on it.
package final class ReservedPort: Sendable {
  package let number: Int
  /// The socket; nil once a server has taken it.
  private let socket: Mutex<Int32?>

  /// Reserves `port`, or any free one.
  package init(_ port: Int = 0) throws {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let own = Foundation.socket(AF_INET, kind, 0)
    guard own >= 0 else { throw lastError() }
    // A given port may have connections of a moment ago, which SO_REUSEADDR ignores. A free port is not shared with
    // anybody.
    var reuse: Int32 = port == 0 ? 0 : 1
    setsockopt(own, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
    let (isBound, found) = withLoopbackAddress(port) { address, length in
      var length = length
      return bind(own, address, length) == 0 && getsockname(own, address, &length) == 0
    }
    guard isBound else { throw lastError() }
    number = found
    socket = Mutex(own)
  }

  deinit { if let own = socket.withLock({ $0 }) { close(own) } }

  /// Makes the socket listen and returns it. The caller closes it.
  func listen(backlog: Int32 = 4096) throws -> Int32 {
    let own = socket.withLock { socket in
      defer { socket = nil }
      return socket
    }
    guard let own, Foundation.listen(own, backlog) == 0 else { throw lastError() }
    return own
  }
}

private func lastError() -> POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }

/// Calls `body` with the address of a port on 127.0.0.1. Returns the result, and the port in the address afterwards.
@discardableResult
func withLoopbackAddress<Result>(
  _ port: Int, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Result
) -> (Result, Int) {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
  address.sin_port = in_port_t(port).bigEndian
  let result = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
  }
  return (result, Int(in_port_t(bigEndian: address.sin_port)))
}
