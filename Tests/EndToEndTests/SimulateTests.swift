import Foundation
import TestKit
import Testing

struct SimulateTests {
  private static let config = """
    state: state
    defaults:
      zone: Europe/Amsterdam
      workdays: [mon, tue, wed, thu, fri, sat, sun]
      editions:
        night: { at: "02:30" }
        early: { at: "03:00" }
        weekly: { at: "02:15", days: [sun] }
    channels: { print: { service: console } }
    sources: { planning: { system: tasks, path: planning.md } }
    teams:
      desk: { name: "Desk; calls, and changes", sources: [planning], channels: [print] }
      apia:
        zone: Pacific/Apia
        workdays: [mon, tue, wed, thu, fri]
        sources: [planning]
        channels: [print]
        editions:
          night: none
          early: none
          weekly: none
          month: { kind: weekly, at: "15:30", days: last workday of the month }
          sprint: { kind: weekly, at: "15:00", days: [fri], every: 2 weeks, from: 2012-01-13 }

    """

  private func simulate(_ arguments: String...) async throws -> BuiltProgram.Ended {
    let scene = try Scene()
    try scene.folder.write(Self.config, to: "dagpost.yaml")
    return try await scene.dagpost.run(["simulate", "--config", "dagpost.yaml"] + arguments, in: scene.folder.path)
  }

  @Test(arguments: [
    ("spring", "desk", "2026-03-28", "2026-03-30"), ("autumn", "desk", "2026-10-24", "2026-10-26"),
    ("missing-day", "apia", "2011-12-29", "2012-02-29"),
  ])
  func `nights of a change of the clock, and a day that never was, are as recorded`(
    name: String, team: String, from: String, to: String
  ) async throws {
    let table = try await simulate("--from", from, "--to", to, "--team", team)
    #expect(table.code == 0, "\(table.errors)")
    try Recorded.expect(table.output, named: "simulate-\(name).txt")
    let json = try await simulate("--from", from, "--to", to, "--team", team, "--json")
    try Recorded.expect(json.output, named: "simulate-\(name).json")
    let calendar = try await simulate("--from", from, "--to", to, "--team", team, "--ics", "-")
    try Recorded.expect(calendar.output, named: "simulate-\(name).ics")
  }

  @Test func `a calendar is written to a file`() async throws {
    let scene = try Scene()
    try scene.folder.write(Self.config, to: "dagpost.yaml")
    let run = try await scene.run("simulate", "--from", "2026-03-28", "--to", "2026-03-30", "--ics", "plan.ics")
    #expect(run.code == 0, "\(run.errors)")
    let written = try String(contentsOfFile: scene.folder.path("plan.ics"), encoding: .utf8)
    #expect(written.hasPrefix("BEGIN:VCALENDAR\r\n") && written.hasSuffix("END:VCALENDAR\r\n"))
    #expect(written.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
  }

  @Test(arguments: [
    (["--from", "2026-02-30"], "--from is \"2026-02-30\"; it should be a day that exists, like 2026-12-01"),
    (["--from", "2026-03-30", "--to", "2026-03-28"], "are the wrong way round"),
    (["--team", "dest"], "There is no team \"dest\" (did you mean \"desk\"?)"),
    (["--json", "--ics", "x"], "--json and --ics do not go together"),
  ])
  func `wrong words are answered with what to do`(arguments: [String], sentence: String) async throws {
    let scene = try Scene()
    try scene.folder.write(Self.config, to: "dagpost.yaml")
    let run = try await scene.dagpost.run(
      ["simulate", "--config", "dagpost.yaml"] + arguments, in: scene.folder.path)
    #expect(run.code == 64)
    #expect(run.errors.contains(sentence), "\(run.errors)")
  }
}
