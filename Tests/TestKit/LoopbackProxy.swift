import Foundation
import Glibc
import Synchronization

/// A proxy on 127.0.0.1 that demands a login. It opens tunnels (CONNECT) and forwards plain requests, to this machine
/// only.
package final class LoopbackProxy: Sendable {
  package let port: Int
  private let listener: Int32
  /// The value that `Proxy-Authorization` must have.
  private let wanted: String
  private let seen = Mutex<[String]>([])

  /// Listens at once.
  package init(login: String, password: String) throws {
    let reserved = try ReservedPort()
    (listener, port) = (try reserved.listen(), reserved.number)
    wanted = "Basic " + Data("\(login):\(password)".utf8).base64EncodedString()
    Thread.detachNewThread { [self] in
      while true {
        let client = accept(listener, nil, nil)
        if client < 0 { return }
        Thread.detachNewThread { [self] in serve(client) }
      }
    }
  }

  package var address: String { "http://127.0.0.1:\(port)" }
  /// The request lines and headers that came, one text for each request.
  package var requests: [String] { seen.withLock { $0 } }

  package func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve(_ client: Int32) {
    defer { close(client) }
    guard let head = head(from: client) else { return }
    seen.withLock { $0.append(head) }
    let lines = head.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    guard words.count == 3,
      lines.contains(where: { $0.lowercased().hasPrefix("proxy-authorization:") && $0.hasSuffix(" " + wanted) })
    else {
      return send(
        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
        to: client)
    }
    let isTunnel = words[0] == "CONNECT"
    let place = isTunnel ? words[1] : words[1].replacingOccurrences(of: "http://", with: "")
    let host = place.prefix { $0 != "/" }
    guard let port = host.split(separator: ":").last.flatMap({ Int($0) }) else { return }
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    defer { close(server) }
    guard withLoopbackAddress(port, { connect(server, $0, $1) }).0 == 0 else { return }
    if isTunnel {
      send("HTTP/1.1 200 Connected\r\n\r\n", to: client)
    } else {
      let path = place.dropFirst(host.count)
      let rest = lines.dropFirst().filter { !$0.lowercased().hasPrefix("proxy-") }
      send("\(words[0]) \(path) HTTP/1.1\r\n" + rest.joined(separator: "\r\n"), to: server)
    }
    pass(client, server)
  }

  /// Reads up to the empty line, which is part of the result.
  private func head(from socket: Int32) -> String? {
    var bytes: [UInt8] = []
    while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8), bytes.count < 64 * 1024 {
      var byte: UInt8 = 0
      guard recv(socket, &byte, 1, 0) == 1 else { return nil }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func send(_ text: String, to socket: Int32) { send(Array(text.utf8), to: socket) }

  private func send(_ bytes: [UInt8], to socket: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Forwards both ways until one side ends.
  private func pass(_ one: Int32, _ other: Int32) {
    var ends = [
      pollfd(fd: one, events: Int16(POLLIN), revents: 0), pollfd(fd: other, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&ends, 2, 20_000) > 0 {
      for (from, to) in [(0, 1), (1, 0)] where ends[from].revents != 0 {
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        let count = recv(ends[from].fd, &buffer, buffer.count, 0)
        guard count > 0 else { return }
        send(Array(buffer[..<count]), to: ends[to].fd)
      }
    }
  }
}
