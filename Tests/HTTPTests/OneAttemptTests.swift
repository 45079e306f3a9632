import HTTP
import TestKit
import Testing

/// A request reaches the server at most once, and its result tells whether it may have.
@Suite(.timeLimit(.minutes(5))) struct OneAttemptTests {
  @Test func `makes no second POST when a kept connection is reset after the first was read`() async throws {
    try await withServer({ $0.path == "/first" ? .answer("ok") : .reset }) { server, client in
      for _ in 1...20 {
        #expect(await client.send(.post(server.url("/first"))).kind == "200")
        #expect(await client.send(.post(server.url("/second"))).kind == "no answer")
      }
      #expect(server.requests.count == 40)
      #expect(server.requests.contains { $0.path == "/second" && $0.numberOnConnection > 1 })
    }
  }

  @Test func `does not use a connection that the server closed before the next request`() async throws {
    let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    try await withServer({ _ in .text(ok, then: .close) }) { server, client in
      for round in 1...20 {
        #expect(await client.send(.post(server.url())).kind == "200")
        try await server.reached { $0.open == 0 && $0.opened == round }
      }
      #expect(server.requests.count == 20)
    }
  }

  @Test func `reports a refused connection as not sent`() async throws {
    let port = try ReservedPort()
    let client = CurlClient(version: "1")
    let result = await client.send(.post("http://127.0.0.1:\(port.number)/secret-path"))
    #expect(
      result.failure
        == HTTPFailure.notSent("127.0.0.1:\(port.number) refused the connection; is the service running there?"))
    await client.close()
  }

  @Test(arguments: [
    LoopbackReply.hangUp, .reset, .text("HTTP/1.1 20", then: .close),
    .text("HTTP/1.1 100 Continue\r\n\r\n", then: .close),
  ])
  func `reports no answer when the connection ends before a final status`(reply: LoopbackReply) async throws {
    try await withServer({ _ in reply }) { server, client in
      #expect(await client.send(.post(server.url())).kind == "no answer")
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: ["HELO chat.example\r\n", "\0\0\0", "HTTP/0.9 hello\r\n\r\n"])
  func `reports no answer from a server that does not speak HTTP`(greeting: String) async throws {
    try await withServer({ _ in .text(greeting, then: .close) }) { server, client in
      let result = await client.send(.post(server.url()))
      #expect(result.failure == .noAnswer("127.0.0.1:\(server.port) did not answer in HTTP"))
    }
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf",
    "HTTP/1.1 200 OK\r\nContent-Le",
  ])
  func `returns an answer that breaks off after its status as incomplete`(start: String) async throws {
    for ending in [LoopbackEnding.close, .reset] {
      try await withServer({ _ in .text(start, then: ending) }) { server, client in
        let result = await client.send(.post(server.url()))
        // A reset may overtake bytes that were sent before it.
        if case .reset = ending, result.kind == "no answer" { return }
        let answer = try #require(result.answer)
        #expect(answer.status == 200)
        #expect(answer.cut == .ended)
        #expect(["half", ""].contains(answer.text))
        let length = answer.header("Content-Length") == nil ? "" : " of 100"
        let came = length.isEmpty ? "bytes came" : "bytes"
        #expect(
          answer.missing
            == "the connection ended before the whole answer was there (\(answer.body.count)\(length) \(came))")
      }
    }
  }

  @Test func `reports an unknown host as not sent`() async throws {
    let client = CurlClient(version: "1")
    // The name is reserved for this (RFC 6761), so no resolver asks the network for it.
    let result = await client.send(.post("https://nobody.invalid/secret-path"))
    #expect(
      result.failure
        == HTTPFailure.notSent("the host nobody.invalid could not be found; check its name, and this machine's DNS"))
    await client.close()
  }
}

/// Left alone, libcurl sends a POST again when a kept connection dies, up to five times, and reports only the last 200.
@Suite(.timeLimit(.minutes(15))) struct SilentRepeatTests {
  @Test func `makes no second POST when a kept connection dies, in a thousand runs`() async throws {
    let rounds = 1_000
    try await withServer({ $0.path.hasPrefix("/first") ? .answer("ok") : .hangUp }) { server, client in
      for round in 1...rounds {
        try #require(await client.send(.post(server.url("/first/\(round)"))).kind == "200")
        let second = await client.send(.post(server.url("/second/\(round)")))
        try #require(second.failure == .noAnswer("127.0.0.1:\(server.port) closed the connection without an answer"))
      }
      let isOnce = server.requests.map(\.path) == (1...rounds).flatMap { ["/first/\($0)", "/second/\($0)"] }
      #expect(isOnce, "\(server.requests.count) requests for \(2 * rounds) attempts")
      // On a slow machine a second may pass between the two requests, and then the connection is rightly a new one.
      let kept = server.requests.count { $0.path.hasPrefix("/second") && $0.numberOnConnection > 1 }
      #expect(kept > rounds / 2, "only \(kept) were stale connections")
      print("\(rounds) stale connections, \(kept) of them kept ones: one request an attempt")
    }
  }
}
