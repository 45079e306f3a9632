import Foundation
import Synchronization
import TestKit
import Testing

/// The main job: one YAML file to a posted update, by the built program.
struct PostingTests {
  static let all = ["slack", "slackbot", "teams", "discord", "mattermost", "matrix", "webhook"]

  @Test func `posts to every service exactly what is recorded, and a second run posts nothing`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port, services: Self.all)

    let first = try await scene.trigger()
    #expect(first.code == 0, "\(first.output)\(first.errors)")
    for service in Self.all { #expect(first.output.contains("desk/daily/2026-11-24 → \(service): delivered")) }
    let arrived = scene.arrived.value
    #expect(arrived.map(\.service).sorted() == Self.all.sorted())
    for post in arrived {
      #expect(post.refusal == nil)
      try Recorded.expect(post.body, named: "posted.\(post.service).json")
    }

    let second = try await scene.trigger()
    #expect(second.code == 1)
    #expect(second.output.contains("was posted already; nothing was sent"))
    #expect(server.requests.count == Self.all.count)
  }

  @Test func `posts once more only when asked with --again`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port)
    _ = try await scene.trigger()
    let again = try await scene.trigger("--again")
    #expect(again.code == 0, "\(again.output)\(again.errors)")
    let bodies = scene.arrived.value.map(\.body)
    #expect(bodies.count == 2)
    #expect(bodies.first == bodies.last, "the same slot tells the same")
  }

  @Test func `a channel by hand leaves the other channels open`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port, services: ["slack", "mattermost"])
    let one = try await scene.trigger("--channel", "slack")
    #expect(one.code == 0, "\(one.output)\(one.errors)")
    let rest = try await scene.trigger()
    #expect(rest.code == 0, "\(rest.output)\(rest.errors)")
    #expect(scene.arrived.value.map(\.service) == ["slack", "mattermost"])
  }

  @Test func `what only the manager is told goes to their channel, and nowhere else`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port, services: ["slack", "mattermost"])
    let config = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    func write(manager: String) throws {
      try scene.folder.write(
        config.replacing("channels: [slack, mattermost]", with: "channels: [slack]\n    manager: \(manager)"),
        to: "dagpost.yaml")
    }
    try scene.folder.write(
      Scene.planning + "\n# Decisions\n\n- [ ] No walk-in desk on Fridays @Marjan decided:2026-11-02 due:2026-11-11\n",
      to: "planning.md")
    try write(manager: "slack")
    let check = try await scene.run("check")
    #expect(check.code == 78)
    #expect((check.output + check.errors).contains("teams.desk.manager is \"slack\", where the team's own updates go"))

    try write(manager: "mattermost")
    let preview = try await scene.run("preview", "--at", Scene.tuesday, "--edition", "daily")
    #expect(
      preview.output.contains(
        "── desk/daily/2026-11-24 → mattermost (mattermost)\n   Posted by itself at its time, tue 2026-11-24 16:30.\n"
          + "Service Desk | for the manager"))
    let posted = try await scene.trigger()
    #expect(posted.code == 0, "\(posted.output)\(posted.errors)")
    for channel in ["slack", "mattermost"] { #expect(posted.output.contains("→ \(channel): delivered")) }
    let arrived = scene.arrived.value
    #expect(arrived.filter { $0.body.contains("for the manager") }.map(\.service) == ["mattermost"])
    #expect(arrived.map(\.service).sorted() == ["mattermost", "slack"])
  }

  @Test func `a dry run and a preview write nothing, not even a state`() async throws {
    let scene = try Scene()
    try scene.configure(port: 9)
    let dry = try await scene.trigger("--dry-run")
    #expect(dry.code == 0, "\(dry.output)\(dry.errors)")
    let preview = try await scene.run("preview", "--at", Scene.tuesday, "--edition", "daily")
    #expect(preview.code == 0)
    #expect(preview.output == dry.output)
    try Recorded.expect(preview.output, named: "preview.txt")
    #expect(!FileManager.default.fileExists(atPath: scene.folder.path("state")))
    let raw = try await scene.run("preview", "--at", Scene.tuesday, "--edition", "daily", "--raw")
    #expect(raw.output.contains("── desk/daily/2026-11-24 → slack (slack, application/json"))
  }

  @Test func `a preview leaves the state, and what waits there, alone`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port)
    _ = try await scene.trigger()
    let lock = scene.folder.path("state/lock")
    try FileManager.default.removeItem(atPath: lock)
    for arguments in [["preview"], ["--trigger", "daily", "--dry-run"]] {
      let run = try await scene.dagpost.run(arguments + ["--config", "dagpost.yaml"], in: scene.folder.path)
      #expect(run.code == 0, "\(run.output)\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: lock), "whoever holds the state sends what waits in it")
    }
  }

  @Test func `preview --raw shows exactly the bytes that are posted`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port, services: ["slack", "discord", "mattermost"])
    let long = (1...8).map { "- [x] `@all` 👩‍👩‍👧 \(String(repeating: "👩‍👩‍👧 ", count: 60))\($0) done:2026-11-24\n" }.joined()
    try scene.folder.write(long, to: "planning.md")
    let raw = try await scene.run("preview", "--at", Scene.tuesday, "--edition", "daily", "--raw")
    _ = try await scene.trigger()
    let posted = scene.arrived.value.map(\.body)
    #expect(posted.count == 3)
    #expect(posted.contains { $0.utf8.count > 4096 } && posted.contains { $0.contains("\u{200B}") })
    for body in posted { #expect(raw.output.contains("\n\(body)\n")) }
  }

  @Test func `what was told is not told again, and what is new is`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port, services: ["webhook"])
    _ = try await scene.trigger()
    try scene.folder.write(
      Scene.planning.replacingOccurrences(of: "- [ ] Mail migration", with: "- [x] Mail migration"), to: "planning.md")
    let next = try await scene.dagpost.run(
      ["--config", "dagpost.yaml", "--trigger", "daily", "--at", "2026-11-25T16:30"], in: scene.folder.path)
    #expect(next.code == 0, "\(next.output)\(next.errors)")
    let body = try #require(scene.arrived.value.last?.body)
    #expect(body.contains("Mail migration"))
    #expect(!body.contains("VPN certificate"), "it was told on Tuesday")
  }

  @Test func `a refused post exits 1 and says what to do`() async throws {
    let scene = try Scene()
    let server = try scene.services { _ in .answer("no_service", status: 404) }
    defer { server.stop() }
    try scene.configure(port: server.port)
    let run = try await scene.trigger()
    #expect(run.code == 1)
    #expect(run.output.contains("refused. Slack answered 404 no_service: the webhook was removed"))
    let second = try await scene.trigger()
    #expect(second.code == 1)
    #expect(second.output.contains("was made already; nothing new was sent"))
    #expect(second.output.contains("→ slack: refused. Slack answered 404"))
    let status = try await scene.run("status")
    #expect(status.code == 1)
    #expect(status.output.contains("! desk/daily/2026-11-24 → slack (post"))
  }

  @Test func `what still waits makes way when it is made once more`() async throws {
    let scene = try Scene()
    let busy = try scene.services { _ in .answer("later", status: 503) }
    try scene.configure(port: busy.port)
    _ = try await scene.trigger("--wait", "0s")
    busy.stop()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port)
    let again = try await scene.trigger("--again")
    #expect(again.code == 0, "\(again.output)\(again.errors)")
    let status = try await scene.run("status")
    #expect(!status.output.contains("queued"), "\(status.output)")
    #expect(scene.arrived.value.count == 1)
  }

  @Test func `without an answer in time it says that the post waits`() async throws {
    let scene = try Scene()
    let server = try scene.services { _ in .answer("later", status: 503) }
    defer { server.stop() }
    try scene.configure(port: server.port)
    let run = try await scene.trigger("--wait", "0s")
    #expect(run.code == 1)
    #expect(run.output.contains("queued; it will be tried again") || run.output.contains("still being sent"))
    #expect(run.output.contains("No daemon is running: what waits is sent once one runs"))
  }
}
