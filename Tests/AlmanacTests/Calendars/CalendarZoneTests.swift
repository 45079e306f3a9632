import Foundation
import Model
import Testing

@testable import Almanac

/// From the names of zones in calendars to our own rules.
@Suite struct CalendarZoneTests {
  private func time(_ id: String, _ zone: [String] = [], around: [String] = []) throws -> (
    told: [String], problems: [String]
  ) {
    let contents = try read(calendar(["DTSTART;TZID=\(id):20261104T100000"], around: around + zone))
    return (contents.entries.map(\.told), contents.problems)
  }

  /// A zone of six hours and a quarter that nobody knows, with summer time until the end of November.
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
    "Romance Standard Time",
  ])
  func `names of the machine, of Windows and with somebody's prefix are found`(id: String) throws {
    #expect(try time(id).told == ["2026-11-04T09:00:00Z"])
  }

  @Test func `a name that only the file knows has the rules of the file`() throws {
    #expect(try time("Customized Time Zone", described("Customized Time Zone")).told == ["2026-11-04T02:45:00Z"])
    #expect(
      try time("\"tzone://Microsoft/Custom\"", described("tzone://Microsoft/Custom", until: ";UNTIL=20200101T000000Z"))
        .told
        == ["2026-11-04T03:45:00Z"])
  }

  @Test func `a name of the machine has the machine's rules, whatever the file says`() throws {
    #expect(try time("Europe/Amsterdam", described("Europe/Amsterdam")).told == ["2026-11-04T09:00:00Z"])
  }

  @Test func `a description that cannot be followed is not followed by half`() throws {
    let broken = described("Home").map { $0.replacing("FREQ=YEARLY;BYMONTH=3", with: "FREQ=HOURLY") }
    let (told, problems) = try time("Home", broken)
    #expect(told == [])
    #expect(
      problems == [
        "line 18: the event is in the time zone \"Home\", which is not known and not described in the file; it was left out"
      ])
  }

  @Test func `an unknown name is read in the zone of the calendar, and that is told`() throws {
    let (told, problems) = try time("Nowhere", around: ["X-WR-TIMEZONE:Europe/Amsterdam"])
    #expect(told == ["2026-11-04T09:00:00Z"])
    #expect(
      problems == [
        "line 5: the time zone \"Nowhere\" is not known and not described in the file; times in it are read in Europe/Amsterdam, the zone of the calendar"
      ])
    #expect(try time("../../etc/passwd").told == [])
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/zone.tab"), "needs the machine's tzdata"))
  func `every zone of Windows is one of the machine's`() {
    let machine = ZoneStore()
    #expect(WindowsZones.names.count > 130)
    #expect(WindowsZones.names.filter { (try? machine.zone($0.zone)) == nil }.map(\.zone) == [])
  }
}
