import Foundation

/// One connection of a loopback server, which reads requests and carries out replies.
final class LoopbackConnection {
  let socket: Int32
  private let number: Int
  private var count = 0
  private var unread: [UInt8] = []
  /// Whether it was told to read less than the client sends.
  private var leavesUnread = false

  init(socket: Int32, number: Int) {
    self.socket = socket
    self.number = number
  }

  /// Nil when the client has gone, or has sent something that is not a request.
  func readRequest(_ reading: LoopbackReading) -> LoopbackRequest? {
    if case .whole = reading {} else { leavesUnread = true }
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

  /// Carries out a reply. Returns false when the connection is over.
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
      _ = shutdown(socket, Int32(SHUT_WR))
      // With bytes unread, `close` would send RST after the end of the data, which might overtake it.
      if leavesUnread { while readMore() {} }
      // The end of the connection is a packet of its own. With SO_LINGER `close` waits until the client has it.
      linger(seconds: 30)
      return false
    case .reset:
      linger(seconds: 0)
      return false
    case .silence:
      while readMore() {}
      return false
    }
  }

  private func linger(seconds: Int32) {
    var option = Foundation.linger(l_onoff: 1, l_linger: seconds)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<Foundation.linger>.size))
  }

  private func clientLeaves(within milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, milliseconds) > 0
  }
}
