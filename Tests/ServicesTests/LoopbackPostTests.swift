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
      guard let rules = ChatRules(path: request.path) else { return .answer("not here", status: 404) }
      return .answer(rules.answer(ChatRequest(request)))
    }
    defer { server.stop() }
    let service = try service(name, at: server.url("/\(name)"))
    let client = CurlClient(version: "test")
    let body = service.render(Updates.dailyDutch, post: postID)
    let outcome = service.judge(await client.send(try httpRequest(of: service, body)))
    #expect(outcome.kind == (try kindOfTaken(name)), "\(outcome)")
    #expect(server.requests.map(\.text) == [body.text])
    #expect(server.requests.first?.path.hasPrefix("/\(name)/") == true)
    #expect(server.requests.first?.headers.count { $0.name.lowercased() == "user-agent" } == 1)
    await client.close()
  }
}
