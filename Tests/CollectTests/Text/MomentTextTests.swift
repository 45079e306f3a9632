import Model
import Testing

@testable import Collect

@Suite struct MomentTextTests {
  /// The team's clock is one hour ahead of UTC.
  private func text(_ order: DateOrder?) -> MomentText {
    MomentText(order: order) { Instant(seconds: $0.wallSeconds - 3600) }
  }

  private func sentence(_ written: String, _ order: DateOrder? = nil) -> String {
    if case .wrong(let sentence) = text(order).read(written) { sentence } else { "" }
  }

  private let day = Moment.day(CivilDate("2026-11-24") ?? CivilDate(dayNumber: 0))

  @Test(arguments: [
    "24-11-2026", "24/11/2026", "24.11.2026", "24\u{2011}11\u{2011}2026", "２４-11-2026", "\u{A0}24-11-2026.",
    "(24-11-2026)", "2026-11-24",
  ])
  func `dates with the day first are read where the source says so`(written: String) {
    #expect(text(.dayMonthYear).read(written) == .moment(day))
  }

  @Test(arguments: [("0226-12-01", 226), ("2926-12-01", 2926), ("1926-12-01T10:00:00Z", 1926)])
  func `a year before 1990 or after 2200 is refused`(written: String, year: Int) {
    #expect(sentence(written) == "the year is \(year), which is surely a mistake; mend the year")
  }

  @Test func `days and months of one digit, and month-first dates, are read`() {
    #expect(text(.dayMonthYear).moment("4-1-2026") == .day(CivilDate("2026-01-04") ?? CivilDate(dayNumber: 0)))
    #expect(text(.monthDayYear).moment("11/24/2026") == day)
    #expect(text(nil).moment("2026/11/24") == day)
    #expect(text(nil).moment("2026-11-24,") == day)
  }

  @Test func `a time without a zone is local where the source states its order of dates`() {
    let half = Moment.instant(Room.now)
    #expect(text(.dayMonthYear).moment("24-11-2026 16:30") == half)
    #expect(text(.dayMonthYear).moment("24-11-2026, 16:30:00") == half)
    #expect(text(.monthDayYear).moment("11/24/2026 4:30 PM") == half)
    #expect(text(.yearMonthDay).moment("2026-11-24T16:30") == half)
    #expect(text(.dayMonthYear).moment("2026-11-24T15:30:00Z") == half)
    #expect(sentence("2026-11-24 16:30").hasPrefix("it has no zone; write one behind it, like +01:00, or"))
    #expect(sentence("2026-11-24 16:30").hasSuffix("say dates: y-m-d at the source"))
  }

  @Test(arguments: [
    "0001-01-01", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00", "0001-01-01T00:00:00+01:00", "1970-01-01",
    "1970-01-01T00:00:00Z",
    "1970-01-01T01:00:00+01:00", "1970-01-01T00:00:00.000+0000", "1899-12-30T00:00:00Z", "1899-12-31", "1900-01-01",
    "1904-01-01",
    "1601-01-01T00:00:00Z", "1753-01-01", "9999-12-31", "9999-12-31T23:59:59.9999999Z", "0000-00-00",
    "0000-00-00 00:00:00",
    "1900-01-00", "/Date(0)/", "/Date(-62135596800000)/",
  ])
  func `placeholders of programs for no date are no value`(written: String) {
    #expect(text(nil).read(written) == MomentText.Outcome.noValue)
  }

  @Test func `placeholders in the source's order of dates are no value, too`() {
    #expect(text(.dayMonthYear).read("30-12-1899 00:00:00") == MomentText.Outcome.noValue)
    #expect(text(.dayMonthYear).read("1-1-0001") == MomentText.Outcome.noValue)
    #expect(text(.dayMonthYear).read("1-1-1970 01:00") == MomentText.Outcome.noValue)
  }

  @Test func `a date of PowerShell's JSON is a moment`() {
    #expect(text(nil).moment("/Date(1795534200000)/") == .instant(Room.now))
  }

  @Test(arguments: [
    (
      "24-11-2026",
      "day and month are never guessed; say dates: d-m-y or dates: m-d-y at the source, or write a day like 2026-12-01"
    ),
    ("24-11-26", "the year has four digits: write a day like 2026-12-01"),
    ("1764518400", "it looks like seconds since 1970"), ("1764518400000", "it looks like milliseconds since 1970"),
    ("46350", "it looks like the number of a day in a spreadsheet"),
    ("2026-W48-2", "a week is no day; write one like 2026-12-01"),
    ("24 november 2026", "months and days have no names here"), ("morgen", "it should be a day like 2026-12-01"),
    ("2026-02-30", "it should be a day like 2026-12-01"),
  ])
  func `a refused date comes with what to do`(written: String, expected: String) {
    #expect(sentence(written).hasPrefix(expected), "\(sentence(written))")
  }

  @Test func `a date that does not exist in the source's order is refused, and not read in another order`() {
    #expect(sentence("11/24/2026", .dayMonthYear) == "there is no such day, and the source says dates: d-m-y")
    #expect(sentence("24-11-26", .dayMonthYear) == "the year has four digits: write a day like 2026-12-01")
  }
}
