import Dispatch
import Glibc

/// A request and an answer over a Unix socket in the file system, by which a command asks the running daemon.
///
/// One connection carries one request, which ends when the command shuts down its writing side, and one answer. The
/// daemon accepts only its own user and root.
package enum LocalSocket {
  /// The most bytes of one request or answer.
  static let limit = 16 * 1024 * 1024

  package struct Failure: Error, Sendable {
    package let sentence: String
  }

  /// Sends a request and waits for the answer, at most `timeout`. Nil when nobody listens there.
  package static func ask(_ path: String, _ request: [UInt8], timeout: Duration) async throws(Failure) -> [UInt8]? {
    let result: Result<[UInt8]?, Failure> = await withCheckedContinuation { continuation in
      // Blocking calls run on a thread of their own, never on one that runs tasks.
      DispatchQueue(label: "dagpost.local-socket").async { @Sendable in
        continuation.resume(returning: Result { () throws(Failure) in try exchange(path, request, timeout) })
      }
    }
    return try result.get()
  }

  private static func exchange(_ path: String, _ request: [UInt8], _ timeout: Duration) throws(Failure) -> [UInt8]? {
    guard let descriptor = try open(path, calling: connect) else { return nil }
    defer { close(descriptor) }
    limitTime(of: descriptor, to: timeout)
    guard write(request, to: descriptor) else { throw Failure(sentence: "the daemon stopped listening") }
    shutdown(descriptor, Int32(SHUT_WR))
    guard let answer = read(from: descriptor) else {
      throw Failure(sentence: "the daemon did not answer within \(timeout.components.seconds) s")
    }
    return answer
  }

  /// A socket at `path` after `call` (bind or connect); nil when nobody listens there.
  static func open(
    _ path: String, calling call: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32
  ) throws(Failure) -> Int32? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    let short = path.utf8.count < room ? nil : try ShortWay(to: path)
    defer { short?.close() }
    let bytes = Array((short?.path ?? path).utf8)
    guard bytes.count < room else { throw Failure(sentence: "the path of the socket is too long: \(path)") }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else {
      throw Failure(sentence: "no socket could be made: \(String(cString: strerror(errno)))")
    }
    let status = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        call(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    if status == 0 { return descriptor }
    let reason = errno
    close(descriptor)
    if reason == ENOENT || reason == ENOTDIR || reason == ECONNREFUSED { return nil }
    let advice = reason == EACCES ? "; do this as root or as the user that Dagpost runs as" : ""
    throw Failure(sentence: "\(path): \(String(cString: strerror(reason)))\(advice)")
  }

  /// A shorter path to the same socket: an address holds 107 bytes of path, which a deep folder exceeds, but the kernel
  /// also accepts an open folder as /proc/self/fd/N.
  private struct ShortWay {
    private let folder: Int32
    let path: String

    init(to path: String) throws(Failure) {
      let name = path.split(separator: "/").last ?? ""
      folder = Glibc.open(String(path.dropLast(name.count)), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard folder >= 0 || errno == ENOENT else {
        throw Failure(sentence: "\(path): \(String(cString: strerror(errno)))")
      }
      self.path = "/proc/self/fd/\(folder)/\(name)"
    }

    func close() { if folder >= 0 { Glibc.close(folder) } }
  }

  static func limitTime(of descriptor: Int32, to timeout: Duration) {
    var time = timeval(tv_sec: Int(timeout.components.seconds), tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, size)
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Reads until the other side shuts down; nil on an error, a time-out or too many bytes.
  static func read(from descriptor: Int32) -> [UInt8]? {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0, all.count + count <= limit else { return nil }
      if count == 0 { return all }
      all += buffer[..<count]
    }
  }
}
