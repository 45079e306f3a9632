import Model
import Testing

@testable import Almanac

/// When an entry is: zones, gaps, overlaps, days.
@Suite struct CalendarTimeTests {
  private func told(
    _ event: String, from: String = "2026-01-01", through: String = "2027-12-31", zone: String = "Europe/Amsterdam",
    around: [String] = []
  ) throws -> [String] {
    try read(calendar([event], around: around), from: from, through: through, zone: zone).entries.map(\.told)
  }

  @Test func `a time in a gap is at its end, in an overlap in the first pass`() throws {
    #expect(
      try told("DTSTART;TZID=Europe/Amsterdam:20260329T023000\nDTEND;TZID=Europe/Amsterdam:20260329T033000")
        == ["2026-03-29T01:00:00Z/2026-03-29T01:30:00Z"])
    #expect(
      try told("DTSTART;TZID=Europe/Amsterdam:20261025T023000\nDTEND;TZID=Europe/Amsterdam:20261025T040000")
        == ["2026-10-25T00:30:00Z/2026-10-25T03:00:00Z"])
  }

  @Test func `a night shift ends at the same time on its wall, a duration in hours lasts as long`() throws {
    let shift = "DTSTART;TZID=Europe/Amsterdam:20261024T230000\nRRULE:FREQ=DAILY;COUNT=2"
    #expect(
      try told(shift + "\nDTEND;TZID=Europe/Amsterdam:20261025T070000")
        == ["2026-10-24T21:00:00Z/2026-10-25T06:00:00Z", "2026-10-25T22:00:00Z/2026-10-26T06:00:00Z"])
    #expect(
      try told(shift + "\nDURATION:PT8H")
        == ["2026-10-24T21:00:00Z/2026-10-25T05:00:00Z", "2026-10-25T22:00:00Z/2026-10-26T06:00:00Z"])
    #expect(
      try told("DTSTART;TZID=Europe/Amsterdam:20261024T120000\nDURATION:P1DT1H")
        == ["2026-10-24T10:00:00Z/2026-10-25T12:00:00Z"])
  }

  @Test func `a series keeps its time on the wall through both changes of the clock`() throws {
    #expect(
      try told("DTSTART;TZID=Europe/Amsterdam:20261018T200000\nRRULE:FREQ=WEEKLY;COUNT=2")
        == ["2026-10-18T18:00:00Z", "2026-10-25T19:00:00Z"])
  }

  @Test func `a floating time is on the wall of the team`() throws {
    #expect(try told("DTSTART:20261104T100000", zone: "America/New_York") == ["2026-11-04T15:00:00Z"])
    #expect(try told("DTSTART:20261104T100000") == ["2026-11-04T09:00:00Z"])
  }

  @Test func `the end of an all-day event is the day after it, whatever careless programs write`() throws {
    #expect(try told("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227") == ["2026-12-24/2026-12-26"])
    #expect(try told("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261224") == ["2026-12-24"])
    #expect(try told("DTSTART;VALUE=DATE:20261224") == ["2026-12-24"])
    #expect(try told("DTSTART:20261224") == ["2026-12-24"])
    #expect(try told("DTSTART;VALUE=DATE:20261224\nDURATION:P2D") == ["2026-12-24/2026-12-25"])
    #expect(try told("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20201224") == ["2026-12-24"])
  }

  @Test func `what ends at midnight does not touch the day that begins then`() throws {
    let event = "DTSTART;TZID=Europe/Amsterdam:20261104T200000\nDTEND;TZID=Europe/Amsterdam:20261105T000000"
    let entry = try #require(try read(calendar([event])).entries.first)
    #expect(entry.firstDay == CivilDate("2026-11-04"))
    #expect(entry.lastDay == CivilDate("2026-11-04"))
    #expect(try told(event, from: "2026-11-05") == [])
    #expect(try told(event, from: "2026-11-04", through: "2026-11-04").count == 1)
  }

  @Test func `exceptions are told as a time, in another zone, or as a day`() throws {
    let event = "DTSTART;TZID=Europe/Amsterdam:20261102T100000\nRRULE:FREQ=DAILY;COUNT=5\n"
    let all = [
      "2026-11-02T09:00:00Z", "2026-11-03T09:00:00Z", "2026-11-04T09:00:00Z", "2026-11-05T09:00:00Z",
      "2026-11-06T09:00:00Z",
    ]
    #expect(try told(event) == all)
    #expect(
      try told(
        event + "EXDATE;TZID=Europe/Amsterdam:20261102T100000,20261103T100000\nEXDATE:20261104T090000Z\n"
          + "EXDATE;VALUE=DATE:20261105\nEXDATE:") == [all[4]])
    let days = "DTSTART;VALUE=DATE:20261102\nRRULE:FREQ=DAILY;COUNT=3\n"
    #expect(try told(days + "EXDATE;VALUE=DATE:20261103") == ["2026-11-02", "2026-11-04"])
    #expect(try told(days + "EXDATE:20261103T000000") == ["2026-11-02", "2026-11-04"])
  }

  @Test func `dates beside the rule are occurrences too`() throws {
    #expect(
      try told(
        "DTSTART;TZID=Europe/Amsterdam:20261102T100000\nDURATION:PT1H\nRDATE;TZID=Europe/Amsterdam:20261110T100000,20261120T100000\n"
          + "RDATE;VALUE=PERIOD:20261201T090000Z/PT1H\nEXDATE:20261120T090000Z")
        == [
          "2026-11-02T09:00:00Z/2026-11-02T10:00:00Z", "2026-11-10T09:00:00Z/2026-11-10T10:00:00Z",
          "2026-12-01T09:00:00Z/2026-12-01T10:00:00Z",
        ])
  }

  @Test func `a rule ends with its last occurrence, whichever way the end is told`() throws {
    let event = "DTSTART;TZID=Europe/Amsterdam:20261102T100000\nRRULE:FREQ=DAILY;UNTIL="
    let two = ["2026-11-02T09:00:00Z", "2026-11-03T09:00:00Z"]
    for end in ["20261103T090000Z", "20261103", "20261103T100000", "20261104T085959Z"] {
      #expect(try told(event + end) == two, "\(end)")
    }
    #expect(try told(event + "20261103T085959Z") == ["2026-11-02T09:00:00Z"])
    let days = "DTSTART;VALUE=DATE:20261102\nRRULE:FREQ=DAILY;UNTIL="
    for end in ["20261103", "20261102T230000Z", "20261103T000000Z"] {
      #expect(try told(days + end) == ["2026-11-02", "2026-11-03"], "\(end)")
    }
  }

  @Test func `a moved occurrence comes into the range from outside, and one that was cancelled is gone`() throws {
    let text = calendar([
      "UID:1\nDTSTART:20260101T090000Z\nRRULE:FREQ=MONTHLY",
      "UID:1\nRECURRENCE-ID:20261001T090000Z\nDTSTART:20261103T120000Z\nSUMMARY:moved",
      "UID:1\nRECURRENCE-ID:20261201T090000Z\nSTATUS:CANCELLED",
      "UID:2\nDTSTART:20261103T090000Z\nSTATUS:CANCELLED",
    ])
    #expect(try read(text).entries.map(\.told) == ["2026-11-01T09:00:00Z", "2026-11-03T12:00:00Z moved"])
    let cancelled = calendar(["UID:1\nDTSTART:20261103T120000Z"], around: ["METHOD:CANCEL"])
    #expect(try read(cancelled).entries == [])
  }

  @Test func `the newest version of an event counts`() throws {
    let text = calendar([
      "UID:1\nSEQUENCE:2\nDTSTART:20261103T120000Z\nSUMMARY:new",
      "UID:1\nSEQUENCE:1\nDTSTART:20261104T120000Z\nSUMMARY:old",
      "UID:2\nDTSTART:20261105T120000Z\nSUMMARY:one", "UID:2\nDTSTART:20261106T120000Z\nSUMMARY:another with its key",
    ])
    #expect(try read(text).entries.map(\.title.description) == ["new", "one", "another with its key"])
  }
}
