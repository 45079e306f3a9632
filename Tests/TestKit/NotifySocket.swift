import Foundation

/// systemd's side of sd_notify: receives what a service says about itself.
package final class NotifySocket: Sendable {
  package let path: String
  private let descriptor: Int32
  private let lines = Watched<[String]>([])

  package init(in folder: TemporaryFolder, name: String = "notify") throws {
    path = folder.path(name)
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let bound = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard bound == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    Thread.detachNewThread { [self] in listen() }
  }

  deinit { close(descriptor) }

  /// Everything that was said so far, one entry for each line.
  package var said: [String] { lines.value }

  /// Returns once a line begins with `prefix`. A line that was said before counts, too.
  package func heard(_ prefix: String) async throws {
    try await lines.reached("\"\(prefix)\" on the socket of sd_notify") { $0.contains { $0.hasPrefix(prefix) } }
  }

  /// Drops what was said, so that the next `heard` waits for something new.
  package func forget() { lines.change { $0 = [] } }

  package func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  private func listen() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      let said = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
      lines.change { $0 += said }
    }
  }
}
