import Foundation
import Synchronization
import TestKit
import Testing

/// What an administrator does at 09:05 about a message that is not there.
struct OutboxTests {
  /// Without what is another each time: moments and ids.
  private func steady(_ text: String, _ id: String) -> String {
    text.replacing(id, with: "<post>").replacing(String(id.prefix(8)), with: "<pst>")
      .replacing(/[a-z]{3} \d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?(–\d\d:\d\d:\d\d)?/, with: "<moment>")
      .replacing(/tzdata \w+/, with: "tzdata <release>")
  }

  /// The id of the only post there is.
  private func onlyPost(_ scene: Scene) async throws -> String {
    let list = try await scene.run("outbox", "list", "--all", "--json")
    return try #require(list.output.firstMatch(of: /"post" : "([a-z2-7]{26})"/).map { String($0.1) }, "\(list)")
  }

  @Test func `without a daemon: refused, seen, mended, sent again`() async throws {
    let scene = try Scene()
    let isMended = Mutex(false)
    let server = try scene.services { _ in isMended.withLock { $0 } ? nil : .answer("no_service", status: 404) }
    defer { server.stop() }
    try scene.configure(port: server.port)
    #expect(try await scene.trigger().code == 1)
    let id = try await onlyPost(scene)

    let status = try await scene.run("status")
    #expect(status.code == 1)
    try Recorded.expect(steady(status.output, id), named: "status-refused.txt")
    let list = try await scene.run("outbox", "list")
    try Recorded.expect(steady(list.output, id), named: "outbox-list.txt")
    let show = try await scene.run("outbox", "show", String(id.prefix(4)))
    try Recorded.expect(steady(show.output, id), named: "outbox-show.txt")
    let raw = try await scene.run("outbox", "show", id, "--raw")
    #expect(raw.output.hasPrefix("{") && raw.output.contains("Service Desk"))

    isMended.withLock { $0 = true }
    let replay = try await scene.run("outbox", "replay", "desk/daily/2026-11-24/slack")
    #expect(replay.code == 0, "\(replay)")
    #expect(replay.output.contains("(post \(id.prefix(8))): delivered"))
    #expect(
      scene.arrived.value.map(\.body) == [raw.output.trimmingCharacters(in: .newlines)], "the same bytes")
    #expect(try await scene.run("status").code == 0)
    let again = try await scene.run("outbox", "replay", id)
    #expect(again.code == 1)
    #expect(again.errors.contains("was delivered on"))
  }

  @Test func `with a daemon: held, confirmed`() async throws {
    let scene = try Scene()
    let server = try scene.services { _ in .silence }
    defer { server.stop() }
    try scene.configure(port: server.port)
    let config = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    try scene.folder.write(
      config.replacing("service: slack,", with: "service: slack, on_unknown: hold,"), to: "dagpost.yaml")
    let (daemon, socket) = try await scene.daemon()
    async let trigger = scene.trigger("--wait", "0s")
    _ = try await server.requests(count: 1)
    _ = try await trigger
    let id = try await onlyPost(scene)
    let early = try await scene.run("outbox", "drop", id, "--yes")
    #expect(early.code == 1)
    #expect(early.errors.contains("is being sent at this moment"), "\(early.errors)")
    daemon.send(SIGKILL)
    _ = try await daemon.ended()
    socket.stop()

    let (again, second) = try await scene.daemon()
    try await again.logged("held: a person has to decide")
    #expect(again.errors.contains("(post \(id.prefix(8)))"), "what the log prints can be typed")
    let status = try await scene.run("status")
    #expect(status.code == 1)
    try Recorded.expect(steady(status.output, id), named: "status-held.txt")
    let confirm = try await scene.run("outbox", "confirm", String(id.prefix(8)))
    #expect(confirm.code == 0)
    try Recorded.expect(steady(confirm.output, id), named: "outbox-confirm.txt")
    #expect(try await scene.run("status").code == 0)
    again.send(SIGTERM)
    #expect(try await again.ended().code == 0)
    second.stop()
    #expect(server.requests.count == 1)
  }

  @Test func `what was left sending by a crash can be given up without a daemon`() async throws {
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
    let id = try await onlyPost(scene)
    let drop = try await scene.run("outbox", "drop", id, "--yes")
    #expect(drop.code == 0, "\(drop)")
    #expect(try await scene.run("outbox").output == "Nothing is under way, and nothing waits for a person.\n")
    #expect(server.requests.count == 1, "nothing is sent along with it")
  }

  @Test(arguments: [
    (["outbox", "list", "--state", "hold"], "--state is \"hold\"; the states are queued, sending"),
    (["outbox", "show", "no post"], "\"no post\" names no post. Give the beginning of its id"),
    (["outbox", "replay", "abc", "--wait", "soon"], "--wait is \"soon\"; it should be a time like 60s or 2m"),
    (["outbox", "drop", "desk/daily/2026-11-24", "--yes"], "There is no post \"desk/daily/2026-11-24\""),
  ])
  func `wrong words are answered with what to do`(arguments: [String], sentence: String) async throws {
    let scene = try Scene()
    try scene.configure(port: 9)
    let run = try await scene.dagpost.run(arguments + ["--config", "dagpost.yaml"], in: scene.folder.path)
    #expect(run.code == 64)
    #expect(run.errors.contains(sentence), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: scene.folder.path("state")))
  }
}
