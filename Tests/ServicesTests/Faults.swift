import Foundation
import HTTP
import Model
import ServiceFixtures
import TestKit

/// One thing that a server, or the way to it, does wrong; and what an attempt that meets it has to come to.
struct Fault: Sendable {
  let name: String
  /// How a service says that a post was taken decides where a status came. Either of two, where it hangs on which packet was
  /// faster, or on a word that means something to one service only.
  let outcomes: [Sign: String]

  /// What a service says when it took a post.
  enum Sign: CaseIterable {
    /// `ok`.
    case word
    /// The status is enough.
    case status
  }
  /// How long the attempt may take. Long, so that a busy machine changes nothing; short where it is what ends the attempt.
  var limit = Duration.seconds(60)
  /// What runs until the attempt is over.
  let start: @Sendable () async throws -> FaultyPlace

  /// The same outcome for every service: it hangs on nothing that was said.
  init(_ name: String, _ outcome: String, _ start: @escaping @Sendable () async throws -> FaultyPlace) {
    self.init(name, outcome, outcome, start)
  }

  init(
    _ name: String, _ word: String, _ status: String, _ start: @escaping @Sendable () async throws -> FaultyPlace
  ) {
    self.name = name
    outcomes = [.word: word, .status: status]
    self.start = start
  }

  /// A server that reads so much and then does this.
  init(
    _ name: String, _ word: String, _ status: String? = nil, reading: LoopbackReading = .whole,
    does reply: LoopbackReply
  ) {
    self.init(name, word, status ?? word) {
      let server = try LoopbackServer(reading: reading) { _ in reply }
      return FaultyPlace(server.url("/in/canary0canary"), server: server)
    }
  }
}

/// Where a faulty server is, and what a channel has to say to get there.
struct FaultyPlace: Sendable {
  let url: String
  var settings: [(String, String)] = []
  var stop: @Sendable () -> Void = {}
  /// How many requests came, where one can tell.
  var requestCount: @Sendable () -> Int = { 0 }

  init(_ url: String) { self.url = url }

  init(_ url: String, server: LoopbackServer) {
    self.url = url
    stop = { server.stop() }
    requestCount = { server.requests.count }
  }

  init(_ server: LoopbackTLSServer) {
    url = server.url("/in/canary0canary")
    settings = [("ca", server.certificate)]
    stop = { server.stop() }
  }
}

extension Fault {
  /// The same, where nothing but the limit ends an attempt.
  private func leftAtTheLimit() -> Fault {
    var fault = self
    fault.limit = .seconds(10)
    return fault
  }

  /// The post surely did not arrive: no byte of it left.
  static let beforeTheWire: [Fault] = [
    Fault("refused", "later") {
      let port = try ReservedPort()
      var place = FaultyPlace("http://127.0.0.1:\(port.number)/in/canary0canary")
      place.stop = { _ = port }
      return place
    },
    // A network that is nobody's (RFC 6666): whether a machine has a way there or not, nobody answers.
    Fault("unreachable", "later") { FaultyPlace("https://[100::1]/in/canary0canary") },
    Fault("no such name", "later") { FaultyPlace("https://nobody.invalid/in/canary0canary") },
    Fault("no connection is taken", "later") {
      let full = try FullListener()
      var place = FaultyPlace("http://127.0.0.1:\(full.port)/in/canary0canary")
      place.stop = { full.close() }
      return place
    },
    secured("TLS: closed at once", .hangUp), secured("TLS: reset at once", .reset),
    secured("TLS: an alert", .bytes([0x15, 3, 3, 0, 2, 2, 40], then: .close)),
    secured("TLS: no TLS at all", .text("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", then: .close)),
    secured("TLS: silence", .silence).leftAtTheLimit(),
    Fault("TLS: expired", "later") { FaultyPlace(try await LoopbackTLSServer.start(valid: .past)) },
    Fault("TLS: another name", "later") { FaultyPlace(try await LoopbackTLSServer.start(for: "DNS:chat.example")) },
    Fault("TLS: nobody vouches", "later") {
      var place = FaultyPlace(try await LoopbackTLSServer.start())
      place.settings = []
      return place
    },
    Fault("a proxy wants a login", "later") {
      let proxy = try LoopbackServer { _ in .answer("log in", status: 407) }
      var place = FaultyPlace("https://chat.example.org/in/canary0canary", server: proxy)
      place.settings = [("proxy", "http://127.0.0.1:\(proxy.port)")]
      return place
    },
  ]

  private static func secured(_ name: String, _ reply: LoopbackReply) -> Fault {
    Fault(name, "later") {
      let server = try LoopbackServer(reading: .nothing) { _ in reply }
      return FaultyPlace("https://127.0.0.1:\(server.port)/in/canary0canary", server: server)
    }
  }

