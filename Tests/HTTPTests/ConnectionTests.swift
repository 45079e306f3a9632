import Model
import TestKit
import Testing

@testable import HTTP

@Suite(.timeLimit(.minutes(5))) struct ConnectionTests {
  /// Starts requests that are all in the client's queue before anything that the caller asks of the client later.
  private func burst(_ count: Int, _ client: CurlClient, _ url: String) async -> [String] {
    await withTaskGroup { group in
      for number in 0..<count { group.addImmediateTask { await client.send(.post("\(url)/\(number)")).kind } }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test func `a burst to one host shares a few connections`() async throws {
    try await withServer(places: 8, { _ in .answer("ok") }) { server, client in
      let kinds = await burst(1_000, client, server.url(""))
      #expect(kinds == Array(repeating: "200", count: 1_000))
      #expect(Set(server.requests.map(\.path)).count == 1_000)
      #expect(server.requests.count == 1_000)
      // There are eight where no second passes between two requests. A busy machine may need more, but never one for
      // each request.
      #expect(server.connectionCount <= 100)
    }
  }

  @Test func `requests one after another use one connection`() async throws {
    try await withServer({ _ in .answer("ok") }) { server, client in
      for _ in 0..<50 { #expect(await client.send(.post(server.url())).kind == "200") }
      #expect(server.connectionCount <= 10)
    }
  }

  @Test func `runs no more requests at once than allowed`() async throws {
    let gate = Gate()
    try await withServer(
      places: 3,
      { _ in
        try await gate.passed()
        return .answer("ok")
      }
    ) { server, client in
      let url = server.url("")
      let all = Task.immediate { await burst(20, client, url) }
      _ = try await server.requests(count: 3)
      #expect(await client.waitingCount == 17)
      #expect(server.requests.count == 3)
      #expect(server.connectionCount == 3)
      await gate.open()
      #expect(await all.value == Array(repeating: "200", count: 20))
      #expect(server.requests.count == 20)
    }
  }

  @Test func `starts waiting requests in order of arrival`() async throws {
    let gate = Gate()
    try await withServer(
      places: 1,
      { _ in
        try await gate.passed()
        return .answer("ok")
      }
    ) { server, client in
      let url = server.url("")
      let first = Task { await client.send(.post("\(url)/first")).kind }
      _ = try await server.requests(count: 1)
      var later: [Task<String, Never>] = []
      for number in 0..<20 {
        later.append(Task.immediate { await client.send(.post("\(url)/\(number)")).kind })
        #expect(await client.waitingCount == number + 1)
      }
      later[7].cancel()
      #expect(await later[7].value == "cancelled")
      await gate.open()
      #expect(await first.value == "200")
      for (number, task) in later.enumerated() where number != 7 { #expect(await task.value == "200") }
      #expect(server.requests.dropFirst().map(\.path) == (0..<20).filter { $0 != 7 }.map { "/\($0)" })
    }
  }

  @Test func `holds no connection and no timer after a burst`() async throws {
    try await withServer({ _ in .answer("ok") }) { server, client in
      #expect(await client.isAtRest)
      _ = await burst(20, client, server.url(""))
      try await server.reached { $0.opened > 0 && $0.open == 0 }
      #expect(await client.isAtRest)
      // The client works again after that.
      #expect(await client.send(.get(server.url())).kind == "200")
    }
  }

  @Test func `does not use a connection again that was idle for over a second while others were busy`() async throws {
    let gate = Gate()
    try await withServer({ request in
      guard request.path == "/slow" else { return .answer("ok") }
      try await gate.passed()
      // Keeps the client busy for 1.2 s from here on, measured by the server.
      return .drip(start: Array("HTTP/1.0 200 OK\r\n\r\n".utf8), slowly: Array("......".utf8), milliseconds: 200)
    }) { server, client in
      let url = server.url("/slow")
      let slow = Task { await client.send(.get(url)).kind }
      _ = try await server.requests(count: 1)
      #expect(await client.send(.post(server.url())).kind == "200")
      #expect(await client.send(.post(server.url())).kind == "200")
      let before = server.connectionCount
      #expect(before >= 2)
      await gate.open()
      #expect(await slow.value == "200")
      #expect(await client.send(.post(server.url())).kind == "200")
      #expect(server.connectionCount == before + 1)
    }
  }

  @Test func `gives up all running requests after an error of libcurl and goes on`() async throws {
    let gate = Gate()
    try await withServer({ request in
      if request.path == "/held" { try await gate.passed() }
      return .answer("ok")
    }) { server, client in
      let url = server.url("/held")
      let held = Task { await client.send(.post(url)) }
      _ = try await server.requests(count: 1)
      await client.giveUp()
      #expect(await held.value.kind == "no answer")
      #expect(await client.send(.get(server.url("/next"))).kind == "200")
      await gate.open()
    }
  }

  @Test func `ends running requests and refuses later ones when it is closed`() async throws {
    try await withServer(places: 1, { _ in .silence }) { server, client in
      let url = server.url()
      let running = Task { await client.send(.post(url)) }
      _ = try await server.requests(count: 1)
      let waiting = Task.immediate { await client.send(.post(url)) }
      #expect(await client.waitingCount == 1)
      await client.close()
      #expect(await running.value.kind == "cancelled after the start")
      #expect(await waiting.value.kind == "cancelled")
      #expect(await client.send(.post(url)).kind == "cancelled")
      try await server.reached { $0.open == 0 }
      #expect(server.requests.count == 1)
    }
  }

  @Test func `leaves no descriptors open when clients are closed`() async throws {
    let server = try LoopbackServer { _ in .answer("ok") }
    defer { server.stop() }
    for round in 1...50 {
      let client = CurlClient(version: "1")
      #expect(await client.send(.post(server.url())).kind == "200")
      await client.close()
      try await server.reached { $0.opened == round && $0.open == 0 }
    }
  }
}
