import HTTP
import Model
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct LimitTests {
  private let ok = Array("HTTP/1.1 200 OK\r\n".utf8)

  @Test func `an endless body is cut at its limit and is an answer`() async throws {
    let start = ok + Array("\r\n".utf8)
    try await withServer({ _ in .endless(start: start, again: Array(repeating: 0x78, count: 10_000)) }) {
      server, client in
      let answer = try #require(await client.send(.post(server.url())).answer)
      #expect(answer.status == 200)
      #expect(answer.truncated)
      #expect(answer.body == Array(repeating: 0x78, count: 64 * 1024))
    }
  }

  @Test func `keeps a body of exactly the limit, and cuts one with a byte more`() async throws {
    try await withServer({ .answer(status: 200, body: Array(repeating: 0x78, count: Int($0.path.dropFirst()) ?? 0)) }) {
      server, client in
      let limits = HTTPLimits(bodyBytes: 50_000)
      let exact = try #require(await client.send(.get(server.url("/50000"), limits: limits)).answer)
      #expect(exact.body.count == 50_000)
      #expect(!exact.truncated)
      let longer = try #require(await client.send(.get(server.url("/50001"), limits: limits)).answer)
      #expect(longer.body.count == 50_000)
      #expect(longer.cut == .limit && longer.missing == nil)
      let none = try #require(await client.send(.get(server.url("/1"), limits: HTTPLimits(bodyBytes: 0))).answer)
      #expect(none.body.isEmpty && none.truncated)
    }
  }

  @Test func `fails on endless headers`() async throws {
    let line = Array("X-More: and more\r\n".utf8)
    try await withServer({ _ in .endless(start: ok, again: line) }) { server, client in
      let result = await client.send(.post(server.url()))
      #expect(
        result.failure
          == HTTPFailure.noAnswer(
            "127.0.0.1:\(server.port) sent more header than an answer has: over 100 lines or 32768 bytes"))
    }
  }

  @Test func `fails on an endless header`() async throws {
    let start = ok + Array("X-Long: ".utf8)
    try await withServer({ _ in .endless(start: start, again: Array(repeating: 0x78, count: 10_000)) }) {
      server, client in
      #expect(await client.send(.post(server.url())).kind == "no answer")
    }
  }

  @Test func `fails on endless 100 Continue answers`() async throws {
    try await withServer({ _ in .endless(start: [], again: Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }) {
      server, client in
      #expect(await client.send(.post(server.url())).kind == "no answer")
    }
  }

  @Test func `leaves a server without an answer at the deadline`() async throws {
    try await withServer({ _ in .silence }) { server, client in
      let result = await client.send(.post(server.url(), limits: .post.total(.seconds(1))))
      #expect(result.failure == HTTPFailure.noAnswer("127.0.0.1:\(server.port) gave no answer within 1 s"))
      try await server.reached { $0.open == 0 }
    }
  }

  @Test func `takes a status that came before the deadline for an answer`() async throws {
    try await withServer({ _ in .text("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", then: .silence) }) {
      server, client in
      let answer = try #require(await client.send(.post(server.url(), limits: .post.total(.seconds(5)))).answer)
      #expect(answer.text == "half")
      #expect(answer.missing == "the whole answer was not there in time (4 of 9 bytes)")
    }
  }

  @Test func `leaves a server that falls silent before the deadline`() async throws {
    try await withServer({ _ in .text("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", then: .silence) }) {
      server, client in
      var limits = HTTPLimits.read.total(.seconds(3600))
      limits.silence = .seconds(2)
      #expect(await client.send(.get(server.url(), limits: limits)).answer?.truncated == true)
    }
  }

  @Test func `leaves a server that accepts no connection at the connect deadline`() async throws {
    let full = try FullListener()
    defer { full.close() }
    let client = CurlClient(version: "1")
    var limits = HTTPLimits.post
    limits.connect = .milliseconds(50)
    let result = await client.send(.post("http://127.0.0.1:\(full.port)/", limits: limits))
    #expect(result.failure == HTTPFailure.notSent("no connection to 127.0.0.1:\(full.port) within 50 ms"))
    await client.close()
  }
}