  /// The post may have arrived: a byte of it may have left, and no final status came.
  static let noAnswer: [Fault] = [
    Fault("closed when connected", "unknown", reading: .nothing, does: .hangUp),
    Fault("reset when connected", "later|unknown", reading: .nothing, does: .reset),
    Fault("reset after the headers", "unknown", reading: .headers, does: .reset),
    Fault("reset after half the body", "unknown", reading: .half, does: .reset),
    Fault("reset after the body", "unknown", does: .reset), Fault("closed after the body", "unknown", does: .hangUp),
    Fault("silence", "unknown", does: .silence).leftAtTheLimit(),
    Fault("an answer that comes too late", "unknown", does: .late(milliseconds: 60_000, .answer("ok")))
      .leftAtTheLimit(),
    Fault("100 for ever", "unknown", does: .endless(start: [], again: Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))),
    Fault(
      "100 for ever, slowly", "unknown",
      does: .drip(
        start: [], slowly: Array(String(repeating: "HTTP/1.1 100 Go\r\n\r\n", count: 9).utf8), milliseconds: 200)
    ).leftAtTheLimit(),
    Fault("half a status line", "unknown", does: .text("HTTP/1.1 20", then: .close)),
    Fault(
      "a status line that drips", "unknown",
      does: .drip(start: [], slowly: Array("HTTP/1.1 200 OK".utf8), milliseconds: 3000)
    ).leftAtTheLimit(),
    Fault("no HTTP", "unknown", does: .text("220 mail.example ESMTP\r\n", then: .close)),
    Fault(
      "10,000 headers", "unknown",
      does: .text(ok + String(repeating: "X-More: and more\r\n", count: 10_000) + "\r\nok", then: .close)),
    Fault(
      "endless headers", "unknown", does: .endless(start: Array(ok.utf8), again: Array("X-More: and more\r\n".utf8))),
    Fault(
      "one endless header", "unknown",
      does: .endless(start: Array((ok + "X-Long: ").utf8), again: Array(repeating: 0x78, count: 9_999))),
  ]

  private static let ok = "HTTP/1.1 200 OK\r\n"

  /// A final status came, and then something was wrong.
  static let halfAnAnswer: [Fault] = [
    Fault(
      "headers that drip", "unknown", "delivered",
      does: .drip(start: Array(ok.utf8), slowly: Array(repeating: 0x58, count: 200), milliseconds: 300)
    ).leftAtTheLimit(),
    Fault(
      "a body that drips", "unknown", "delivered",
      does: .drip(start: Array((ok + "\r\n").utf8), slowly: Array(repeating: 0x58, count: 200), milliseconds: 300)
    ).leftAtTheLimit(),
    Fault(
      "a body that breaks off", "unknown", "delivered",
      does: .text(ok + "Content-Length: 100\r\n\r\nhalf", then: .close)),
    Fault(
      "chunks that break off", "unknown", "delivered",
      does: .text(ok + "Transfer-Encoding: chunked\r\n\r\n64\r\nhalf", then: .close)),
    Fault(
      "an endless body", "unknown", "delivered",
      does: .endless(start: Array((ok + "\r\n").utf8), again: Array(repeating: 0x78, count: 9_999))),
    Fault(
      "a gzip bomb", "unknown", "delivered",
      does: .endless(start: Array((ok + "Content-Encoding: gzip\r\n\r\n").utf8) + Bomb.start, again: Bomb.again)),
    Fault(
      "two lengths", "delivered", does: .text(ok + "Content-Length: 2\r\nContent-Length: 5\r\n\r\nok", then: .close)),
    Fault(
      "two lengths, the longer first", "delivered",
      does: .text(ok + "Content-Length: 5\r\nContent-Length: 2\r\n\r\nok", then: .close)),
    Fault(
      "a length that is none", "unknown", "delivered", does: .text(ok + "Content-Length: -2\r\n\r\nok", then: .close)),
    Fault("an answer that comes late", "delivered", does: .late(milliseconds: 2_000, .answer("ok"))),
    Fault("JSONBody 10,000 deep", "unknown", "delivered", does: .answer(String(repeating: "{\"a\":", count: 10_000))),
    Fault(
      "JSONBody 10,000 deep, refused", "refused", does: .answer(String(repeating: "[", count: 10_000), status: 400)),
    Fault("a page of a hotel", "unknown", "delivered", does: .answer("<html>Welcome</html>")),
    Fault("no_service", "refused|unknown", "delivered", does: .answer("no_service")),
    Fault("all is well", "delivered", does: .answer("ok")),
  ]
}

/// Zeros without end, packed a thousand to one: the bytes repeat every thirteen, eight runs of 258.
private enum Bomb {
  static let start: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + packed.prefix(13)
  static let again = Array(repeating: packed.dropFirst(13).prefix(13), count: 999).flatMap { $0 }

  private static let packed: [UInt8] = {
    // A block with fixed codes that is not the last, one zero, and then: 258 times what was one before.
    let run = "11000101" + "00000"
    let bits = Array("0" + "10" + "00110000" + String(repeating: run, count: 24))
    return stride(from: 0, to: 26 * 8, by: 8).map { from in
      (0..<8).reduce(UInt8(0)) { bits[from + $1] == "1" ? $0 | 1 << UInt8($1) : $0 }
    }
  }()
}
