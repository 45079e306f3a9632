import HTTP
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct CancellationTests {
  @Test func `cancelling a request under way ends its connection`() async throws {
    try await withServer({ _ in .silence }) { server, client in
      let url = server.url()
      let request = Task { await client.send(.post(url)) }
      _ = try await server.requests(count: 1)
      request.cancel()
      #expect(await request.value.failure == .cancelled(sent: true))
      try await server.reached { $0.open == 0 }
    }
  }

  @Test func `a request of a cancelled task does not begin`() async throws {
    try await withServer({ _ in .answer("ok") }) { server, client in
      let url = server.url()
      let gate = Gate()
      let request = Task {
        try? await gate.passed()
        return await client.send(.post(url))
      }
      request.cancel()
      await gate.open()
      #expect(await request.value.failure == .cancelled(sent: false))
      #expect(server.connectionCount == 0)
    }
  }

  @Test func `ends every request exactly once when it is cancelled at any moment`() async throws {
    try await withServer(places: 4, { $0.path == "/silence" ? .silence : .answer("ok") }) { server, client in
      let urls = [server.url(), server.url("/silence")]
      let kinds = await withTaskGroup { group in
        for number in 0..<400 {
          group.addTask {
            let request = Task { await client.send(.post(urls[number % 2])).kind }
            // Each call on the client's queue lets the request get a step further.
            for _ in 0..<(number % 17) { await client.roundTrip() }
            request.cancel()
            return await request.value
          }
        }
        return await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(kinds.isSubset(of: ["200", "cancelled", "cancelled after the start"]))
      #expect(await client.send(.post(server.url())).kind == "200")
    }
  }

  @Test func `starts the next request when a running one is cancelled`() async throws {
    try await withServer(places: 1, { $0.path == "/silence" ? .silence : .answer("ok") }) { server, client in
      let url = server.url("/silence")
      let silent = Task { await client.send(.post(url)) }
      _ = try await server.requests(count: 1)
      async let next = client.send(.post(server.url("/next")))
      silent.cancel()
      #expect(await next.kind == "200")
    }
  }
}
