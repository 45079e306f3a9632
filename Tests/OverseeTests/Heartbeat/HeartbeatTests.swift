import Config
import HTTP
import Ledger
import Model
import Synchronization
import TestKit
import TestOffice
import Testing
import YAML

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// The dead man's switch.
struct HeartbeatTests {
  private let office: Office
  init() throws { office = try Office(at: "2026-11-24T09:00") }

  private func mistakes(_ heartbeat: String) throws -> [String] {
    try office.folder.write(heartbeat + "\n" + Office.config(), to: "dagpost.yaml")
    let loaded = LoadedConfig.load(office.configPath, office.surroundings)
    switch WorldBuilder.build(loaded, office.surroundings) {
    case .success: return []
    case .failure(let mistakes):
      return mistakes.problems.filter { $0.severity == .error }.map { "\($0.path) \($0.sentence)" }
    }
  }

  @Test func `its address is a secret, and https but on a private network`() throws {
    try office.folder.write("https://hc-ping.com/canary\n", to: "good")
    #expect(try mistakes("heartbeat: { file: good }") == [])
    #expect(try mistakes("heartbeat: { url: { file: good }, proxy: http://proxy.example.org:3128 }") == [])
    try office.folder.write("http://127.0.0.1:9/canary\n", to: "private")
    #expect(try mistakes("heartbeat: { file: private }") == [])
    try office.folder.write("http://hc-ping.com/canary\n", to: "open")
    let open = try mistakes("heartbeat: { file: open }")
    #expect(open.count == 1)
    #expect(open[0].hasPrefix("heartbeat starts with http://"))
    try office.folder.write("http://169.254.169.254/canary\n", to: "metadata")
    let metadata = try mistakes("heartbeat: { file: metadata }")
    #expect(metadata.count == 1)
    #expect(!(open + metadata).joined().contains("canary"))
    #expect(
      try mistakes("heartbeat: { file: good, env: X }") == [
        "heartbeat should have exactly one of credential, file and env"
      ])
  }

  @Test func `an answer of 2xx is heard, and nothing else is`() async throws {
    let status = Mutex(200)
    let server = try LoopbackServer { _ in .answer("OK", status: status.withLock { $0 }) }
    defer { server.stop() }
    try office.folder.write("heartbeat: { file: h }\n" + Office.config(), to: "dagpost.yaml")
    try office.folder.write(server.url("/canary") + "\n", to: "h")
    let heartbeat = try #require(try Office.world(office.folder, office.surroundings).forOperator.heartbeat)
    let client = CurlClient(version: "test")
    #expect(await heartbeat.ping(by: client) == .heard)
    #expect(server.requests.map { "\($0.method) \($0.path)" } == ["GET /canary"])
    status.withLock { $0 = 404 }
    #expect(await heartbeat.ping(by: client) == .failed("answered 404"))
    server.stop()
    await client.close()
    guard case .failed(let why) = await heartbeat.ping(by: NoNetwork()) else {
      Issue.record("it should fail")
      return
    }
    #expect(!why.contains("canary"))
    #expect(heartbeat.shown == "http://127.0.0.1:\(server.port)/…")
  }
}
