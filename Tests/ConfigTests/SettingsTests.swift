import Almanac
import Config
import Foundation
import Model
import Testing
import YAML

@Suite struct SettingsTests {
  private func load(_ text: String) throws -> Settings {
    let folder = try Folder(["dagpost.yaml": text])
    let (settings, problems) = folder.load()
    #expect(folder.told(problems) == [])
    return try #require(settings)
  }

  private static let base = """
    defaults:
      language: nl
      zone: Europe/Amsterdam
      editions:
        daily: { at: "16:30" }
        weekly: { at: "15:30", days: [fri] }
      figures: { solved: { say: opgelost, target: 70, better: higher } }
      contacts: { meldingen: Marjan, storingen: Ravi }
      input: mailto:desk@example.nl
    sources:
      git: { system: git, path: repo, counted: [commit], exclude: { labels: [geheim] } }
    channels:
      chat: { service: console }
    people:
      - [Fatima, "Jansen, Fatima", fjansen]
    teams:

    """

  @Test func `gives a team that says little all of the defaults`() throws {
    let team = try #require(load(Self.base + "  desk: { sources: [git], channels: [chat] }\n").teams.first)
    #expect(team.name == "desk")
    #expect(team.title == "desk")
    #expect(team.language == .nl)
    #expect(team.zone.id == "Europe/Amsterdam")
    #expect(team.workdays == [.mon, .tue, .wed, .thu, .fri])
    #expect(team.editions.map(\.name) == ["daily", "weekly"])
    #expect(team.editions.map(\.kind) == [.daily, .weekly])
    #expect(team.editions.map(\.at.description) == ["16:30", "15:30"])
    #expect(team.editions.map(\.days) == [.all, .on([.fri])])
    #expect(team.figures.map(\.say) == ["opgelost"])
    #expect(team.contacts.map(\.person.description) == ["Marjan", "Ravi"])
    #expect(team.input?.say == "mailto:desk@example.nl")
    #expect(!team.ownsInput)
  }

