import Foundation
import Synchronization
import TestKit
import Testing

/// Matrix, whose homeserver knows a post again: what is in doubt is sent again as it was, and readers see it once.
@Suite(.serialized) struct SameIDTests {
  private func demand(_ scene: Scene, _ server: LoopbackServer, requests: Int) async throws {
    #expect(server.requests.count == requests)
    #expect(Set(server.requests.map { $0.path }).count == 1, "the same transaction")
    #expect(Set(server.requests.map(\.text)).count == 1, "the same bytes")
    #expect(server.requests.allSatisfy { $0.method == "PUT" && !$0.text.contains("sent again") })
    let arrived = scene.arrived.value
    #expect(arrived.allSatisfy { $0.refusal == nil })
    #expect(Set(arrived.compactMap(\.message)).count == 1, "one event")
    let status = try await scene.run("status")
    #expect(status.code == 0, "\(status.output)")
    #expect(status.output.contains("last     daily of 2026-11-24: posted"))
    let outbox = try await scene.run("outbox", "list", "--all")
    #expect(
      outbox.output.contains("delivered") && !outbox.output.contains("repeat"), "\(outbox.output)\(outbox.errors)")
  }

  @Test func `the answer is lost: sent again, one event, delivered`() async throws {
    let scene = try Scene()
    let server = try scene.services(losing: .hangUp)
    defer { server.stop() }
    try scene.configure(port: server.port, services: ["matrix"])
    let run = try await scene.trigger("--wait", "60s")
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("desk/daily/2026-11-24 → matrix: delivered"))
    try await demand(scene, server, requests: 2)
  }

  @Test func `killed while the homeserver has it: sent again after the restart, one event, delivered`() async throws {
    let scene = try Scene()
    let server = try scene.services(losing: .silence)
    defer { server.stop() }
    try scene.configure(port: server.port, services: ["matrix"])
    let (daemon, socket) = try await scene.daemon()
    async let trigger = scene.trigger("--wait", "0s")
    _ = try await server.requests(count: 1)
    _ = try await trigger
    daemon.send(SIGKILL)
    _ = try await daemon.ended()
    socket.stop()

    let (again, second) = try await scene.daemon()
    try await again.logged("→ matrix: delivered")
    #expect(!again.errors.contains("a person has to decide") && !again.errors.contains("repeat"))
    again.send(SIGTERM)
    #expect(try await again.ended().code == 0)
    second.stop()
    try await demand(scene, server, requests: 2)
  }
}
