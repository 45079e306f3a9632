import Config
import Model
import Testing

/// `unnamed` and `smallest_group`.
@Suite struct PrivacySettingsTests {
  private static func config(_ top: String = "", defaults: String = "", team: String = "") -> String {
    """
    \(top)
    defaults: { zone: Europe/Amsterdam, editions: { daily: { at: "16:30" } }\(defaults) }
    sources: { git: { system: git, path: repo } }
    channels: { chat: { service: console } }
    people:
      - [Gerda, gdevries]
    teams:
      desk: { sources: [git], channels: [chat]\(team) }
      net: { sources: [git], channels: [chat] }
    """
  }

  private func load(_ text: String, told: [String] = []) throws -> [TeamSettings] {
    let folder = try Folder(["dagpost.yaml": text])
    let (settings, problems) = folder.load()
    #expect(folder.told(problems) == told)
    return try #require(settings).teams
  }

  @Test func `keeps people unnamed in every team, and adds those of a team`() throws {
    let teams = try load(Self.config("unnamed: [gdevries]", team: ", unnamed: [Joost]"))
    #expect(teams.map { $0.unnamed.map(\.description) } == [["gdevries", "Joost"], ["gdevries"]])
  }

  @Test func `warns about a name that is also a word, and still uses it`() throws {
    let teams = try load(
      Self.config("unnamed: [Wil]").replacing("[Gerda, gdevries]", with: "[Max, \"Visser, Max\"]"),
      told: [
        "dagpost.yaml:1:11: warning: unnamed names \"Wil\", which is also a word: in a text it counts only with a capital letter; give all spellings of that person under people:, the full name among them",
        "dagpost.yaml:6:6: warning: people gives \"Max\" as somebody's name, which is also a word: in a text it counts only with a capital letter; add the full name, as in [Max, \"Max de Vries\"]",
      ])
    #expect(teams.map { $0.unnamed.map(\.description) } == [["Wil"], ["Wil"]])
  }

  @Test func `refuses a name twice in unnamed, and a contact in it`() throws {
    _ = try load(
      Self.config("unnamed: [Gerda, J]", team: ", unnamed: [gdevries], contacts: { meldingen: gdevries }"),
      told: [
        "dagpost.yaml:1:18: unnamed has \"J\"; a name has at least two letters, else it would be found in many words",
        "dagpost.yaml:8:55: teams.desk.unnamed names \"gdevries\" twice, here or in another spelling; keep one",
        "dagpost.yaml:8:76: teams.desk.contacts names gdevries as the contact for meldingen, and \"unnamed\" says never to; choose another contact, or take the name off that list",
      ])
  }

  @Test func `takes five people as the smallest group unless the defaults say otherwise`() throws {
    #expect(try load(Self.config()).map(\.smallestGroup) == [5, 5])
    #expect(try load(Self.config(defaults: ", smallest_group: 3")).map(\.smallestGroup) == [3, 3])
    #expect(
      try load(Self.config(defaults: ", smallest_group: 3", team: ", smallest_group: 10")).map(\.smallestGroup) == [
        10, 3,
      ])
  }

  @Test func `a team may not go below what holds for all`() throws {
    #expect(
      try load(
        Self.config(team: ", smallest_group: 2"),
        told: [
          "dagpost.yaml:8:61: teams.desk.smallest_group is 2, less than the 5 that holds for every team; a team may only ask for more, and defaults.smallest_group for less"
        ]
      ).map(\.smallestGroup) == [5, 5])
    _ = try load(
      Self.config(defaults: ", smallest_group: 0"),
      told: [
        "dagpost.yaml:2:91: defaults.smallest_group is \"0\"; it should be a whole number from 1 to 100"
      ])
  }
}
