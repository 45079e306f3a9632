import Almanac
import Model
import Testing

@Suite struct DaysTests {
  private func dates(
    _ days: Days, workdays: Set<Weekday> = [.mon, .tue, .wed, .thu, .fri], in id: String = "Europe/Amsterdam",
    from: String, through: String
  ) throws -> [String] {
    let schedule = Schedule(
      calendar: WorkCalendar(zone: try zone(id), workdays: workdays), time: try #require(TimeOfDay("12:00")), days: days
    )
    return schedule.due(after: instant(from + "T00:00:00Z"), through: instant(through + "T23:59:59Z"))
      .map(\.date.description)
  }

  @Test func `the last workday of the month is before a weekend at its end`() throws {
    #expect(
      try dates(.last(.month), from: "2026-01-01", through: "2026-06-30") == [
        "2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30", "2026-05-29", "2026-06-30",
      ])
  }

  @Test func `the first workday of the month is after a weekend at its beginning`() throws {
    #expect(
      try dates(.first(.month), from: "2026-01-01", through: "2026-04-30") == [
        "2026-01-01", "2026-02-02", "2026-03-02", "2026-04-01",
      ])
  }

  @Test func `takes the only workday of a team as the first and the last of the week`() throws {
    let wednesdays = ["2026-01-07", "2026-01-14"]
    #expect(try dates(.first(.week), workdays: [.wed], from: "2026-01-01", through: "2026-01-15") == wednesdays)
    #expect(try dates(.last(.week), workdays: [.wed], from: "2026-01-01", through: "2026-01-15") == wednesdays)
  }

  /// If the week began on Monday it would end on Sunday, in the middle of their workdays.
  @Test func `begins the week on Sunday for a team that works Sunday to Thursday`() throws {
    let workdays: Set<Weekday> = [.sun, .mon, .tue, .wed, .thu]
    #expect(
      try dates(.first(.week), workdays: workdays, from: "2026-01-01", through: "2026-01-15") == [
        "2026-01-04", "2026-01-11",
      ])
    #expect(
      try dates(.last(.week), workdays: workdays, from: "2026-01-01", through: "2026-01-15") == [
        "2026-01-01", "2026-01-08", "2026-01-15",
      ])
  }

  @Test func `begins the week on Monday for a team that works every day`() throws {
    #expect(
      try dates(.first(.week), workdays: Set(Weekday.allCases), from: "2026-01-01", through: "2026-01-15") == [
        "2026-01-05", "2026-01-12",
      ])
  }

  @Test(arguments: ["2026-01-05", "2026-01-09", "2026-01-11", "2025-12-22", "2026-02-02", "2026-12-07"])
  func `counts every two weeks from any day of a counted week, before or after`(from: String) throws {
    let days = Days.every(weeks: 2, from: try #require(CivilDate(from)), .on([.fri]))
    #expect(
      try dates(days, from: "2025-12-20", through: "2026-02-10") == [
        "2025-12-26", "2026-01-09", "2026-01-23", "2026-02-06",
      ])
  }

  @Test func `counts weeks across the end of a year`() throws {
    let days = Days.every(weeks: 2, from: try #require(CivilDate("2026-12-28")), .first(.week))
    #expect(
      try dates(days, from: "2026-12-01", through: "2027-01-20") == ["2026-12-14", "2026-12-28", "2027-01-11"])
  }

  /// Samoa skipped 30 December 2011.
  @Test func `never takes a date that does not exist as the last workday`() throws {
    let days = try dates(.last(.week), in: "Pacific/Apia", from: "2011-12-24", through: "2012-01-07")
    #expect(days == ["2011-12-29", "2012-01-06"])
  }

  @Test func `reads back the words that it writes`() {
    for (words, days) in Days.phrases { #expect(days.description == words) }
    #expect(Days.phrases.count == 4)
  }
}
