import Foundation
import TestKit
import Testing

/// The built program and whoever looks after it.
@Suite(.serialized) struct OperatorTests {
  /// A scene whose channel of alarms, heartbeat and figures are beside the team's own channel.
  private func scene(port: Int) throws -> Scene {
    let scene = try Scene()
    try scene.configure(port: port)
    try scene.folder.write("http://127.0.0.1:\(port)\(Scene.paths["webhook"] ?? "")\n", to: "ops.url")
    try scene.folder.write("http://127.0.0.1:\(port)/ping/canary0ping\n", to: "ping.url")
    for secret in ["ops.url", "ping.url"] { chmod(scene.folder.path(secret), 0o600) }
    let config = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    try scene.folder.write(
      "alarm: ops\nheartbeat: { file: ping.url }\nmetrics_file: dagpost.prom\n"
        + config.replacing(
          "channels:\n", with: "channels:\n  ops: { service: webhook, url: { file: ops.url } }\n", maxReplacements: 1),
      to: "dagpost.yaml")
    return scene
  }

  /// With systemd's watchdog the loop comes round every second.
  private static let quick = ["WATCHDOG_USEC": "2000000"]

  private func told(_ server: LoopbackServer) -> [String] {
    server.requests.filter { $0.path.hasPrefix("/webhook") }.map(\.text)
  }

  @Test func `a webhook that is gone is told once, the heartbeat beats, the figures are written`() async throws {
    let arrivals = Watched<Set<String>>([])
    let server = try LoopbackServer { request in
      arrivals.change { _ = $0.insert(request.path) }
      return request.path.hasPrefix("/slack") ? .answer("no_service", status: 404) : .answer("OK")
    }
    defer { server.stop() }
    let scene = try scene(port: server.port)
    let (daemon, socket) = try await scene.daemon(environment: Self.quick)
    try await socket.heard("WATCHDOG=1")
    try await arrivals.reached("a heartbeat") { $0.contains("/ping/canary0ping") }
    #expect(try await scene.trigger().code == 1)
    try await arrivals.reached("a word to the operator") { $0.contains(Scene.paths["webhook"] ?? "") }
    try await daemon.logged("told the operator by ops")
    #expect(try await scene.trigger("--again").code == 1)
    let figures = try PrometheusReader(
      try String(contentsOfFile: scene.folder.path("dagpost.prom"), encoding: .utf8))
    #expect(figures["dagpost_posts_total", ["service": "slack", "outcome": "refused"]] != nil)
    daemon.send(SIGTERM)
    let ended = try await daemon.ended()
    #expect(ended.code == 0)
    #expect(told(server).count == 1, "\(told(server))")
    #expect(told(server).first?.contains("channel slack takes no posts since") == true)
    #expect(told(server).first?.contains("dagpost resume --team desk --channel slack") == true)
    #expect(server.requests.count { $0.path.hasPrefix("/ping") } == 1)
    #expect(!(ended.errors + told(server).joined()).contains("canary"))
    socket.stop()
  }

  @Test func `a ledger that cannot be opened is told once, before 74, and not at the next start`() async throws {
    let server = try LoopbackServer { _ in .answer("OK") }
    defer { server.stop() }
    let scene = try scene(port: server.port)
    try FileManager.default.createDirectory(
      atPath: scene.folder.path("state"), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try FileManager.default.createSymbolicLink(
      atPath: scene.folder.path("state/ledger.sqlite"), withDestinationPath: "/nonexistent")
    for _ in 0..<3 { #expect(try await scene.run("run").code == 74) }
    #expect(told(server).count == 1)
    #expect(told(server).first?.contains("Dagpost has stopped: its ledger cannot be used") == true)
  }

  @Test func `a ledger that is damaged under the daemon is told before 74`() async throws {
    let server = try LoopbackServer { _ in .answer("OK") }
    defer { server.stop() }
    let scene = try scene(port: server.port)
    let (daemon, socket) = try await scene.daemon()
    let ledger = try FileHandle(forWritingTo: URL(filePath: scene.folder.path("state/ledger.sqlite")))
    try ledger.write(contentsOf: Data(repeating: 0x2A, count: 65_536))
    try ledger.close()
    _ = try await scene.trigger()
    let ended = try await daemon.ended()
    #expect(ended.code == 74)
    #expect(ended.errors.contains("told the operator by ops"))
    #expect(told(server).count == 1)
    #expect(told(server).first?.contains("ledger.sqlite") == true)
    socket.stop()
  }
}
