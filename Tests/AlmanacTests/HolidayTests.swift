import Almanac
import Model
import Testing

func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

@Suite struct HolidayTests {
  private func name(_ own: String, _ english: String? = nil) -> HolidayName {
    HolidayName(own: UntrustedText(own), english: UntrustedText(english ?? own))
  }

  private func country() throws -> CountryHolidays {
    let regions = [
      CountryHolidays.Region(code: "BY", name: "Bayern"), .init(code: "BE", name: "Berlin"),
      .init(code: "NI", name: "Niedersachsen"),
    ]
    return CountryHolidays(
      code: "DE", name: "Germany", years: 2026...2026, regions: regions,
      entries: [
        .init(name: name("Neujahr", "New Year's Day"), dates: [try day("2026-01-01")], places: .everywhere),
        .init(name: name("Frauentag", "Women's Day"), dates: [try day("2026-03-08")], places: .only(["BE"])),
        .init(name: name("Karfreitag", "Good Friday"), dates: [try day("2026-04-03")], places: .except(["BY"])),
        .init(name: name("Zweiter Feiertag"), dates: [try day("2026-01-01")], places: .only(["BY"])),
      ])
  }

  @Test func `gives a region the common holidays without its exceptions, and its own`() throws {
    let country = try country()
    func days(_ region: String?) throws -> [String] {
      country.holidays(in: try region.map { try #require(country.region($0)) }).all.map {
        "\($0.date) \($0.name.own)"
      }
    }
    #expect(try days(nil) == ["2026-01-01 Neujahr", "2026-04-03 Karfreitag"])
    #expect(try days("BE") == ["2026-01-01 Neujahr", "2026-03-08 Frauentag", "2026-04-03 Karfreitag"])
    #expect(try days("BY") == ["2026-01-01 Neujahr; Zweiter Feiertag"])
  }

  @Test func `a region is found by its code or name, in capitals or not`() throws {
    let country = try country()
    for written in ["NI", "ni", "Niedersachsen", "NIEDERSACHSEN"] {
      #expect(country.region(written)?.code == "NI")
    }
    #expect(country.region("Sachsen") == nil)
  }

  @Test func `leaves out a holiday on which people work, by either of its names`() throws {
    let country = try country()
    for name in ["karfreitag", "Good Friday"] {
      #expect(country.holidays(in: nil, working: [name]).all.map(\.date.description) == ["2026-01-01"])
    }
    #expect(country.hasHoliday(named: "good friday"))
    #expect(!country.hasHoliday(named: "Friday"))
  }

  @Test func `finds the holidays among all days of four years`() throws {
    let first = try day("2024-01-01")
    let dates = (0..<1461).filter { $0 % 7 == 3 || $0 % 11 == 0 }.map { first.adding(days: $0) }
    let holidays = Holidays(dates.reversed().map { ($0, name("\($0)")) })
    for offset in -2..<1463 {
      let date = first.adding(days: offset)
      #expect(holidays.name(on: date)?.own.description == (dates.contains(date) ? "\(date)" : nil))
    }
    #expect(Holidays.none.name(on: first) == nil)
  }

  @Test func `looks at the weekday, the team's own reason and holidays, in this order`() throws {
    let calendar = WorkCalendar(
      zone: try zone("Europe/Amsterdam"), workdays: [.mon, .tue, .wed, .thu, .fri],
      holidays: try country().holidays(in: nil),
      daysOff: [
        try day("2026-04-03"): UntrustedText("Umzug"), try day("2026-04-07"): UntrustedText("Betriebsausflug"),
        try day("2026-04-11"): UntrustedText("Sommerfest"), try day("2026-04-14"): UntrustedText("Inventur"),
      ],
      extraWorkdays: [try day("2026-04-18"), try day("2026-04-14")])
    func reason(_ text: String) throws -> DayOff? { calendar.dayOff(try day(text)) }
    #expect(try reason("2026-01-01") == .holiday(name("Neujahr", "New Year's Day")))
    #expect(try reason("2026-01-01")?.name(english: true)?.description == "New Year's Day")
    #expect(try reason("2026-01-01")?.name(english: false)?.description == "Neujahr")
    #expect(try reason("2026-04-03") == .extra(UntrustedText("Umzug")))
    #expect(try reason("2026-04-07") == .extra(UntrustedText("Betriebsausflug")))
    #expect(try reason("2026-04-11") == .weekday)
    #expect(try reason("2026-04-14") == nil)
    #expect(try reason("2026-04-18") == nil)
    #expect(try reason("2026-04-08") == nil)
    #expect(try calendar.isWorkday(day("2026-04-18")))
    #expect(try !calendar.isWorkday(day("2026-04-07")))
  }
}
