import Foundation
import ServiceFixtures
import Synchronization
import TestKit
import Testing

/// A channel that can be read: what nobody knows the outcome of is looked for, by the built program.
@Suite(.serialized) struct LookTests {
  private let name: String
  private let room: any ChatRoom

  init() throws {
    let seconds = { @Sendable in Int(Date().timeIntervalSince1970) }
    let readable = ChatRules.all.lazy.compactMap { rules in rules.room(seconds: seconds).map { (rules.name, $0) } }
    (name, room) = try #require(readable.first)
  }

  /// A service with a memory; it does not answer the first posts, which it has taken, or lost.
  private func service(
    unanswered: Int, keeps: Bool = true, reply: LoopbackReply
  ) throws -> LoopbackServer {
    let count = Counter()
    return try LoopbackServer { request in
      let isUnanswered = request.method == "POST" && count.next() <= unanswered
      if isUnanswered, !keeps { return reply }
      let answer = room.answer(ChatRequest(request))
      return isUnanswered ? reply : .answer(answer)
    }
  }

  @Test func `an update whose answer was lost is found in the channel while the trigger waits`() async throws {
    let scene = try Scene()
    let server = try service(unanswered: 1, reply: .hangUp)
    defer { server.stop() }
    try scene.configure(port: server.port, services: [name])
    let trigger = try await scene.trigger()
    #expect(trigger.code == 0, "\(trigger.output)\(trigger.errors)")
    #expect(trigger.output.contains("desk/daily/2026-11-24 → \(name): delivered"))
    #expect(server.requests.map(\.method) == ["POST", "GET"])
    #expect(room.messages.count == 1)
    for text in [trigger.output, trigger.errors] { #expect(!text.contains("canary0")) }
  }

  @Test func `killed while the service does not answer, the daemon looks first, says so, and posts nothing twice`()
    async throws
  {
    let scene = try Scene()
    let server = try service(unanswered: 1, reply: .silence)
    defer { server.stop() }
    try scene.configure(port: server.port, services: [name])
    let (daemon, socket) = try await scene.daemon()
    async let trigger = scene.trigger("--wait", "0s")
    _ = try await server.requests(count: 1)
    _ = try await trigger
    daemon.send(SIGKILL)
    _ = try await daemon.ended()
    socket.stop()

    let (again, second) = try await scene.daemon()
    try await again.logged("looked for in the channel at")
    let outbox = try await scene.run("outbox")
    #expect(outbox.output.contains("looked for in the channel, next"), "\(outbox.output)")
    let status = try await scene.run("status")
    #expect(status.code == 0, "nobody needs to act yet")
    #expect(status.output.contains("unknown, looked for in the channel, next"), "\(status.output)")
    try await again.logged("→ \(name): delivered")
    again.send(SIGTERM)
    #expect(try await again.ended().code == 0)
    second.stop()
    #expect(server.requests.map(\.method) == ["POST", "GET"])
    #expect(room.messages.count == 1)
  }

  @Test func `where the scope is missing, it is said, and a person decides`() async throws {
    let scene = try Scene()
    room.letRead(false)
    let server = try service(unanswered: 1, reply: .hangUp)
    defer { server.stop() }
    try scene.configure(port: server.port, services: [name])
    let config = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    try scene.folder.write(
      config.replacing("service: \(name),", with: "service: \(name), on_unknown: hold,"), to: "dagpost.yaml")
    let trigger = try await scene.trigger()
    #expect(trigger.code == 1)
    #expect(trigger.output.contains("held; a person has to decide"), "\(trigger.output)")
    #expect(trigger.output.contains(room.missingRight))
    let confirm = try await scene.run("outbox", "confirm", "desk/daily/2026-11-24")
    #expect(confirm.code == 0, "\(confirm.output)\(confirm.errors)")
    #expect(room.messages.count == 1)
  }
}

private final class Counter: Sendable {
  private let count = Mutex(0)
  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
