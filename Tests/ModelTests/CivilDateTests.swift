import Model
import Testing

struct CivilDateTests {
  @Test func `converts every day of four centuries to its number and back, with the weekdays in order`() {
    var weekday = CivilDate(dayNumber: -200_000).weekday.rawValue
    for number in -200_000..<100_000 {
      let date = CivilDate(dayNumber: number)
      #expect(date.dayNumber == number && date.weekday.rawValue == weekday)
      weekday = weekday % 7 + 1
    }
    #expect(CivilDate(year: 1970, month: 1, day: 1)?.dayNumber == 0)
    #expect(CivilDate("2026-11-24")?.weekday == .tue)
  }

  @Test(arguments: [("2026-01-01", 1), ("2027-01-01", 53), ("2026-11-27", 48), ("2024-12-30", 1), ("2020-12-31", 53)])
  func `gives the week number of ISO 8601`(text: String, week: Int) throws {
    #expect(try #require(CivilDate(text)).isoWeek == week)
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-01", "26-01-01", "2026-01-1 ", "+026-01-01", "2026-04-31", ""])
  func `refuses days that do not exist and other date formats`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(arguments: ["24:00", "7:30", "16:60", "16.30", "", "16:30:61"])
  func `refuses times that do not exist and other time formats`(text: String) { #expect(TimeOfDay(text) == nil) }

  @Test func `rounds instants before 1970 down to the second`() {
    #expect(Instant(milliseconds: -1).iso8601 == "1969-12-31T23:59:59Z")
    #expect(CivilDateTime(wallSeconds: -86_400).isoSeconds == "1969-12-31T00:00:00")
  }
}
