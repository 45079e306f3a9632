import Foundation

/// One connection of a loopback server: reads requests, carries out replies.
final class LoopbackConnection {
  let socket: Int32
  private let number: Int
  private var count = 0
  private var unread: [UInt8] = []

  init(socket: Int32, number: Int) {
    self.socket = socket
    self.number = number
  }

  func close() { _ = Foundation.close(socket) }

  /// Nil when the client has gone, or sent what is not a request.
  func readRequest(_ reading: LoopbackReading) -> LoopbackRequest? {
    if case .nothing = reading {
      return LoopbackRequest(method: "", path: "", headers: [], body: [], connection: number, numberOnConnection: 1)
    }
    guard let head = readHead() else { return nil }
    let lines = head.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3 else { return nil }
    let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (String(line[..<colon]), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
    }
    let whole = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
    let length =
      switch reading {
      case .whole: whole
      case .half: whole / 2
      case .headers, .nothing: 0
      }
    while unread.count < length { guard readMore() else { return nil } }
    let body = Array(unread.prefix(length))
    unread.removeFirst(length)
    count += 1
    return LoopbackRequest(
      method: String(words[0]), path: String(words[1]), headers: headers, body: body, connection: number,
      numberOnConnection: count)
  }

  /// False when the connection is over.
  func perform(_ reply: LoopbackReply) -> Bool {
    switch reply {
    case .answer(let status, let headers, let body):
      var head = "HTTP/1.1 \(status) Scripted\r\nContent-Length: \(body.count)\r\n"
      for (name, value) in headers { head += "\(name): \(value)\r\n" }
      return send(Array(head.utf8) + [0x0D, 0x0A] + body)
    case .bytes(let bytes, let ending):
      return send(bytes) && end(ending)
    case .endless(let start, let again):
      guard send(start) else { return false }
      while send(again) {}
      return false
    case .drip(let start, let slowly, let milliseconds):
      guard send(start) else { return false }
      for byte in slowly { guard !clientLeaves(within: milliseconds), send([byte]) else { return false } }
      return false
    case .late(let milliseconds, let reply): return !clientLeaves(within: milliseconds) && perform(reply)
    }
  }
}

extension LoopbackConnection {
  private func readHead() -> String? {
    let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    while true {
      if let range = unread.firstRange(of: end) {
        let head = String(decoding: unread[..<range.lowerBound], as: UTF8.self)
        unread.removeSubrange(..<range.upperBound)
        return head
      }
      guard unread.count < 1 << 20, readMore() else { return nil }
    }
  }

  private func readMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    let got = recv(socket, &buffer, buffer.count, 0)
    guard got > 0 else { return false }
    unread += buffer.prefix(got)
    return true
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let now = bytes.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard now > 0 else { return false }
      sent += now
    }
    return true
  }

  private func end(_ ending: LoopbackEnding) -> Bool {
    switch ending {
    case .keep: return true
    case .close:
      waitUntilClientWasTold()
      return false
    case .reset:
      var now = linger(l_onoff: 1, l_linger: 0)
      setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
      return false
    case .silence:
      while readMore() {}
      return false
    }
  }

  /// The end of the connection is a packet of its own, which may still be under way when `close` returns.
  private func waitUntilClientWasTold() {
    _ = shutdown(socket, Int32(SHUT_WR))
    let finWait1: UInt8 = 4
    var state = finWait1
    for _ in 0..<100_000 where state == finWait1 {
      var length = socklen_t(1)
      guard getsockopt(socket, Int32(IPPROTO_TCP), TCP_INFO, &state, &length) == 0 else { return }
      sched_yield()
    }
  }

  private func clientLeaves(within milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, milliseconds) > 0
  }
}

/// A listening socket on 127.0.0.1 and its port.
func listenOnLoopback(_ port: Int, backlog: Int32 = 4096) throws -> (socket: Int32, port: Int) {
  func failure() -> POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
  guard listener >= 0 else { throw failure() }
  var yes: Int32 = 1
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
  let (bound, found) = withLoopbackAddress(port) { address, length in
    var length = length
    return bind(listener, address, length) == 0 && listen(listener, backlog) == 0
      && getsockname(listener, address, &length) == 0
  }
  guard bound else { throw failure() }
  return (listener, found)
}

/// Calls `body` with the address of a port on 127.0.0.1; returns its result and the port that stands there afterwards.
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
