import Foundation
import Glibc
import Model
import Testing
import YAML

@testable import Config

/// What somebody other than the administrator can reach with the file of a team: see nothing, cost little, stop nobody.
@Suite struct OthersFilesTests {
  private static let main = """
    include: teams.d/*.yaml
    defaults: { zone: Europe/Amsterdam, editions: { daily: { at: "16:30" } } }
    sources: { plan: { system: tasks } }
    channels: { chat: { service: console } }
    teams:
      first: { sources: [plan], channels: [chat] }

    """
  private static let lead = "teams: { lead: { sources: [plan], channels: [chat] } }"

  private func told(_ team: String, mode: mode_t = 0o666) throws -> [String] {
    let folder = try Folder(["dagpost.yaml": Self.main])
    try folder.write(team, to: "teams.d/lead.yaml", mode: mode)
    return folder.told(folder.load().problems)
  }

  /// The places of a team's settings where a value can stand.
  private static let places = [
    "name", "language", "zone", "workdays", "smallest_group", "quiet_hours", "people", "unnamed", "anniversaries",
    "manager",
    "sources", "channels", "contacts", "figures", "editions", "holidays", "input", "update",
    "holidays.country", "holidays.region", "holidays.extra", "holidays.calendars", "holidays.work_on",
    "holidays.calendars.url", "holidays.calendars.ca", "holidays.calendars.proxy", "editions.daily",
    "editions.daily.at",
    "editions.daily.days", "editions.daily.kind", "editions.daily.every", "editions.daily.from",
    "editions.daily.on_holiday", "editions.daily.update", "figures.f.say", "figures.f.target", "figures.f.better",
    "figures.f.changed", "input.say", "input.source", "update.sections", "update.limits", "update.limits.next",
    "update.words", "update.words.quiet", "update.lines", "update.lines.days", "contacts.x",
  ]

  private static let shapes = [
    "k3y-canary", "\"k3y-canary {canary} {{ canary }}\"", "[k3y-canary, [canary], { canary: canary }]",
    "{ k3y-canary: k3y-canary }", "{ canary: { canary: [canary] } }", "{ canary: }", "[k3y-canary, k3y-canary]",
    "{ canary: x, canary: y }", "&canary x", "*canary", "!canary x", "[canary", "\"canary\\q\"", "canary: canary",
    "2026-canary", "16:30-canary", "{ url: canary, canary: 1 }", "{ text: canary, days: [canary] }",
  ]

  @Test(arguments: places) func `quotes no value of a file of others in any place`(place: String) throws {
    for shape in Self.shapes {
      let names = place.split(separator: ".")
      let value = names.dropFirst().reversed().reduce(shape) { "{ \($1): \($0) }" }
      for settings in ["\(names[0]): \(value)", "sources: [plan], channels: [chat], \(names[0]): \(value)"] {
        let told = try told("teams: { lead: { \(settings) } }")
        #expect(!told.joined(separator: "\n").contains("canary"), "\(settings): \(told)")
      }
    }
  }

  @Test(arguments: shapes) func `quotes nothing of a file of others that has no team`(shape: String) throws {
    for text in [shape, "teams: \(shape)", "k3y-canary: \(shape)", "teams: { canary: \(shape), canary: \(shape) }"] {
      let told = try told(text)
      #expect(!told.isEmpty)
      #expect(!told.joined(separator: "\n").contains("canary"), "\(text): \(told)")
    }
  }

