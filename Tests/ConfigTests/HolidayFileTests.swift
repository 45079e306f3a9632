import Almanac
import Config
import Foundation
import Model
import Testing

/// The settings of one team, and the problems that were reported.
func loadTeam(
  _ team: String, defaults: String = "{}", holidays: [String] = [Fixtures.holidays], now: Instant = Fixtures.now
) throws -> (team: TeamSettings?, told: [String]) {
  let folder = try Folder([
    "dagpost.yaml": """
    defaults: { zone: Europe/Amsterdam, editions: { weekly: { at: "15:30", days: [fri] } }, holidays: \(defaults) }
    sources: { git: { system: git } }
    channels: { chat: { service: console } }
    teams:
      desk: { sources: [git], channels: [chat]\(team.isEmpty ? "" : ", " + team) }
    """
  ])
  let (settings, problems) = folder.load(holidays: holidays, now: now)
  return (settings?.teams.first, folder.told(problems))
}

/// Which holiday file is read, and which mistakes in one are reported.
@Suite struct HolidayFileTests {
  @Test func `warns sixty days before the known holidays end, not earlier`() throws {
    let early = try #require(CivilDate("2035-11-01")), late = early.adding(days: 1)
    func told(_ date: CivilDate) throws -> [String] {
      try loadTeam("", defaults: "{ country: NL }", now: Instant(seconds: Int64(date.dayNumber) * 86_400)).told
    }
    #expect(try told(early) == [])
    #expect(
      try told(late) == [
        "dagpost.yaml:1:110: warning: defaults.holidays.country is NL, whose holidays are known until 2035-12-31 only; "
          + "put a newer nl.yaml in the place of \(Fixtures.holidays)/nl.yaml"
      ])
  }

  @Test func `the first folder that has a country's file wins`() throws {
    let own = try Folder([
      "nl.yaml": """
      country: NL
      name: Netherlands
      years: 2026-2027
      holidays: [{ name: Carnavalsmaandag, on: [2026-02-16, 2027-02-08] }]
      """
    ])
    let (team, told) = try loadTeam("holidays: { country: NL }", holidays: [own.path, Fixtures.holidays])
    #expect(told == [])
    let days = try #require(team).calendar.holidays.all
    #expect(days.map(\.date.description) == ["2026-02-16", "2027-02-08"])
    #expect(try loadTeam("holidays: { country: BE }", holidays: [own.path, Fixtures.holidays]).told == [])
  }

  @Test func `reports a mistake in a holiday file at its place`() throws {
    let own = try Folder([
      "nl.yaml": """
      country: BE
      name: Netherlands
      years: 2026-2027
      regions: { FR: Friesland }
      holidays:
        - { name: A, on: 13-01 }
        - { name: B, on: [2026-02-30] }
        - { name: C, on: [2028-02-01] }
        - { name: D, on: 01-01, in: [FF] }
        - { name: E, on: 01-01, in: [FR], not_in: [FR] }
        - { name: F, when: 01-01 }
        - { on: 01-01 }
      """
    ])
    let told = try loadTeam("holidays: { country: NL }", holidays: [own.path]).told
    #expect(
      told.map { $0.replacingOccurrences(of: own.path + "/", with: "") } == [
        "nl.yaml:1:10: country is \"BE\"; it should be NL, as the file is named",
        "nl.yaml:6:20: holidays.on has \"13-01\"; a day is 01-01 for every year, or 2026-01-01, in the file's years",
        "nl.yaml:7:21: holidays.on has \"2026-02-30\"; a day is 01-01 for every year, or 2026-01-01, in the file's years",
        "nl.yaml:8:21: holidays.on has \"2028-02-01\"; a day is 01-01 for every year, or 2026-01-01, in the file's years",
        "nl.yaml:9:32: holidays.in has \"FF\", which is not one of the file's regions (did you mean \"FR\"?)",
        "nl.yaml:10:5: holidays has both \"in\" and \"not_in\"; keep one",
        "nl.yaml:11:5: holidays has no day, for example on: 01-01, or on: [2026-04-27, 2027-04-27]",
        "nl.yaml:11:16: holidays.when is not a known setting; known here: english, in, name, not_in, on",
        "nl.yaml:12:5: holidays is missing \"name\", for example name: Koningsdag",
      ])
  }

  @Test func `reports an unreadable holiday file, and not its country as missing`() throws {
    let own = try Folder(["nl.yaml": "country: [", "at.yaml/x": ""])
    let told = try loadTeam("holidays: { country: NL, region: X, work_on: [Y] }", holidays: [own.path]).told
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix(own.path + "/nl.yaml:") == true)
    #expect(
      try loadTeam("holidays: { country: AT }", holidays: [own.path]).told == [
        "\(own.path)/at.yaml:1:1: this file is not a regular file"
      ])
  }
}
