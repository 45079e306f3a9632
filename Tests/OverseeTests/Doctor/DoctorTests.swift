import Foundation
import Glibc
import Ledger
import Model
import ServiceFixtures
import Services
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// `doctor` on real files, on a machine that the test makes.
struct DoctorTests {
  private static let machine = DoctorMachine(
    place: { path in
      FileManager.default.fileExists(atPath: path)
        ? .init(mode: path.hasSuffix("sqlite") ? 0o600 : 0o700, owner: 0, fileSystem: 0xEF53, free: 1 << 40) : nil
    }, unit: { .noSystemctl }, user: 0)

  private func run(_ office: Office) async -> [String] {
    let report = await Doctor.run(
      configPath: office.configPath, surroundings: office.surroundings, machine: Self.machine)
    return report.findings.map { "\($0.level) \($0.check): \($0.sentence)" }
  }

  @Test func `a healthy desk has a line for each check`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try office.leave()
    let found = await run(office)
    #expect(found.allSatisfy { $0.hasPrefix("ok") || $0.hasPrefix("warning daemon") }, "\(found)")
    for check in [
      "config", "credentials", "zones", "state", "disk", "ledger", "clock", "channels", "unit", "daemon", "posts",
    ] {
      #expect(found.contains { $0.contains(" \(check): ") }, "\(check) in \(found)")
    }
  }

  @Test func `every mistake of the configuration is told, and a secret that is not there once`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try office.leave()
    let config = Office.config().replacing(
      "  one: { service: console }",
      with: "  one: { service: slack, url: { env: NOWHERE } }\n  three: { service: webhook, url: { file: no.url } }"
    ).replacing("language: en", with: "langauge: en\n    nmae: x")
    try office.folder.write(config, to: "dagpost.yaml")
    let found = await run(office)
    #expect(found.filter { $0.contains("langauge is not a known setting") }.count == 1)
    #expect(found.filter { $0.contains("nmae is not a known setting") }.count == 1)
    #expect(found.filter { $0.contains("environment variable NOWHERE, which is not set") }.count == 1, "\(found)")
    #expect(found.contains { $0.hasPrefix("wrong config") })
    #expect(found.contains { $0.hasPrefix("warning credentials") })
  }

  @Test func `what waits for a person is told, also without a daemon`() async throws {
    let office = try Office(at: "2026-11-24T09:00", Office.config(channels: ["one"]))
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    try office.clock.set("2026-11-25T15:00")
    _ = try await office.ledger.processOutbox(now: office.clock.now)
    try office.leave()
    let found = await run(office)
    #expect(found.contains("wrong posts: 1 post waits for a person. See: dagpost status"), "\(found)")
  }

  @Test func `a damaged ledger and an old backup are told`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try office.leave()
    let folder = office.folder.path("state/backups")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(await run(office).contains { $0.hasPrefix("warning backup: ") && $0.contains("has no backup") })
    try Data().write(to: URL(fileURLWithPath: folder + "/ledger-2026-11-20.sqlite"))
    func date(_ seconds: Int64) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(seconds))],
        ofItemAtPath: folder + "/ledger-2026-11-20.sqlite")
    }
    try date(office.clock.now.seconds - 3600)
    #expect(await run(office).contains { $0.hasPrefix("ok backup") })
    try date(office.clock.now.seconds - 4 * 86_400)
    #expect(await run(office).contains { $0.hasPrefix("warning backup: The newest backup") })
    let ledger = URL(fileURLWithPath: office.folder.path("state/ledger.sqlite"))
    var bytes = try Data(contentsOf: ledger)
    bytes.replaceSubrange(4096..<4200, with: Data(repeating: 0xA5, count: 104))
    try bytes.write(to: ledger)
    #expect(await run(office).contains { $0.hasPrefix("wrong ledger") })
  }

  @Test func `who uses a service that cannot be read is told of the one of the same name that can`() async throws {
    let readable = try #require(ServiceCatalog.all.first { $0.unknownClass == .readable })
    let blind = try #require(ServiceCatalog.all.first { $0.unknownClass == .blind && $0.title == readable.title })
    let office = try Office(at: "2026-11-24T09:00")
    try office.leave()
    func channels(_ service: any Service.Type, _ more: String = "") async throws -> [String] {
      let channel = try channelYAML(service.name, at: "http://127.0.0.1:9", in: office.folder) + more
      let config = Office.config().replacing("  one: { service: console }", with: "  one: { \(channel) }")
      try office.folder.write(config, to: "dagpost.yaml")
      return await run(office).filter { $0.contains(" channels: ") }
    }
    let told = try await channels(blind)
    #expect(told.count == 1 && told[0].hasPrefix("ok channels: \(blind.title) cannot be asked"), "\(told)")
    #expect(told.allSatisfy { $0.contains("it can be looked for there: service: \(readable.name).") })
    let found = try await channels(readable, ", on_unknown: hold")
    #expect(found == ["ok channels: No channel waits for a person when an answer is missing."])
  }

  @Test func `channels that hold without a fallback are named`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try office.folder.write("http://127.0.0.1:9/in/canary", to: "chat.url")
    try office.leave()
    let config = Office.config().replacing(
      "  one: { service: console }", with: "  one: { service: webhook, url: { file: chat.url }, on_unknown: hold }")
    try office.folder.write(config, to: "dagpost.yaml")
    let found = await run(office)
    #expect(
      found.contains { $0.hasPrefix("warning channels: one: on_unknown is hold, and there is no fallback") }, "\(found)"
    )
    #expect(found.allSatisfy { !$0.contains("canary") })
  }

  @Test func `a channel that knows a post again is not among those that cannot be asked or that hold`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try office.folder.write("syt_canary", to: "token")
    try office.leave()
    let config = Office.config().replacing(
      "  one: { service: console }",
      with: "  one: { service: matrix, homeserver: \"http://127.0.0.1:9\", token: { file: token }, room: \"!r:x\", "
        + "on_unknown: hold }")
    try office.folder.write(config, to: "dagpost.yaml")
    let found = await run(office)
    #expect(found.contains("ok channels: No channel waits for a person when an answer is missing."), "\(found)")
  }

  // MARK: Channels, asked without posting

  /// What stands under `reach` for channels at a server that answers so.
  private func reach(
    _ channels: [String], _ answer: @escaping @Sendable (LoopbackRequest) -> LoopbackReply
  ) async throws -> (found: [String], asked: [String]) {
    let office = try Office(at: "2026-11-24T09:00")
    let server = try LoopbackServer { request in answer(request) }
    defer { server.stop() }
    try office.folder.write("http://127.0.0.1:\(server.port)/hooks/canary0key", to: "chat.url")
    try office.folder.write("http://127.0.0.1:1/hooks/canary0key", to: "nobody.url")
    for name in ["chat.url", "nobody.url"] { chmod(office.folder.path(name), 0o600) }
    try office.leave()
    let lines = channels.enumerated().map { "  c\($0): { \($1) }\n" }.joined()
    let config = Office.config(channels: ["one"]).replacing("  one: { service: console }\n", with: lines)
      .replacing("[one]", with: "[\(channels.indices.map { "c\($0)" }.joined(separator: ", "))]")
    try office.folder.write(config, to: "dagpost.yaml")
    var machine = Self.machine
    machine.asksChannels = true
    let report = await Doctor.run(
      configPath: office.configPath, surroundings: office.surroundings, machine: machine)
    let found = report.findings.filter { $0.check == "reach" }.map { "\($0.level): \($0.sentence)" }
    #expect(found.allSatisfy { !$0.contains("canary") }, "\(found)")
    return (found, server.requests.map { "\($0.method) \($0.path)" })
  }

  @Test func `the front page of a webhook's host is asked, and never the webhook`() async throws {
    let hook = "service: webhook, url: { file: chat.url }"
    let (found, asked) = try await reach([hook, hook]) { _ in .answer("who are you", status: 404) }
    #expect(found == ["ok: 1 address of channels was reached, and nothing was posted."])
    #expect(asked == ["GET /"])
  }

  @Test func `a host that nobody answers at is told`() async throws {
    let (found, _) = try await reach(
      ["service: webhook, url: { file: nobody.url }", "service: webhook, url: { file: chat.url }"]
    ) { _ in .answer("ok") }
    #expect(
      found
        == [
          "wrong: c0 (The webhook) would take no post: 127.0.0.1:1 refused the connection; is the service running there?.",
          "ok: 1 address of channels was reached, and nothing was posted.",
        ].map { $0.replacingOccurrences(of: "?.", with: "?") })
  }
}