  @Test func `prefers what a team says, name by name and setting by setting`() throws {
    let team = try #require(
      load(
        Self.base + """
            desk:
              name: De Servicedesk
              language: en
              zone: America/New_York
              workdays: [mon, fri]
              editions:
                daily: { at: 08:45 }
                weekly: none
                note: { kind: weekly, at: "12:00", days: [mon] }
              sources: [git]
              channels: [chat]
              figures:
                solved: { target: 80, unit: "%" }
                open: { better: lower }
              contacts: { storingen: Joost, inkoop: Fatima }
              input: reply here
          """
      ).teams.first)
    #expect(team.title == "De Servicedesk")
    #expect(team.language == .en)
    #expect(team.zone.id == "America/New_York")
    #expect(team.workdays == [.mon, .fri])
    #expect(team.editions.map(\.name) == ["daily", "note"])
    #expect(team.editions.map(\.kind) == [.daily, .weekly])
    #expect(team.editions.map(\.at.description) == ["08:45", "12:00"])
    #expect(team.figures.map(\.name) == ["solved", "open"])
    #expect(team.figures.map(\.target) == [80, nil])
    #expect(team.figures.map(\.say) == ["opgelost", nil])
    #expect(team.figures.map(\.unit) == ["%", nil])
    #expect(team.figures.map(\.better) == [.higher, .lower])
    #expect(team.contacts.map(\.role.description) == ["meldingen", "storingen", "inkoop"])
    #expect(team.contacts.map(\.person.description) == ["Marjan", "Joost", "Fatima"])
    #expect(team.input?.say == "reply here")
    #expect(team.ownsInput)
  }

  @Test func `uses a team's own changes of a figure, and people's spellings in anniversaries`() throws {
    let text =
      Self.base.replacing("better: higher }", with: "better: higher, changed: 2026-01-05 }") + """
          desk:
            sources: [git]
            channels: [chat]
            figures: { solved: { target: 80 } }
            anniversaries: { fjansen: 2016-11-25, Ravi: 2021-03-01 }
          net: { sources: [git], channels: [chat], figures: { solved: { changed: [2026-03-02, 2026-11-12] } } }
        """
    let teams = try load(text).teams
    #expect(teams.map { $0.figures[0].changed?.map(\.description) } == [["2026-01-05"], ["2026-03-02", "2026-11-12"]])
    #expect(teams[0].anniversaries.map(\.person.description) == ["Fatima", "Ravi"])
    #expect(teams[0].anniversaries.map(\.since.description) == ["2016-11-25", "2021-03-01"])
    #expect(teams[1].anniversaries == [])
  }

  @Test func `starts a source from the shared one, and replaces a group inside as a whole`() throws {
    let settings = try load(
      Self.base + """
          desk:
            sources:
              git: { path: elsewhere, exclude: { kinds: [x] } }
              own: { system: tasks }
            channels: [chat]
        """)
    let sources = try #require(settings.teams.first).sources
    #expect(sources.map(\.name) == ["git", "own"])
    var git = sources[0].section
    let keys = git.keys
    #expect(Set(keys) == ["system", "path", "counted", "exclude"])
    #expect(git.text("path") == "elsewhere")
    #expect(git.text("system") == "git")
    var (exclude, own) = (git.section("exclude"), sources[1].section)
    let left = [exclude?.keys, own.keys]
    #expect(left == [["kinds"], ["system"]])
  }

  @Test func `reports a mistake in a shared section once, where it was written`() throws {
    let folder = try Folder([
      "dagpost.yaml": Self.base.replacingOccurrences(of: "path: repo", with: "paht: repo") + """
          a: { sources: [git], channels: [chat] }
          b: { sources: { git: { path: b } }, channels: [chat] }
          c: { sources: { git: { pat: c } }, channels: { chat: } }
        """
    ])
    let (settings, problems) = folder.load()
    for team in try #require(settings).teams {
      for var source in team.sources.map(\.section) {
        for key in ["system", "path", "counted", "exclude"] { _ = source.node(key) }
        source.finish()
      }
    }
    #expect(
      folder.told(problems) == [
        "dagpost.yaml:11:23: sources.git.paht is not a known setting (did you mean \"path\"?)",
        "dagpost.yaml:19:26: teams.c.sources.git.pat is not a known setting (did you mean \"path\"?)",
      ])
  }

  @Test func `marks a channel that is taken as it is as shared`() throws {
    let settings = try load(
      Self.base + """
          a: { sources: [git], channels: [chat] }
          b: { sources: [git], channels: { chat: , other: { service: console } } }
          c: { sources: [git], channels: { chat: { title: c } } }
        """)
    #expect(settings.teams.map { $0.channels.map(\.isShared) } == [[true], [true, false], [false]])
    #expect(settings.teams.map { $0.channels.map(\.name.text) } == [["chat"], ["chat", "other"], ["chat"]])
  }

  @Test func `takes a shared channel or one of the team's own for the manager, and then not for the team`() throws {
    let base = Self.base.replacingOccurrences(
      of: "chat: { service: console }", with: "chat: { service: console }\n  boss: { service: paper }")
    let settings = try load(
      base + """
          a: { sources: [git], channels: [chat], manager: boss }
          b: { sources: [git], channels: { chat: , own: { service: console } }, manager: own }
          c: { sources: [git], channels: [chat] }
          d: { sources: [git], channels: { boss: { title: d }, chat: }, manager: boss }
        """)
    #expect(settings.teams.map { $0.channels.map(\.name.text) } == [["chat"], ["chat"], ["chat"], ["chat"]])
    #expect(settings.teams.map { $0.manager?.name.text } == ["boss", "own", nil, "boss"])
    #expect(settings.teams.map { $0.manager?.isShared } == [true, false, nil, false])
    var started = try #require(settings.teams[3].manager).section
    #expect(started.text("service") == "paper")
    #expect(started.text("title") == "d")
  }

  @Test func `looks for spellings of the team first, then of everybody`() throws {
    let settings = try load(
      Self.base + """
          a: { sources: [git], channels: [chat] }
          b: { sources: [git], channels: [chat], people: [[Tim, fjansen], [Ravi, RP]] }
        """)
    func seen(_ team: Int, _ spelling: String) -> String {
      settings.teams[team].people.canonical(UntrustedText(spelling)).description
    }
    #expect(seen(0, "FJansen") == "Fatima")
    #expect(seen(0, "rp") == "rp")
    #expect(seen(1, "fjansen") == "Tim")
    #expect(seen(1, "rp") == "Ravi")
    #expect(seen(1, "Jansen, Fatima") == "Fatima")
  }

  @Test func `reads input as words, as words with a source, or as none`() throws {
    let settings = try load(
      Self.base + """
          a: { sources: [git], channels: [chat] }
          b: { sources: [git], channels: [chat], input: { say: "a form", source: dagpost note } }
          c: { sources: [git], channels: [chat], input: { say: "mailto:c@example.nl" } }
          d: { sources: [git], channels: [chat], input: none }
        """)
    #expect(settings.teams.map { $0.input?.say } == ["mailto:desk@example.nl", "a form", "mailto:c@example.nl", nil])
    #expect(settings.teams.map { $0.input?.source } == [nil, .dagpostNote, nil, nil])
    #expect(settings.teams.map(\.ownsInput) == [false, true, true, true])
    #expect(settings.teams[1].input?.location.line == 18)
  }

  @Test func `puts an edition's schedule in the team's zone`() throws {
    let team = try #require(load(Self.base + "  desk: { sources: [git], channels: [chat] }\n").teams.first)
    let next = team.editions[1].schedule(in: team.calendar).next(after: Instant(seconds: 1_795_000_000))
    #expect(next?.at.iso8601 == "2026-11-20T14:30:00Z")
  }

  @Test func `resolves the ledger's folder from the folder of the file`() throws {
    for (written, expected) in [("state", "/state"), ("../up", "/../up"), ("/srv/x", nil)] {
      let folder = try Folder([
        "dagpost.yaml": "state: \(written)\n" + Self.base + "  desk: { sources: [git], channels: [chat] }\n"
      ])
      let (settings, problems) = folder.load()
      #expect(folder.told(problems) == [])
      #expect(settings?.stateDirectory == expected.map { folder.path + $0 } ?? written)
    }
  }

  @Test func `keeps the order of a thousand teams and shares their defaults`() throws {
    let teams = (0..<1000).map { "  team-\($0): { sources: { git: { path: r\($0) } }, channels: [chat] }\n" }
    let settings = try load(Self.base + teams.joined())
    #expect(settings.teams.count == 1000)
    #expect(settings.teams.last?.name == "team-999")
    #expect(Set(settings.teams.map { ObjectIdentifier($0.zone) }).count == 1)
  }
}
