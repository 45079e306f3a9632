import Config
import Foundation
import Model
import Testing

/// Reads `update`: the form of an update from the defaults, the team and the edition.
@Suite struct LayoutTests {
  private static func config(_ defaults: String = "", team: String = "", weekly: String = "", shared: String = "")
    -> String
  {
    """
    defaults:
      zone: Europe/Amsterdam
      editions:
        daily: { at: "16:30" }
        weekly: { at: "15:30", days: [fri]\(shared) }
    \(defaults)
    sources: { git: { system: git, path: repo } }
    channels: { chat: { service: console } }
    teams:
      desk:
        sources: [git]
        channels: [chat]
    \(team)
        editions: { daily: {}, weekly: {\(weekly)} }
      net: { sources: [git], channels: [chat] }
    """
  }

  private func layouts(_ text: String, warnings: [String] = []) throws -> [String: Layout] {
    let folder = try Folder(["dagpost.yaml": text])
    let (settings, problems) = folder.load()
    #expect(folder.told(problems) == warnings)
    var layouts: [String: Layout] = [:]
    for team in try #require(settings).teams {
      for edition in team.editions { layouts["\(team.name)/\(edition.name)"] = edition.layout }
    }
    return layouts
  }

  @Test func `uses the default form for a team that says nothing`() throws {
    #expect(try layouts(Self.config())["net/daily"] == Layout())
  }

  @Test func `prefers the edition to the team and the team to the defaults, lists as a whole`() throws {
    let found = try layouts(
      Self.config(
        """
          update:
            sections: [done, next, numbers]
            limits: { done: 4, next: 4 }
            words: { done: KLAAR, weekend: "Tot maandag!" }
            lines: [van iedereen]
        """,
        team: """
              update: { sections: [next, done], limits: { done: 3 }, words: { done: AF }, lines: [ "van ons", { text: uren, days: [fri] } ] }
          """, weekly: #" update: { words: { weekend: "Fijn weekend, team" }, lines: [] } "#,
        shared: #", update: { words: { proud: "Trots op:", weekend: "Geniet ervan!" } }"#))
    let daily = try #require(found["desk/daily"])
    #expect(daily.sections == [.next, .done])
    #expect(daily.limits == [.done: 3, .next: 4])
    #expect(daily.words == [.done: UntrustedText("AF")])
    #expect(
      daily.lines == [OwnLine(UntrustedText("van ons")), OwnLine(UntrustedText("uren"), days: [.fri])])
    let weekly = try #require(found["desk/weekly"])
    #expect(weekly.sections == nil, "a list that names parts of the daily only says nothing of the weekly")
    #expect(weekly.words == [.proud: UntrustedText("Trots op:"), .weekend: UntrustedText("Fijn weekend, team")])
    #expect(weekly.lines == [])
    #expect(found["net/daily"]?.words == [.done: UntrustedText("KLAAR")])
    #expect(found["net/weekly"]?.words[.weekend] == UntrustedText("Geniet ervan!"))
    #expect(found["net/weekly"]?.lines == [OwnLine(UntrustedText("van iedereen"))])
  }

  @Test func `accepts one list for both kinds of edition`() throws {
    let found = try layouts(
      Self.config(team: "    update: { sections: [next, proud, question, next_week], limits: { proud: 5 } }"))
    #expect(found["desk/daily"]?.sections == [.next, .question])
    #expect(found["desk/weekly"]?.sections == [.proud, .question, .nextWeek])
    #expect(found["desk/weekly"]?.limits == [.proud: 5])
    #expect(found["desk/daily"]?.limits == [:])
  }

  @Test func `warns once for all teams when the defaults leave out what comes next`() throws {
    let found = try layouts(
      Self.config("  update: { sections: [done] }"),
      warnings: [
        "dagpost.yaml:6:23: warning: defaults.update.sections leaves out \"next\"; real deadlines are told all the same"
      ])
    #expect(found["net/daily"]?.sections == [.done])
  }

  @Test(arguments: Phrase.allCases) func `finds every phrase in the manual with its placeholders`(phrase: Phrase) throws
  {
    let manual = try String(
      contentsOf: ManualTests.repository.appending(path: "docs/configuration.md"), encoding: .utf8)
    let line = try #require(manual.split(separator: "\n").first { $0.hasPrefix("| `\(phrase.rawValue)` |") })
    for place in phrase.places { #expect(line.contains("`{\(place)}`")) }
    #expect(line.contains("| \(phrase.limit) |"))
  }

  @Test func `finds every part in the manual`() throws {
    let manual = try String(
      contentsOf: ManualTests.repository.appending(path: "docs/configuration.md"), encoding: .utf8)
    for kind in EditionKind.allCases {
      let parts = SectionKind.parts(of: kind).map { "`\($0.word)`" }.joined(separator: ", ")
      #expect(manual.contains(parts), "\(parts)")
    }
    for (part, most) in SectionKind.limits {
      #expect(manual.contains("teams.TEAM.update.limits.\(part.word)`"))
      #expect(manual.contains("1 to \(most)."))
    }
  }
}
