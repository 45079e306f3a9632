import HTTP
import Model
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct ExchangeTests {
  @Test func `sends a POST unchanged and returns its whole answer`() async throws {
    try await withServer({ _ in
      .answer(
        status: 201, headers: [("X-Id", "7"), ("x-id", "8"), ("Content-Type", "text/plain")], body: Array("ok".utf8))
    }) { server, client in
      let headers = [HTTPHeader("Content-Type", "application/json"), HTTPHeader("X-Empty", "")]
      let result = await client.send(.post(server.url("/hook?q=1"), #"{"text":"één"}"#, headers: headers))
      let answer = try #require(result.answer)
      #expect(answer.status == 201)
      #expect(answer.text == "ok")
      #expect(!answer.truncated)
      #expect(answer.header("X-ID") == "7")
      #expect(answer.headers.map(\.value) == ["2", "7", "8", "text/plain"])
      #expect(answer.elapsed > .zero)

      let request = try #require(server.requests.first)
      #expect(request.method == "POST")
      #expect(request.path == "/hook?q=1")
      #expect(request.text == #"{"text":"één"}"#)
      #expect(
        request.headers.map { "\($0.name): \($0.value)" } == [
          "Host: 127.0.0.1:\(server.port)", "User-Agent: dagpost/1.2.3", "Accept: */*",
          "Content-Type: application/json", "X-Empty: ", "Content-Length: 16",
        ])
    }
  }

  @Test func `sends a GET without a body and a PUT with one`() async throws {
    try await withServer({ _ in .answer("fine") }) { server, client in
      #expect(await client.send(.get(server.url())).answer?.text == "fine")
      var put = HTTPRequest.post(server.url("/put"), "")
      put.method = .put
      #expect(await client.send(put).answer?.text == "fine")
      put.body = Array("new\0text".utf8)
      #expect(await client.send(put).answer?.text == "fine")
      #expect(server.requests.map(\.method) == ["GET", "PUT", "PUT"])
      #expect(server.requests.map(\.text) == ["", "", "new\0text"])
      #expect(server.requests.map { $0.header("Content-Type") } == [nil, nil, nil])
    }
  }

  @Test func `a large body arrives at once, without waiting for a 100 Continue`() async throws {
    try await withServer({ .answer("\($0.body.count)") }) { server, client in
      let body = String(repeating: "x", count: 3_000_000)
      #expect(await client.send(.post(server.url(), body)).answer?.text == "3000000")
      #expect(server.requests.first?.header("Expect") == nil)
    }
  }

  @Test func `takes every final status for an answer, redirects too`() async throws {
    try await withServer({ request in
      let status = Int(request.path.dropFirst()) ?? 0
      return .answer(status: status, headers: [("Location", "/elsewhere")], body: [])
    }) { server, client in
      for status in Array(200..<600) {
        for request in [HTTPRequest.get(server.url("/\(status)")), .post(server.url("/\(status)"))] {
          #expect(await client.send(request).answer?.status == status)
        }
      }
      #expect(server.requests.count == 800)
      #expect(server.requests.allSatisfy { $0.path != "/elsewhere" })
    }
  }

  @Test func `headers of a 100 Continue are not those of the answer`() async throws {
    let text =
      "HTTP/1.1 100 Continue\r\nX-Early: yes\r\n\r\nHTTP/1.1 200 OK\r\nX-Late: yes\r\nContent-Length: 2\r\n\r\nok"
    try await withServer({ _ in .text(text, then: .keep) }) { server, client in
      let answer = try #require(await client.send(.post(server.url())).answer)
      #expect(answer.status == 200)
      #expect(answer.header("X-Early") == nil)
      #expect(answer.header("X-Late") == "yes")
    }
  }

  @Test func `returns a compressed answer without decoding it`() async throws {
    let text = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nGZIP"
    try await withServer({ _ in .text(text, then: .keep) }) { server, client in
      #expect(await client.send(.get(server.url())).answer?.text == "GZIP")
      #expect(server.requests.first?.header("Accept-Encoding") == nil)
    }
  }

  @Test func `a chunked answer comes back in one piece`() async throws {
    let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    try await withServer({ _ in .text(text, then: .keep) }) { server, client in
      let answer = try #require(await client.send(.get(server.url())).answer)
      #expect(answer.text == "abcde")
      #expect(!answer.truncated)
    }
  }

  @Test func `does not keep cookies`() async throws {
    try await withServer({ _ in .answer(status: 200, headers: [("Set-Cookie", "a=b")], body: []) }) { server, client in
      _ = await client.send(.get(server.url()))
      _ = await client.send(.get(server.url()))
      #expect(server.requests.map { $0.header("Cookie") } == [nil, nil])
    }
  }
}
