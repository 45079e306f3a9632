import Foundation
import Synchronization
import TestKit
import Testing

/// The daemon killed without warning: nothing lost, nothing twice but one marked repeat.
@Suite(.serialized) struct CrashTests {
  @Test func `killed between composing and posting, every post arrives after a restart`() async throws {
    let scene = try Scene()
    // A port that nobody listens on for now.
    let unused = try LoopbackServer { _ in .hangUp }
    unused.stop()
    let services = ["slack", "discord", "mattermost"]
    try scene.configure(port: unused.port, services: services)

    let (daemon, socket) = try await scene.daemon()
    let trigger = try await scene.trigger("--wait", "0s")
    #expect(trigger.code == 1)
    daemon.send(SIGKILL)
    #expect(await daemon.ended().code == -SIGKILL)
    socket.stop()

    let server = try scene.services(port: unused.port)
    defer { server.stop() }
    let (again, second) = try await scene.daemon()
    let requests = await server.requests(count: services.count)
    #expect(Set(requests.map { $0.path.split(separator: "/").first.map(String.init) ?? "" }) == Set(services))
    again.send(SIGTERM)
    #expect(await again.ended().code == 0)
    second.stop()
    #expect(scene.arrived.withLock { $0.map(\.service).sorted() } == services.sorted())
    #expect(scene.arrived.withLock { $0.allSatisfy { !$0.body.contains("repeat") } }, "none was ever sent before")
    #expect(try await scene.run("status").code == 0)
  }

  @Test func `killed while a service does not answer, the post is sent once more and says so`() async throws {
    let scene = try Scene()
    let gate = Gate()
    let server = try scene.services { request in
      guard request.numberOnConnection == 1, request.connection == 1 else { return nil }
      await gate.passed()
      return .hangUp
    }
    defer { server.stop() }
    try scene.configure(port: server.port)
    let (daemon, socket) = try await scene.daemon()
    async let trigger = scene.trigger("--wait", "0s")
    _ = await server.requests(count: 1)
    _ = try await trigger
    daemon.send(SIGKILL)
    _ = await daemon.ended()
    socket.stop()
    await gate.open()

    let (again, second) = try await scene.daemon()
    _ = await server.requests(count: 2)
    again.send(SIGTERM)
    #expect(await again.ended().code == 0)
    second.stop()
    let arrived = scene.arrived.withLock { $0 }
    #expect(arrived.count == 1)
    #expect(arrived.first?.body.contains("repeat") == true)
    #expect(server.requests.count == 2)
  }

  @Test func `TERM finishes what is in flight`() async throws {
    let scene = try Scene()
    let gate = Gate()
    let server = try scene.services { _ in
      await gate.passed()
      return nil
    }
    defer { server.stop() }
    try scene.configure(port: server.port)
    let (daemon, socket) = try await scene.daemon()
    async let trigger = scene.trigger("--wait", "0s")
    _ = await server.requests(count: 1)
    _ = try await trigger
    daemon.send(SIGTERM)
    await socket.heard("STOPPING=1")
    await gate.open()
    #expect(await daemon.ended().code == 0)
    socket.stop()
    #expect(server.requests.count == 1)
    let status = try await scene.run("status")
    #expect(status.code == 0, "\(status.output)")
    #expect(status.output.contains("last     daily of 2026-11-24: posted"))
  }
}
