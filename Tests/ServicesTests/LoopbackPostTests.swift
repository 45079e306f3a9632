import HTTP
import Model
import ServiceFixtures
import Services
import TestKit
import Testing

/// Over a real connection, with the real client: what leaves is what the service takes, and its answer is understood.
@Suite struct LoopbackPostTests {
  @Test(arguments: servicesOverHTTP)
  func `a post arrives and its answer is judged`(name: String) async throws {
    let server = try LoopbackServer { request in
      let headers = request.headers.reduce(into: [:]) { $0[$1.name.lowercased()] = $1.value }
      let chat = ChatRequest(method: request.method, target: request.path, headers: headers, body: request.body)
      guard let answer = ChatRules(path: request.path)?.answer(chat) else { return .answer("not here", status: 404) }
      return .answer(
        status: answer.status, headers: answer.headers.map { ($0.key, $0.value) }, body: Array(answer.body.utf8))
    }
    defer { server.stop() }
    let made = makeService(name, settings(of: name, at: server.url("/\(name)")))
    let service = try #require(made.service, "\(made.problems)")
    let client = CurlClient(version: "test")
    let body = service.render(Updates.dailyDutch, post: postID)
    guard case .http(let request) = service.sending(body, post: postID) else {
      throw TestSetupError(description: "\(name) does not send over HTTP")
    }
    let outcome = service.judge(await client.send(request))
    #expect(outcome.kind == (name == "teams" ? "accepted" : "delivered"), "\(outcome)")
    #expect(server.requests.map(\.text) == [body.text])
    #expect(
      server.requests.first?.path.hasPrefix("/\(name)/\(name == "matrix" ? "_matrix/client/v3/rooms/" : "team")")
        == true)
    #expect(server.requests.first?.headers.count { $0.name.lowercased() == "user-agent" } == 1)
    await client.close()
  }
}
