import Config
import Foundation
import Glibc
import Model
import Testing
import YAML

@Suite struct IncludeTests {
  private static let main = """
    include: teams.d/*.yaml
    defaults: { zone: Europe/Amsterdam, editions: { daily: { at: "16:30" } } }
    sources:
      git: { system: git, token: { env: TOKEN } }
      plan: { system: tasks }
    channels: { chat: { service: console } }
    teams:
      first: { sources: [plan], channels: [chat] }

    """

  @Test func `included teams follow those of the main file, sorted by file`() throws {
    let folder = try Folder([
      "dagpost.yaml": Self.main,
      "teams.d/b.yaml": "teams: { fourth: { sources: [git], channels: [chat] } }",
      "teams.d/a.yaml": """
      channels: { other: { service: console } }
      teams:
        third: { sources: [plan], channels: [other] }
        second: { sources: [plan], channels: [chat] }
      """,
      "teams.d/c.yaml~": "nonsense",
    ])
    let (settings, problems) = folder.load()
    #expect(folder.told(problems) == [])
    #expect(settings?.teams.map(\.name.text) == ["first", "third", "second", "fourth"])
    #expect(
      settings?.files.map { $0.dropFirst(folder.path.count + 1) } == [
        "dagpost.yaml", "teams.d/a.yaml", "teams.d/b.yaml",
      ])
  }

  @Test func `names both places of a double definition`() throws {
    let folder = try Folder([
      "dagpost.yaml": Self.main,
      "teams.d/a.yaml": """
      sources: { git: { system: git } }
      teams:
        first: { sources: [plan], channels: [chat] }
      """,
    ])
    #expect(
      folder.told(folder.load().problems) == [
        "teams.d/a.yaml:1:12: sources.git is defined twice (first at dagpost.yaml:4:3); rename or remove one",
        "teams.d/a.yaml:3:3: teams.first is defined twice (first at dagpost.yaml:8:3); rename or remove one",
      ])
  }

  @Test func `a mistake in an included file does not hide those in the others`() throws {
    let folder = try Folder([
      "dagpost.yaml": Self.main, "teams.d/a.yaml": "teams: [a", "teams.d/b.yaml": "teems: {}\ninclude: x.yaml",
    ])
    let told = folder.told(folder.load().problems)
    #expect(told.count == 3)
    #expect(told.first?.hasPrefix("teams.d/a.yaml:1:8: this is not valid YAML: a list in [ ] is not closed") == true)
    #expect(
      told.dropFirst() == [
        "teams.d/b.yaml:1:1: teems is not a known setting (did you mean \"teams\"?)",
        "teams.d/b.yaml:2:10: include may only be set in dagpost.yaml, which includes this file",
      ])
  }

  @Test func `does not take a folder's name for a pattern`() throws {
    let folder = try Folder([
      "odd [1]*/dagpost.yaml": Self.main,
      "odd [1]*/teams.d/a.yaml": "teams: { second: { sources: [plan], channels: [chat] } }",
    ])
    let problems = Problems()
    let settings = Settings.load(
      folder.path + "/odd [1]*/dagpost.yaml", zones: Fixtures.zones, holidays: [], now: Fixtures.now,
      secrets: .standard(environment: [:]),
      problems: problems)
    #expect(settings?.teams.map(\.name.text) == ["first", "second"])
  }

  @Test func `reports a missing file, a folder and a pipe as such`() throws {
    let folder = try Folder()
    #expect(
      folder.told(folder.load().problems) == [
        "dagpost.yaml:1:1: this file does not exist; \"dagpost init\" writes one to start from, and --config FILE names one "
          + "elsewhere"
      ])
    mkdir(folder.path + "/dagpost.yaml", 0o700)
    #expect(folder.told(folder.load().problems) == ["dagpost.yaml:1:1: this file is not a regular file"])
    rmdir(folder.path + "/dagpost.yaml")
    mkfifo(folder.path + "/dagpost.yaml", 0o600)
    #expect(folder.told(folder.load().problems) == ["dagpost.yaml:1:1: this file is not a regular file"])
  }

  // MARK: Files of others

  private func restricted(_ team: String, mode: mode_t = 0o666) throws -> (Folder, Settings?, Problems) {
    let folder = try Folder(["dagpost.yaml": Self.main])
    try folder.write(team, to: "teams.d/lead.yaml", mode: mode)
    let (settings, problems) = folder.load(.standard(environment: ["TOKEN": "canary"]))
    return (folder, settings, problems)
  }

  @Test func `a file that others may write holds teams only`() throws {
    let (folder, _, problems) = try restricted("sources: {}\nchannels: {}\npeople: []\ndefaults: {}\nteams: {}\n")
    let why =
      "may not be set here: teams.d/lead.yaml does not belong to root or may be written by others, and may hold teams only"
    #expect(
      folder.told(problems) == [
        "teams.d/lead.yaml:1:10: sources \(why)", "teams.d/lead.yaml:2:11: channels \(why)",
        "teams.d/lead.yaml:3:9: people \(why)",
        "teams.d/lead.yaml:4:11: defaults may only be set in dagpost.yaml, which includes this file",
      ])
  }

  @Test(arguments: [
    "git: { token: { env: TOKEN } }", "git: { url: https://elsewhere.example }", "git:",
    "own: { system: git, token: { env: TOKEN } }", "own: { system: git, token: { file: /etc/shadow } }",
    "own: { system: git, token: { credential: other } }",
  ])
  func `refuses the service's secrets to a file that others may write`(source: String) throws {
    let (folder, settings, problems) = try restricted("teams: { lead: { sources: { \(source) }, channels: [chat] } }")
    let team = try #require(settings?.teams.last)
    #expect(team.name == "lead")
    #expect(team.sources[0].restricted)
    var section = team.sources[0].section
    #expect(section.secret("token") == nil)
    let told = folder.told(problems).joined()
    #expect(problems.hasErrors)
    #expect(told.contains("does not belong to root or may be written by others"))
    #expect(!told.contains("canary"))
  }

  @Test func `trusts a file of the same owner that only the owner may write`() throws {
    let (folder, settings, problems) = try restricted(
      "teams: { lead: { sources: [git], channels: [chat] } }", mode: 0o644)
    var section = try #require(settings?.teams.last).sources[0].section
    #expect(!section.restricted)
    #expect(section.secret("token")?.reveal() == "canary")
    #expect(folder.told(problems) == [])
  }

  @Test func `reports an emptied file as an error, and one with comments only as a warning`() throws {
    let folder = try Folder(["dagpost.yaml": Self.main, "teams.d/a.yaml": " \n\n", "teams.d/b.yaml": "# teams:\n"])
    let problems = folder.load().problems
    #expect(
      folder.told(problems) == [
        "teams.d/a.yaml:1:1: this file is empty; put back what stood in it, or delete the file if its teams are to stop",
        "teams.d/b.yaml:1:1: warning: this file holds nothing but comments, so no team",
      ])
  }

  @Test func `reports a file that does not begin with teams once`() throws {
    let folder = try Folder([
      "dagpost.yaml": Self.main,
      "teams.d/a.yaml": "second:\n  sources: [plan]\n  channels: [chat]\nthird: {}",
      "teams.d/b.yaml": "name: Netwerk\nzone: Europe/Amsterdam",
    ])
    #expect(
      folder.told(folder.load().problems) == [
        "teams.d/a.yaml:1:1: second stands where \"teams:\" is expected; begin with \"teams:\" and put \"second:\" below it, "
          + "two spaces further in",
        "teams.d/b.yaml:1:1: name is a setting of a team, and no team is named before it; begin with \"teams:\", then the "
          + "team's name two spaces further in, then this",
      ])
    try folder.write("second:\n  sources: [plan]\n  channels: [chat]", to: "dagpost.yaml")
    #expect(folder.told(folder.load().problems).count == 1)
  }

  @Test func `notes a pattern that finds nothing`() throws {
    let folder = try Folder(["dagpost.yaml": Self.main])
    #expect(folder.load().settings?.notes.count == 1)
    try folder.write("teams: { second: { sources: [git], channels: [chat] } }", to: "teams.d/a.yaml")
    #expect(folder.load().settings?.notes == [])
  }
}
