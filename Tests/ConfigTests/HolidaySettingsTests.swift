import Almanac
import Config
import Foundation
import Model
import Testing

/// Reads `holidays` with the files that are shipped.
@Suite struct HolidaySettingsTests {
  private func calendar(_ holidays: String, defaults: String = "{}") throws -> WorkCalendar {
    let (team, told) = try loadTeam("holidays: \(holidays)", defaults: defaults)
    #expect(told == [])
    return try #require(team).calendar
  }

  /// The names of free days; nil for a workday, empty for a free weekday.
  private func free(_ date: String, _ calendar: WorkCalendar, english: Bool = false) throws -> String? {
    try calendar.dayOff(#require(CivilDate(date))).map { $0.name(english: english)?.description ?? "" }
  }

  @Test func `Koningsdag is on Saturday 26 April when the 27th is a Sunday`() throws {
    let calendar = try calendar("{ country: NL }")
    #expect(calendar.holidays.name(on: try #require(CivilDate("2025-04-26")))?.own.description == "Koningsdag")
    #expect(calendar.holidays.name(on: try #require(CivilDate("2025-04-27"))) == nil)
    #expect(try free("2026-04-27", calendar) == "Koningsdag")
    #expect(try free("2026-04-27", calendar, english: true) == "King's Day")
  }

  @Test func `Bevrijdingsdag is free once in five years`() throws {
    let calendar = try calendar("{ country: NL }")
    #expect(try free("2025-05-05", calendar) == "Bevrijdingsdag")
    #expect(try free("2026-05-05", calendar) == nil)
    #expect(try free("2027-05-05", calendar) == nil)
    let years = calendar.holidays.all.filter { $0.name.own.description == "Bevrijdingsdag" }.map(\.date.year)
    #expect(years == [2025, 2030, 2035])
  }

  @Test func `makes Easter Monday free where it is a holiday, by the country's own name`() throws {
    for (country, name) in [
      ("NL", "Tweede paasdag"), ("DE", "Ostermontag"), ("AT", "Ostermontag"), ("FR", "Lundi de Pâques"),
      ("DK", "Anden påskedag"), ("SE", "Annandag påsk"),
    ] {
      #expect(try free("2026-04-06", calendar("{ country: \(country) }")) == name)
    }
    for country in ["US", "PT"] { #expect(try free("2026-04-06", calendar("{ country: \(country) }")) == nil) }
  }

  @Test func `a German region has its own holidays, named by code or by name`() throws {
    #expect(try free("2026-06-04", calendar("{ country: DE }")) == nil)
    #expect(try free("2026-06-04", calendar("{ country: de, region: BY }")) == "Fronleichnam")
    #expect(try free("2026-06-04", calendar("{ country: DE, region: bayern }")) == "Fronleichnam")
    #expect(try free("2026-06-04", calendar("{ country: DE, region: Berlin }")) == nil)
    #expect(try free("2027-03-08", calendar("{ country: DE, region: BE }")) == "Frauentag")
  }

  @Test func `moves a British holiday on a weekend to its substitute day, and gives Scotland its own`() throws {
    // 26 December 2026 is a Saturday.
    let england = try calendar("{ country: GB, region: ENG }")
    #expect(try free("2026-12-28", england) == "Boxing Day (observed)")
    #expect(try free("2026-11-30", england) == nil)
    #expect(try free("2026-11-30", calendar("{ country: GB, region: SCT }")) == "Saint Andrew's Day")
    #expect(try free("2026-04-06", england) == "Easter Monday")
    #expect(try free("2026-04-06", calendar("{ country: GB, region: SCT }")) == nil)
  }

  @Test func `an American holiday on a Saturday is observed on Friday`() throws {
    #expect(try free("2026-07-03", calendar("{ country: US }")) == "Independence Day (observed)")
    // New Year's Day of 2028 is observed in the year before.
    #expect(try free("2027-12-31", calendar("{ country: US }")) == "New Year's Day (observed)")
  }

  @Test func `an extra day off is free with its reason`() throws {
    let calendar = try calendar("{ country: NL, extra: { 2026-12-24: Kantoor dicht } }")
    #expect(try free("2026-12-24", calendar) == "Kantoor dicht")
    #expect(try free("2026-12-23", calendar) == nil)
    #expect(try free("2026-12-25", calendar) == "Eerste kerstdag")
  }

  @Test func `a team works on the holidays and dates that it says it works on`() throws {
    let calendar = try calendar("{ country: NL, work_on: [Goede Vrijdag, King's Day, 2026-12-19, 2026-12-25] }")
    #expect(try free("2026-04-03", calendar) == nil)
    #expect(try free("2029-03-30", calendar) == nil)
    #expect(try free("2026-04-27", calendar) == nil)
    #expect(try free("2026-12-19", calendar) == nil)
    #expect(try free("2026-12-25", calendar) == nil)
    #expect(try free("2026-12-20", calendar) == "")
    #expect(try free("2027-12-25", calendar) == "")
    // Working on a holiday does not make a workday of a Saturday.
    #expect(try free("2031-04-26", calendar) == "")
  }

  @Test func `adds a team's holidays to the defaults, and drops theirs for another country`() throws {
    let defaults = "{ country: DE, region: BY, extra: { 2026-12-24: zu }, work_on: [Karfreitag, 2026-12-19] }"
    let same = try calendar("{ extra: { 2026-12-31: Inventur }, work_on: [Ostermontag] }", defaults: defaults)
    #expect(try free("2026-06-04", same) == "Fronleichnam")
    #expect(try ["2026-12-24", "2026-12-31"].map { try free($0, same) } == ["zu", "Inventur"])
    #expect(try ["2026-04-03", "2026-04-06", "2026-12-19"].map { try free($0, same) } == [nil, nil, nil])
    let region = try calendar("{ region: NI }", defaults: defaults)
    #expect(try free("2026-06-04", region) == nil)
    #expect(try free("2026-04-03", region) == nil)
    let other = try calendar("{ country: NL }", defaults: defaults)
    #expect(try free("2026-04-03", other) == "Goede vrijdag")
    #expect(try free("2026-12-24", other) == "zu")
    #expect(try free("2026-12-19", other) == nil)
    #expect(try free("2026-12-24", loadTeam("holidays: none", defaults: defaults).team!.calendar) == nil)
  }

  @Test func `lets an edition say what it does on a holiday, and a team override it`() throws {
    let (team, told) = try loadTeam(
      #"holidays: { country: NL }, editions: { daily: { at: "16:30" }, weekly: { on_holiday: before } }"#)
    #expect(told == [])
    let editions = try #require(team).editions
    #expect(editions.map(\.name) == ["weekly", "daily"])
    #expect(editions.map(\.onHoliday) == [.before, .skip])
    let next = try editions[0].schedule(in: #require(team).calendar).next(after: Instant(seconds: 1_774_900_000))
    #expect(next?.date.description == "2026-04-02")
    #expect(next?.movedFrom?.description == "2026-04-03")
  }

  @Test func `a thousand teams share the holidays of their country`() throws {
    let teams = (0..<1000).map {
      "  team-\($0): { sources: [git], channels: [chat]\($0 % 2 == 0 ? "" : ", holidays: { region: BY }") }\n"
    }
    let folder = try Folder([
      "dagpost.yaml": """
      defaults: { zone: Europe/Amsterdam, editions: { daily: { at: "15:30" } }, holidays: { country: DE } }
      sources: { git: { system: git } }
      channels: { chat: { service: console } }
      teams:

      """ + teams.joined()
    ])
    let settings = try #require(folder.load().settings)
    #expect(Set(settings.teams.map { ObjectIdentifier($0.calendar.holidays) }).count == 2)
  }
}
