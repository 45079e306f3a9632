import Foundation
import Model
import Testing

@testable import Almanac

/// Which of our own zone rules the zone names of calendars get.
@Suite struct CalendarZoneTests {
  private func time(_ id: String, _ zone: [String] = [], around: [String] = []) throws -> (
    told: [String], problems: [String]
  ) {
    let contents = try read(calendar(["DTSTART;TZID=\(id):20261104T100000"], around: around + zone))
    return (contents.entries.map(\.told), contents.sentences)
  }

  /// A zone of 6:15 hours that only the file knows, with summer time until the end of November.
  private func described(_ id: String, until: String = "") -> [String] {
    [
      "BEGIN:VTIMEZONE", "TZID:\(id)", "BEGIN:STANDARD", "DTSTART:16011129T030000", "TZOFFSETFROM:+0715",
      "TZOFFSETTO:+0615", "RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=29\(until)", "END:STANDARD", "BEGIN:DAYLIGHT",
      "DTSTART:16010301T020000", "TZOFFSETFROM:+0615", "TZOFFSETTO:+0715",
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1\(until)", "END:DAYLIGHT", "END:VTIMEZONE",
    ]
  }

  @Test(arguments: [
    "Europe/Amsterdam", "W. Europe Standard Time", "w. europe standard time", "\"W. Europe Standard Time\"",
    "/freeassociation.sourceforge.net/Tzfile/Europe/Amsterdam", "/citadel.org/20210210_1/Europe/Berlin",
    "Romance Standard Time", "W. Europe Daylight Time", "europe/amsterdam", "EUROPE/AMSTERDAM", "Europe-Amsterdam",
    "\"/mozilla.org/20050126_1/Europe/Amsterdam\"", "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
    "\"(GMT+01.00) Amsterdam / Berlin\"", "Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "GMT+0100", "GMT+01:00",
    "UTC+1", "\"UTC+01:00\"", "+01:00", "(UTC+01:00)",
  ])
  func `finds the names of the machine, those of Windows, and names with a prefix`(id: String) throws {
    #expect(try time(id).told == ["2026-11-04T09:00:00Z"])
  }

  @Test(arguments: [
    "tzone://Microsoft/Utc", "\"tzone://Microsoft/Utc\"", "utc", "GMT", "Etc/UTC", "(UTC) Coordinated Universal Time",
    "Z",
  ])
  func `the names of UTC are found`(id: String) throws {
    #expect(try time(id).told == ["2026-11-04T10:00:00Z"])
  }

  @Test func `gives a city its summer time, and an offset none`() throws {
    let event = "DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20260701T100000"
    #expect(
      try read(calendar([event]), from: "2026-07-01", through: "2026-07-02").entries.map(\.told) == [
        "2026-07-01T08:00:00Z"
      ])
    let fixed = "DTSTART;TZID=UTC+1:20260701T100000"
    #expect(
      try read(calendar([fixed]), from: "2026-07-01", through: "2026-07-02").entries.map(\.told) == [
        "2026-07-01T09:00:00Z"
      ])
    let unknown = try time("(UTC+01:00) Atlantis, Lemuria")
    #expect(unknown.told == ["2026-11-04T09:00:00Z"])
    #expect(unknown.problems.first?.hasSuffix("times in it are read in UTC+01:00, summer and winter") == true)
  }

  @Test func `reads a zone name with colons and without quotes up to the last colon`() throws {
    for id in ["tzone://Microsoft/Custom", "GMT+06:15", "a:b:c"] {
      #expect(try time(id, described(id)).told == ["2026-11-04T02:45:00Z"], "\(id)")
      #expect(try time("\"\(id)\"", described(id)).told == ["2026-11-04T02:45:00Z"], "\(id)")
      #expect(try time(id.uppercased(), described("\"\(id)\"")).told == ["2026-11-04T02:45:00Z"], "\(id)")
    }
    // The description may come after its use, and may have lists of dates.
    let series =
      "DTSTART;TZID=x:y:20261102T100000\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE;TZID=x:y:20261103T100000,20261104T100000"
    let text = calendar([series]).replacing(
      "END:VCALENDAR\n", with: described("x:y").joined(separator: "\n") + "\nEND:VCALENDAR\n")
    #expect(try read(text).entries.map(\.told) == ["2026-11-02T02:45:00Z", "2026-11-05T02:45:00Z"])
  }

  @Test func `uses the file's rules for a zone that only the file knows`() throws {
    #expect(try time("Customized Time Zone", described("Customized Time Zone")).told == ["2026-11-04T02:45:00Z"])
    #expect(
      try time("\"tzone://Microsoft/Custom\"", described("tzone://Microsoft/Custom", until: ";UNTIL=20200101T000000Z"))
        .told
        == ["2026-11-04T03:45:00Z"])
  }

  @Test func `uses the machine's rules for a zone that the machine knows`() throws {
    #expect(try time("Europe/Amsterdam", described("Europe/Amsterdam")).told == ["2026-11-04T09:00:00Z"])
  }

  @Test func `ignores the whole description of a zone when a part cannot be understood`() throws {
    let broken = described("Home").map { $0.replacing("FREQ=YEARLY;BYMONTH=3", with: "FREQ=HOURLY") }
    let (told, problems) = try time("Home", broken)
    #expect(told == [])
    #expect(
      problems == [
        "line 18: the event is in the time zone \"Home\", which is not known and not described in the file; it was left out"
      ])
  }

  @Test func `reads times in an unknown zone in that of the calendar, with a warning`() throws {
    let (told, problems) = try time("Nowhere", around: ["X-WR-TIMEZONE:Europe/Amsterdam"])
    #expect(told == ["2026-11-04T09:00:00Z"])
    #expect(
      problems == [
        "line 5: the time zone \"Nowhere\" is not known and not described in the file; times in it are read in Europe/Amsterdam, the zone of the calendar"
      ])
    #expect(try time("../../etc/passwd").told == [])
  }

  @Test func `keeps whole days and exceptions in an unknown zone`() throws {
    let days = "DTSTART;TZID=Nowhere:20261228T000000\nDTEND;TZID=Nowhere:20261230T000000"
    #expect(try read(calendar([days])).entries.map(\.told) == ["2026-12-28/2026-12-29"])
    let timed = try read(calendar(["DTSTART;TZID=Nowhere:20261228T000000\nDTEND;TZID=Nowhere:20261228T100000"]))
    #expect(timed.entries == [] && timed.problems.map(\.fault) == [.date])
    let series =
      "DTSTART;TZID=Europe/Amsterdam:20261102T100000\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;TZID=Nowhere:20261103T100000"
    #expect(try read(calendar([series])).entries.map(\.told) == ["2026-11-02T09:00:00Z"])
    let whole = "DTSTART;VALUE=DATE:20261102\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;TZID=Nowhere:20261103T000000"
    #expect(try read(calendar([whole])).entries.map(\.told) == ["2026-11-02"])
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/zone.tab"), "needs the machine's tzdata"))
  func `maps every zone of Windows to one that the machine has`() {
    let machine = ZoneStore()
    #expect(WindowsZones.names.count > 130)
    #expect(WindowsZones.names.filter { (try? machine.zone($0.zone)) == nil }.map(\.zone) == [])
  }
}