  @Test func `names known settings and the place of the mistake`() throws {
    #expect(
      try told(
        """
        teams:
          lead:
            zone: Europe/Amsterdan
            chanels: [chat]
            sources: [plam]
            channels: [chat]
            editions: { daily: { at: 25:99 } }
        """) == [
          "teams.d/lead.yaml:3:11: teams.….zone is \"…\", which is not a time zone in \(Fixtures.folder)/zones (did you mean \"Europe/Amsterdam\"?)",
          "teams.d/lead.yaml:4:5: teams.… has a setting that is not known (did you mean \"channels\"?)",
          "teams.d/lead.yaml:5:15: teams.….sources names \"…\", which is not defined (did you mean \"plan\"?)",
          "teams.d/lead.yaml:7:30: teams.….editions.….at is \"…\"; it should be a time of day, for example \"16:30\" or \"08:45\"",
        ])
  }

  @Test func `a file of the administrator is quoted as before`() throws {
    #expect(
      try told("teams: { lead: { sources: [plan], channels: [chat], zone: Mars } }", mode: 0o600).first?.contains(
        "\"Mars\"")
        == true)
  }

  // MARK: Links

  @Test func `quotes nothing of the target of a link, whoever made it`() throws {
    let folder = try Folder(["dagpost.yaml": Self.main, "elsewhere/token": "xoxb-canary-0123456789"])
    mkdir(folder.path + "/teams.d", 0o755)
    #expect(symlink(folder.path + "/elsewhere/token", folder.path + "/teams.d/lead.yaml") == 0)
    let (settings, problems) = folder.load()
    #expect(settings?.teams.map(\.name.text) == ["first"])
    #expect(
      folder.told(problems) == [
        "teams.d/lead.yaml:1:1: the file should be a group of settings (name: value), not …"
      ])
    #expect(unlink(folder.path + "/teams.d/lead.yaml") == 0)
    #expect(link(folder.path + "/elsewhere/token", folder.path + "/teams.d/lead.yaml") == 0)
    #expect(!folder.told(folder.load().problems).joined().contains("canary"))
  }

  @Test func `the administrator's own link is followed`() throws {
    let folder = try Folder(["dagpost.yaml": Self.main, "elsewhere/lead.yaml": Self.lead])
    mkdir(folder.path + "/teams.d", 0o755)
    #expect(symlink("../elsewhere/lead.yaml", folder.path + "/teams.d/lead.yaml") == 0)
    let (settings, problems) = folder.load()
    #expect(folder.told(problems) == [])
    #expect(settings?.teams.map(\.name.text) == ["first", "lead"])
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func `leaves out a link to a file of somebody else, and loads the rest`() throws {
    let folder = try Folder([
      "dagpost.yaml": Self.main, "secret/token": "xoxb-canary-0123456789", "own/lead.yaml": Self.lead,
    ])
    let (lead, service): (uid_t, uid_t) = (4_242, 4_243)
    mkdir(folder.path + "/teams.d", 0o755)
    chown(folder.path + "/teams.d", lead, lead)
    chown(folder.path + "/own/lead.yaml", lead, lead)
    func link(to target: String, as name: String) {
      symlink(target, folder.path + "/teams.d/" + name)
      lchown(folder.path + "/teams.d/" + name, lead, lead)
    }
    for owner in [0, service] {
      chown(folder.path + "/secret/token", owner, owner)
      link(to: folder.path + "/secret/token", as: "a.yaml")
      link(to: "../secret/token", as: "b.yaml")
      link(to: "/proc/self/environ", as: "c.yaml")
      link(to: "/dev/zero", as: "d.yaml")
      link(to: folder.path + "/own/lead.yaml", as: "e.yaml")
      #expect(Glibc.link(folder.path + "/secret/token", folder.path + "/teams.d/f.yaml") == 0)
      let (settings, problems) = folder.load()
      #expect(settings?.teams.map(\.name.text) == ["first", "lead"], "its own file is followed")
      let told = folder.told(problems)
      #expect(!told.joined().contains("canary"), "\(told)")
      let why =
        "this file is a link to a file of somebody else than the owner of the link, and is left out; copy it instead"
      #expect(Array(told.prefix(4)) == ["a", "b", "c", "d"].map { "teams.d/\($0).yaml:1:1: warning: \(why)" })
      if owner == 0 {
        #expect(!problems.hasErrors)
        #expect(told.last?.contains("is a second name of a file of somebody who does not own its folder") == true)
      }
      for name in "abcdef" { unlink(folder.path + "/teams.d/\(name).yaml") }
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func `leaves out a folder that somebody replaced by a link to another one`() throws {
    let folder = try Folder([
      "dagpost.yaml": Self.main.replacingOccurrences(of: "teams.d/*", with: "teams.d/*/*"),
      "secret/token.yaml": "xoxb-canary-0123456789",
    ])
    mkdir(folder.path + "/teams.d", 0o755)
    symlink(folder.path + "/secret", folder.path + "/teams.d/lead")
    lchown(folder.path + "/teams.d/lead", 4_242, 4_242)
    let (settings, problems) = folder.load()
    #expect(settings?.teams.count == 1)
    #expect(!problems.hasErrors)
    #expect(folder.told(problems).count == 1 && !folder.told(problems).joined().contains("canary"))
  }

  @Test func `reports a pipe or a folder in the place of a file without waiting`() throws {
    let folder = try Folder(["dagpost.yaml": Self.main])
    mkdir(folder.path + "/teams.d", 0o755)
    mkfifo(folder.path + "/teams.d/lead.yaml", 0o666)
    #expect(folder.told(folder.load().problems) == ["teams.d/lead.yaml:1:1: this file is not a regular file"])
  }
}

/// Reading any file ends soon. The tests count steps, not seconds.
@Suite struct BoundedReadingTests {
  @Test func `compares a word of 200000 letters with nothing`() {
    var steps = 0
    let words = (0..<600).map { "Europe/Amsterdam\($0)" }
    #expect(suggestion(for: String(repeating: "a", count: 200_000), among: words, steps: &steps) == "")
    #expect(steps == 0)
    #expect(suggestion(for: "Europe/Amsterdan7", among: words, steps: &steps) != "")
    #expect(steps < 600 * 20 * 20)
  }

  @Test func `limits the mistakes that are reported for one file`() throws {
    let folder = try Folder([
      "dagpost.yaml": "include: lead.yaml\nteams: {}\n"
    ])
    let many = (0..<240).map { "  team\($0): { zone: x\($0), zome: y, sources: 1 }" }.joined(separator: "\n")
    try folder.write("teams:\n\(many)\n", to: "lead.yaml", mode: 0o666)
    let (_, problems) = folder.load()
    #expect(problems.hasErrors)
    #expect(problems.all.filter { $0.location.file.hasSuffix("lead.yaml") }.count == 51)
    #expect(folder.told(problems).contains { $0.hasSuffix("has more of these than are told") })
  }

  /// Many warnings in a file cannot hide its errors, nor the other way round.
  @Test func `reports the mistakes of a file that has many warnings`() throws {
    let folder = try Folder(["dagpost.yaml": "include: lead.yaml\nteams: {}\n"])
    let many = (0..<60).map { "  team\($0): { zone: x, sources: 1, people: { a\($0): { names: [de] } } }" }
    try folder.write("teams:\n\(many.joined(separator: "\n"))\n", to: "lead.yaml", mode: 0o666)
    let problems = folder.load().problems.all.filter { $0.location.file.hasSuffix("lead.yaml") }
    #expect(problems.filter { $0.severity == .error }.count == 51)
  }

  @Test(arguments: [
    (
      "teams: { " + (0..<300).map { "t\($0): {}" }.joined(separator: ", ") + " }",
      "is entry number 251 of a group; 250 is the limit"
    ),
    (
      "teams: { t: { unnamed: [" + (0..<300).map { "n\($0)" }.joined(separator: ", ") + "] } }",
      "is entry number 251 of a list; 250 is the limit"
    ),
    ("teams: { \(String(repeating: "k", count: 5_000)): {} }", "has a name of more than 250 bytes; shorten it"),
    (String(repeating: "# \(String(repeating: "x", count: 1_022))\n", count: 1_100), "1 MiB is the most it may have"),
  ])
  func `refuses a file of others that is larger than any team needs`(text: String, sentence: String) throws {
    let folder = try Folder(["dagpost.yaml": "include: lead.yaml\nteams: {}\n"])
    try folder.write(text, to: "lead.yaml", mode: 0o666)
    let told = folder.told(folder.load().problems).joined(separator: "\n")
    #expect(told.contains(sentence), "\(told.prefix(500))")
    #expect(told.utf8.count < 20_000)
  }

  @Test func `reports a value of 200000 letters in a short sentence`() throws {
    let long = String(repeating: "a", count: 200_000)
    for key in ["language", "zone", "workdays", "quiet_hours", "manager", "name", "input", "smallest_group", "sources"]
    {
      let folder = try Folder(["dagpost.yaml": "include: lead.yaml\nteams: {}\n"])
      try folder.write("teams: { lead: { \(key): \(long) } }", to: "lead.yaml", mode: 0o666)
      let told = folder.told(folder.load().problems)
      #expect(told.allSatisfy { $0.utf8.count < 1_000 }, "\(key)")
    }
  }
}
