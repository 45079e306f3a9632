import Config
import Foundation
import Glibc
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// What `check` looks at besides the file itself.
struct ConfigCheckTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func check(
    sources: String = "plan: { system: tasks, path: plan.md }", team: String = "", top: String = "",
    systems: [String] = []
  ) async throws -> (told: [String], notes: [String], accepted: Bool) {
    try folder.write(
      """
      state: state
      \(top)
      channels: { one: { service: console } }
      teams:
        desk:
          zone: Europe/Amsterdam
          \(team.contains("editions:") ? "" : "editions: { daily: { at: \"16:30\" } }")
          channels: [one]
          sources: { \(sources) }
          \(team)
      """, to: "dagpost.yaml")
    var surroundings = Office.surroundings()
    surroundings.executable = BuiltProgram("dagpost").path
    surroundings.systemDirectories = systems + surroundings.systemDirectories
    let check = await ConfigCheck.run(configPath: folder.path("dagpost.yaml"), surroundings: surroundings)
    let bare = { (text: String) in text.replacingOccurrences(of: folder.path + "/", with: "") }
    return (check.problems.map { bare($0.sentence) }, check.notes.map(bare), check.accepted)
  }

  private func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: folder.path(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  @Test(arguments: [
    ("plan: { system: tasks, path: paln.md }", "paln.md does not exist (did you mean \"plan.md\"?)"),
    ("plan: { system: tasks, path: infra/plan.md }", "infra/plan.md does not exist, and neither does the folder infra"),
    ("plan: { system: tasks, path: \"plans/*.md\" }", "no file matches plans/*.md"),
    ("plan: { system: tasks, path: in }", "in is not a regular file"),
    ("plan: { system: dropfolder, path: inn }", "the folder inn does not exist (did you mean \"in\"?)"),
    ("plan: { system: dropfolder, path: plan.md }", "plan.md is not a folder"),
    ("plan: { system: maildir, path: in, senders: [voorbeeld.nl] }", "the folder in/new does not exist"),
    (
      "plan: { command: [glpi-export], format: json, gives: item }",
      "there is no program glpi-export in /usr/local/bin:/usr/bin:/bin; install it, or write its whole path"
    ),
    ("plan: { command: [/opt/none/export], format: json, gives: item }", "there is no program /opt/none/export"),
    ("plan: { command: [./plan.md], format: json, gives: item }", "./plan.md may not be run; chmod +x ./plan.md"),
  ])
  func `a place on this machine that is not there is a warning`(source: String, sentence: String) async throws {
    try write("- [ ] Mail migration due:2026-11-27\n", to: "plan.md")
    try FileManager.default.createDirectory(atPath: folder.path("in"), withIntermediateDirectories: true)
    let found = try await check(sources: source)
    #expect(found.told == ["dagpost.yaml:9:16: warning: teams.desk.sources.plan as it is now: \(sentence)"])
    #expect(found.accepted)
  }

  @Test func `what is there needs no word`() async throws {
    try write("- [ ] Mail migration due:2026-11-27\n", to: "plan.md")
    let found = try await check(
      sources:
        "plan: { system: tasks, path: \"*.md\" }, who: { command: [sh, -c, \"echo []\"], format: json, gives: item }")
    #expect(found.told == [])
    #expect(found.notes == [])
  }

  @Test func `figures need a folder`() async throws {
    try write("", to: "plan.md")
    let found = try await check(top: "metrics_file: collector/dagpost.prom")
    #expect(
      found.told == [
        "dagpost.yaml:2:15: warning: metrics_file names collector/dagpost.prom, in a folder that does not exist: "
          + "make it, or no figures are written"
      ])
    try FileManager.default.createDirectory(atPath: folder.path("collector"), withIntermediateDirectories: true)
    #expect(try await check(top: "metrics_file: collector/dagpost.prom").told == [])
  }

  @Test func `the jq of every system is compiled, and told at its line of its own file`() async throws {
    try write("", to: "plan.md")
    func system(_ jq: String, _ map: String) -> String {
      """
      system: kpi
      title: KPI
      requests:
        open:
          get: "https://kpi.example.nl/open.json"
          gives: item
          each: .items[]
          map: |
            def small: 1;
            \(map)
      jq: |
        def one: 1;

        def two: \(jq);
      """
    }
    let systems = [folder.path("systems")]
    try write(system("one + 1", "{ key: two }"), to: "systems/kpi.yaml")
    #expect(try await check(systems: systems).told == [])
    try write(system("oen + 1", "{ key: two }"), to: "systems/kpi.yaml")
    let inJQ = try await check(systems: systems)
    #expect(
      inJQ.told == ["systems/kpi.yaml:14:1: jq its jq program does not compile: oen/0 is not defined"], "\(inJQ.told)")
    #expect(!inJQ.accepted)
    try write(system("one + 1", "{ key: tow }"), to: "systems/kpi.yaml")
    #expect(
      try await check(systems: systems).told
        == ["systems/kpi.yaml:10:1: requests.open.map its jq program does not compile: tow/0 is not defined"])
  }

  @Test func `an address of a system without a scheme says what is missing`() async throws {
    try write(
      """
      system: kpi
      parameters: { url: { required: true, example: "https://kpi.example.nl" } }
      requests:
        open: { get: "{{ url }}/open.json", gives: item }
      """, to: "systems/kpi.yaml")
    let systems = [folder.path("systems")]
    func told(_ url: String) async throws -> [String] {
      try await check(sources: "kpi: { system: kpi, url: \"\(url)\" }", systems: systems).told
    }
    #expect(try await told("https://kpi.example.nl") == [])
    #expect(
      try await told("kpi.example.nl") == [
        "dagpost.yaml:9:41: teams.desk.sources.kpi.url does not begin with https:// or http://; write the whole address, "
          + "for example https://kpi.example.nl"
      ])
    #expect(
      try await told("ftp://kpi.example.nl") == [
        "dagpost.yaml:9:41: teams.desk.sources.kpi.url is not an address such as https://host/path: http or https, and "
          + "no login in it"
      ])
  }

  @Test func `an edition inside quiet hours is told with when it goes out`() async throws {
    try write("", to: "plan.md")
    let hours = "quiet_hours: [\"12:00-13:00\", \"18:00-08:00\"]"
    func told(_ at: String, _ more: String = "") async throws -> [String] {
      try await check(team: "editions: { daily: { at: \"\(at)\" } }\n    \(hours)\(more)").told
    }
    #expect(try await told("16:30") == [])
    #expect(try await told("13:00") == [])
    let sentence = "dagpost.yaml:5:3: warning: teams.desk plans \"daily\" at "
    #expect(
      try await told("12:30") == [
        sentence + "12:30, inside its quiet hours, so it goes out at 13:00; choose another time, or change quiet_hours"
      ])
    #expect(
      try await told("20:00") == [
        sentence + "20:00, inside its quiet hours, so it goes out at 08:00 of the next day; choose another time, "
          + "or change quiet_hours"
      ])
  }

  @Test func `a pattern of include that finds nothing is a note`() async throws {
    try write("", to: "plan.md")
    let found = try await check(top: "include: teams.d/*.yaml")
    #expect(found.accepted && found.told == [])
    #expect(found.notes == ["dagpost.yaml: include finds no file that matches teams.d/*.yaml yet."])
  }
}
