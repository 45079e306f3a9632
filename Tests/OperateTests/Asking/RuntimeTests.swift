import HTTP
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// What runs while the state is held.
struct RuntimeTests {
  @Test func `posts do not wait behind readings for a place`() async throws {
    let server = try LoopbackServer { request in request.path == "/read" ? .silence : .answer("ok") }
    defer { server.stop() }
    let office = try Office(at: "2026-11-24T09:00")
    try office.leave()
    let runtime = try await Runtime.start(
      try Office.world(office.folder, office.surroundings), surroundings: office.surroundings, isDaemon: false)
    func request(_ path: String) -> HTTPRequest {
      HTTPRequest(
        method: .get, url: Secret(server.url(path)), limits: .post, access: HTTPAccess(allowsHTTP: true))
    }
    let readings = Task {
      await withDiscardingTaskGroup { group in
        for _ in 0..<64 { group.addTask { _ = await runtime.http.send(request("/read")) } }
      }
    }
    _ = try await server.requests(count: 64)
    let answer = await runtime.posting.send(request("/post"))
    #expect((try? answer.get())?.status == 200)
    readings.cancel()
    await readings.value
    try await runtime.stop()
  }
}
