import Foundation
import TestKit
import Testing

/// What was posted, and where it came from.
struct ExplainTests {
  @Test func `the lines of a posted update are explained, and its history is told`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port)
    #expect(try await scene.trigger().code == 0)
    let explained = try await scene.run("explain", "desk/daily/2026-11-24")
    #expect(explained.code == 0, "\(explained)")
    try Recorded.expect(explained.output, named: "explain.txt")
    let json = try await scene.run("explain", "desk/daily/2026-11-24", "6", "--json")
    #expect(json.output.contains("\"rule\" : \"done.finished-since\""), "\(json)")
    let history = try await scene.run("history", "--since", "2026-11-01")
    #expect(history.code == 0)
    #expect(history.output.contains(/tue 2026-11-24  daily  slack  delivered .*by hand\n/), "\(history.output)")
    #expect(try await scene.run("explain", "desk/daily/2026-11-24", "99").code == 64)
  }
}
