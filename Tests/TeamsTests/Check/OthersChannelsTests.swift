import Config
import Foundation
import Glibc
import Model
import Services
import TestKit
import TestOffice
import Testing
import YAML

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// A team in a file that others than the administrator may write, and the shared channels with their secrets.
struct OthersChannelsTests {
  private let folder: TemporaryFolder
  private let surroundings = Office.surroundings()
  init() throws { folder = try TemporaryFolder() }

  private func write(_ settings: String, team: String, mode: mode_t = 0o666) throws {
    try folder.write("https://example.org/in/canaryCANARYcanary", to: "hook")
    try folder.write(
      """
      state: state
      include: teams.d/*.yaml
      defaults: { zone: Europe/Amsterdam, editions: { daily: { at: "16:30" } } }
      channels:
        boss: { service: webhook, url: { file: hook }\(settings) }
        screen: { service: console }
      teams:
        first: { sources: { p: { system: tasks, path: plan.md } }, channels: [boss] }
      """, to: "dagpost.yaml")
    mkdir(folder.path("teams.d"), 0o755)
    let sources = team.contains("sources:") ? "" : "sources: { p: { get: https://example.org/p.json, gives: item } }, "
    try folder.write("teams: { lead: { \(sources)\(team) } }", to: "teams.d/lead.yaml")
    chmod(folder.path("teams.d/lead.yaml"), mode)
  }

  private func world() throws -> (World, warnings: [String]) {
    switch WorldBuilder.build(LoadedConfig.load(folder.path("dagpost.yaml"), surroundings), surroundings) {
    case .success(let built):
      return (
        built.world, built.warnings.filter { !$0.contains("every user of this machine") && !$0.contains("is not used") }
      )
    case .failure(let mistakes): throw TestProblem("\(mistakes.sentences)")
    }
  }

  @Test(arguments: ["channels: [boss]", "channels: [screen], manager: boss", "channels: { boss: }"])
  func `a shared secret is not for whoever writes the file, and everything else runs`(team: String) throws {
    try write("", team: team)
    let (world, warnings) = try world()
    let lead = try #require(world.team("lead")), first = try #require(world.team("first"))
    let boss = try #require(lead.everyChannel.first { $0.name == "boss" })
    #expect(boss.forbidden?.contains("write channels.boss.allow_teams: [lead] there") == true)
    #expect(first.channels.map(\.forbidden) == [nil])
    #expect(lead.everyChannel.filter { $0.name == "screen" }.allSatisfy { $0.forbidden == nil })
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains("its posts there are refused until this channel says allow_teams: [lead]") == true)
    #expect(!"\(warnings)".contains("canary"))
  }

  @Test func `nor as the fallback of a channel of its own`() throws {
    try write(
      "", team: "channels: { own: { service: webhook, url: \"https://example.org/in\", fallback: boss } }", mode: 0o620)
    // Of the file's own group: a secret may stand in it then, and others than its owner may write it.
    let (world, warnings) = try world()
    #expect(world.team("lead")?.fallbacks.first?.forbidden != nil)
    #expect(warnings.contains { $0.contains("allow_teams: [lead]") })
  }

  @Test func `nor as the fallback of a shared channel without one`() throws {
    try write("", team: "channels: [screen]")
    let main = try String(contentsOfFile: folder.path("dagpost.yaml"), encoding: .utf8)
    try folder.write(
      main.replacing("screen: { service: console }", with: "screen: { service: console, fallback: boss }"),
      to: "dagpost.yaml")
    let (world, warnings) = try world()
    #expect(world.team("lead")?.fallbacks.first?.forbidden != nil)
    #expect(world.team("lead")?.channels.first?.forbidden == nil)
    #expect(warnings.contains { $0.contains("allow_teams: [lead]") })
  }

  @Test func `what the main file allows is allowed, for that team alone`() throws {
    try write(", allow_teams: [lead]", team: "channels: [boss], manager: screen")
    let (allowed, warnings) = try world()
    #expect(warnings == [])
    #expect(allowed.team("lead")?.everyChannel.allSatisfy { $0.forbidden == nil } == true)
    try write(", allow_teams: [other]", team: "channels: [boss]")
    #expect(try world().0.team("lead")?.channels.first?.forbidden != nil)
  }

  @Test func `a file of the administrator needs no leave`() throws {
    try write("", team: "channels: [boss]", mode: 0o644)
    let (world, warnings) = try world()
    #expect(world.team("lead")?.channels.first?.forbidden == nil)
    #expect(warnings == [])
  }

  @Test func `an allowed channel cannot be changed along the way`() throws {
    try write(", allow_teams: [lead]", team: "channels: { boss: { proxy: \"http://canary.example:1\" } }")
    let loaded = LoadedConfig.load(folder.path("dagpost.yaml"), surroundings)
    guard case .failure(let mistakes) = WorldBuilder.build(loaded, surroundings) else {
      Issue.record("a shared secret went through a proxy of somebody else's")
      return
    }
    #expect(mistakes.sentences.contains { $0.contains("is a shared secret, which") })
    #expect(!"\(mistakes.sentences)".contains("canary"))
  }

  /// What services and systems say about their own settings.
  @Test func `no sentence about a channel or source quotes what stands there`() async throws {
    let shapes = [
      "k3y-canary", "[canary, canary]", "{ canary: canary }", "\"{{ canary }}\"", "\"https://x.example/canary canary\"",
    ]
    let sources = [
      "system", "title", "counted", "quiet", "exclude", "titles", "agreed", "note_kind", "deadline", "ca", "proxy",
      "file",
      "command", "environment", "get", "folder", "maildir", "imap", "senders", "query", "headers", "login", "password",
      "token", "format", "gives", "each", "jq", "gone", "keep", "sections", "columns", "separator", "decimal", "fields",
      "field_separator", "record_separator", "canary",
    ]
    let channels = [
      "service", "url", "ca", "proxy", "on_unknown", "fallback", "quiet_hours", "token", "room", "homeserver",
      "channel", "canary",
    ]
    for shape in shapes {
      for setting in sources {
        let rest = setting == "get" || setting == "system" ? "" : "get: https://example.org/x.json, "
        let own =
          "channels: [screen], sources: { a: { \(rest)\(setting): \(shape) }, b: { system: gitlab, \(setting): \(shape) } }"
        try write("", team: own.replacingOccurrences(of: "system: gitlab, system", with: "system"))
        try await demandNothingQuoted(setting, shape)
      }
      for setting in channels {
        for service in ServiceCatalog.all.map({ $0.name }) {
          try write("", team: "channels: { c: { service: \(service), \(setting): \(shape) } }")
          try await demandNothingQuoted(setting, shape)
        }
      }
    }
  }

  private func demandNothingQuoted(_ setting: String, _ shape: String) async throws {
    let loaded = LoadedConfig.load(folder.path("dagpost.yaml"), surroundings)
    let built = WorldBuilder.build(loaded, surroundings)
    var told = loaded.problems.sorted.map(\.description).joined(separator: "\n")
    if case .failure(let mistakes) = built { told += mistakes.sentences.joined(separator: "\n") }
    #expect(!told.contains("canary"), "\(setting): \(shape): \(told)")
  }
}

private struct TestProblem: Error {
  let text: String
  init(_ text: String) { self.text = text }
}
