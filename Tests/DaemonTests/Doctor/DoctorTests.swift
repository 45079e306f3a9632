import Foundation
import Glibc
import Ledger
import Model
import TestKit
import Testing

@testable import Daemon

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

  @Test func `who uses Slack's webhook is told of the bot, whose channels can be read`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try office.folder.write("http://127.0.0.1:9/services/canary", to: "chat.url")
    try office.folder.write("xoxb-1234-canary", to: "bot.token")
    try office.leave()
    func channels(_ channel: String) async throws -> [String] {
      let config = Office.config().replacing("  one: { service: console }", with: "  one: { \(channel) }")
      try office.folder.write(config, to: "dagpost.yaml")
      return await run(office).filter { $0.contains(" channels: ") }
    }
    let webhook = try await channels("service: slack, url: { file: chat.url }")
    #expect(webhook.count == 1 && webhook[0].hasPrefix("ok channels: Slack cannot be asked"), "\(webhook)")
    #expect(webhook.allSatisfy { $0.contains("it can be looked for there: service: slackbot.") })
    let bot = try await channels(
      "service: slackbot, token: { file: bot.token }, channel: C0123456789, on_unknown: hold")
    #expect(bot == ["ok channels: No channel waits for a person when an answer is missing."])
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
    try office.folder.write("http://127.0.0.1:\(server.port)/api/webhooks/1/canary0discord", to: "discord.url")
    try office.folder.write("xoxb-1234-canary", to: "bot.token")
    try office.folder.write("http://127.0.0.1:1/hooks/canary0key", to: "nobody.url")
    for name in ["chat.url", "discord.url", "bot.token", "nobody.url"] { chmod(office.folder.path(name), 0o600) }
    try office.leave()
    let lines = channels.enumerated().map { "  c\($0): { \($1) }\n" }.joined()
      .replacing("PORT", with: "\(server.port)")
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
    let hooks = ["slack", "teams", "mattermost", "webhook"].map { "service: \($0), url: { file: chat.url }" }
    let (found, asked) = try await reach(hooks) { _ in .answer("who are you", status: 404) }
    #expect(found == ["ok: 1 address of channels was reached, and nothing was posted."])
    #expect(asked == ["GET /"])
  }

  @Test func `a host that nobody answers at is told`() async throws {
    let (found, _) = try await reach(
      ["service: mattermost, url: { file: nobody.url }", "service: slack, url: { file: chat.url }"]
    ) { _ in .answer("ok") }
    #expect(
      found
        == [
          "wrong: c0 (Mattermost) would take no post: 127.0.0.1:1 refused the connection; is the service running there?.",
          "ok: 1 address of channels was reached, and nothing was posted.",
        ].map { $0.replacingOccurrences(of: "?.", with: "?") })
  }

  @Test func `Discord tells of a webhook that was removed`() async throws {
    let (found, asked) = try await reach(["service: discord, url: { file: discord.url }"]) { _ in
      .answer("{\"message\": \"Unknown Webhook\", \"code\": 10015}", status: 404)
    }
    #expect(found.count == 1 && found[0].hasPrefix("wrong: c0 (Discord) would take no post: "), "\(found)")
    #expect(found[0].contains("the webhook was removed; make a new one"))
    #expect(asked == ["GET /api/webhooks/1/canary0discord?wait=true"])
  }

  @Test func `Slack tells of a token that is not valid any more`() async throws {
    let (found, asked) = try await reach(
      ["service: slackbot, token: { file: bot.token }, channel: C0123456789, url: \"http://127.0.0.1:PORT/api\""]
    ) { _ in .answer("{\"ok\": false, \"error\": \"token_revoked\"}") }
    #expect(
      found == [
        "wrong: c0 (Slack) would take no post: Slack answered token_revoked: the token is not valid any more; put the app's "
          + "new one in the credential."
      ])
    #expect(asked == ["GET /api/auth.test"])
  }

  @Test(arguments: [
    ("{\"joined_rooms\": [\"!r:x\"]}", 200, "ok: 1 address"),
    ("{\"joined_rooms\": []}", 200, "wrong: c0 (Matrix) would take no post: the account has not joined the room"),
    ("{\"errcode\": \"M_UNKNOWN_TOKEN\", \"error\": \"no\"}", 401, "wrong: c0 (Matrix) would take no post: "),
  ])
  func `Matrix tells whose rooms they are`(body: String, status: Int, told: String) async throws {
    let (found, asked) = try await reach(
      ["service: matrix, homeserver: \"http://127.0.0.1:PORT\", token: { file: bot.token }, room: \"!r:x\""]
    ) { _ in .answer(body, status: status) }
    #expect(found.count == 1 && found[0].hasPrefix(told), "\(found)")
    #expect(asked == ["GET /_matrix/client/v3/joined_rooms"])
  }
}
