import Foundation
import Synchronization
import TestKit
import Testing

/// The daemon killed without warning: nothing lost, nothing twice but one marked repeat.
@Suite(.serialized) struct CrashTests {
  @Test func `killed between composing and posting, every post arrives after a restart`() async throws {
    let scene = try Scene()
    // A port that nobody listens on for now.
    let unused = try ReservedPort()
    let services = ["slack", "discord", "mattermost"]
    try scene.configure(port: unused.number, services: services)

    let (daemon, socket) = try await scene.daemon()
    let trigger = try await scene.trigger("--wait", "0s")
    #expect(trigger.code == 1)
    // Composed, queued, and surely not sent: the connection was refused.
    for service in services { try await daemon.logged("→ \(service): tried again at") }
    daemon.send(SIGKILL)
    #expect(try await daemon.ended().code == -SIGKILL)
    socket.stop()

    let server = try scene.services(on: unused)
    defer { server.stop() }
    let (again, second) = try await scene.daemon()
    let requests = try await server.requests(count: services.count)
    #expect(Set(requests.map { $0.path.split(separator: "/").first.map(String.init) ?? "" }) == Set(services))
    again.send(SIGTERM)
    #expect(try await again.ended().code == 0)
    second.stop()
    #expect(scene.arrived.value.map(\.service).sorted() == services.sorted())
    #expect(scene.arrived.value.allSatisfy { !$0.body.contains("sent again") }, "none was ever sent before")
    #expect(try await scene.run("status").code == 0)
  }

  @Test func `killed while a service does not answer, the post is planned once more, marked as a repeat`() async throws
  {
    let scene = try Scene()
    let server = try scene.services { _ in .silence }
    defer { server.stop() }
    try scene.configure(port: server.port)
    let (daemon, socket) = try await scene.daemon()
    async let trigger = scene.trigger("--wait", "0s")
    _ = try await server.requests(count: 1)
    _ = try await trigger
    daemon.send(SIGKILL)
    _ = try await daemon.ended()
    socket.stop()

    let (again, second) = try await scene.daemon()
    try await again.logged("marked as a repeat")
    try await again.logged("desk/daily/2026-11-24 → slack: sent once more at")
    #expect(again.errors.contains("desk/daily/2026-11-24 → slack: sent once more at"))
    let status = try await scene.run("status")
    #expect(status.code == 0, "nobody needs to act yet")
    #expect(status.output.contains("queued"))
    again.send(SIGTERM)
    #expect(try await again.ended().code == 0)
    second.stop()
    // The repeat itself waits two minutes: CourierUnknownTests see it with a clock of their own.
    #expect(server.requests.count == 1)
  }

  @Test func `with "hold" it is left for a person`() async throws {
    let scene = try Scene()
    let server = try scene.services { _ in .silence }
    defer { server.stop() }
    try scene.configure(port: server.port)
    let config = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    try scene.folder.write(
      config.replacingOccurrences(of: "service: slack,", with: "service: slack, on_unknown: hold,"), to: "dagpost.yaml")
    let (daemon, socket) = try await scene.daemon()
    async let trigger = scene.trigger("--wait", "0s")
    _ = try await server.requests(count: 1)
    _ = try await trigger
    daemon.send(SIGKILL)
    _ = try await daemon.ended()
    socket.stop()

    let (again, second) = try await scene.daemon()
    try await again.logged("a person has to decide")
    let status = try await scene.run("status")
    #expect(status.code == 1)
    #expect(status.output.contains("): held; a person has to decide"))
    again.send(SIGTERM)
    _ = try await again.ended()
    second.stop()
    #expect(server.requests.count == 1)
  }

  @Test func `TERM finishes what is in flight`() async throws {
    let scene = try Scene()
    let gate = Gate()
    let server = try scene.services { _ in
      try await gate.passed()
      return nil
    }
    defer { server.stop() }
    try scene.configure(port: server.port)
    let (daemon, socket) = try await scene.daemon()
    async let trigger = scene.trigger("--wait", "0s")
    _ = try await server.requests(count: 1)
    _ = try await trigger
    daemon.send(SIGTERM)
    try await socket.heard("STOPPING=1")
    await gate.open()
    #expect(try await daemon.ended().code == 0)
    socket.stop()
    #expect(server.requests.count == 1)
    let status = try await scene.run("status")
    #expect(status.code == 0, "\(status.output)")
    #expect(status.output.contains("last     daily of 2026-11-24: posted"))
  }
}
