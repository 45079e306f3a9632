import Model
import Testing

@testable import Almanac

/// The times of entries: zones, gaps, overlaps, whole days.
@Suite struct CalendarTimeTests {
  private func told(
    _ event: String, from: String = "2026-01-01", through: String = "2027-12-31", zone: String = "Europe/Amsterdam",
    around: [String] = []
  ) throws -> [String] {
    try read(calendar([event], around: around), from: from, through: through, zone: zone).entries.map(\.told)
  }

  @Test func `puts a time in a gap at its end, and one that occurs twice at the first`() throws {
    #expect(
      try told("DTSTART;TZID=Europe/Amsterdam:20260329T023000\nDTEND;TZID=Europe/Amsterdam:20260329T033000")
        == ["2026-03-29T01:00:00Z/2026-03-29T01:30:00Z"])
    #expect(
      try told("DTSTART;TZID=Europe/Amsterdam:20261025T023000\nDTEND;TZID=Europe/Amsterdam:20261025T040000")
        == ["2026-10-25T00:30:00Z/2026-10-25T03:00:00Z"])
  }

  @Test func `keeps the end of a night shift on the wall clock, and the length of a duration in hours`() throws {
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

  @Test func `keeps the wall clock time of a series through both changes of the clock`() throws {
    #expect(
      try told("DTSTART;TZID=Europe/Amsterdam:20261018T200000\nRRULE:FREQ=WEEKLY;COUNT=2")
        == ["2026-10-18T18:00:00Z", "2026-10-25T19:00:00Z"])
  }

  @Test func `reads a floating time in the team's zone`() throws {
    #expect(try told("DTSTART:20261104T100000", zone: "America/New_York") == ["2026-11-04T15:00:00Z"])
    #expect(try told("DTSTART:20261104T100000") == ["2026-11-04T09:00:00Z"])
  }

  @Test func `reads the end of an all-day event in the forms that careless programs write`() throws {
    #expect(try told("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227") == ["2026-12-24/2026-12-26"])
    #expect(try told("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261224") == ["2026-12-24"])
    #expect(try told("DTSTART;VALUE=DATE:20261224") == ["2026-12-24"])
    #expect(try told("DTSTART:20261224") == ["2026-12-24"])
    #expect(try told("DTSTART;VALUE=DATE:20261224\nDURATION:P2D") == ["2026-12-24/2026-12-25"])
    #expect(try told("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20201224") == ["2026-12-24"])
  }

  @Test func `does not count the day that begins when an event ends`() throws {
    let event = "DTSTART;TZID=Europe/Amsterdam:20261104T200000\nDTEND;TZID=Europe/Amsterdam:20261105T000000"
    let entry = try #require(try read(calendar([event])).entries.first)
    #expect(entry.firstDay == CivilDate("2026-11-04"))
    #expect(entry.lastDay == CivilDate("2026-11-04"))
    #expect(try told(event, from: "2026-11-05") == [])
    #expect(try told(event, from: "2026-11-04", through: "2026-11-04").count == 1)
  }

  @Test func `reads exceptions written as a time, in another zone, or as a day`() throws {
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

  @Test func `counts the dates of RDATE as occurrences`() throws {
    #expect(
      try told(
        "DTSTART;TZID=Europe/Amsterdam:20261102T100000\nDURATION:PT1H\nRDATE;TZID=Europe/Amsterdam:20261110T100000,20261120T100000\n"
          + "RDATE;VALUE=PERIOD:20261201T090000Z/PT1H\nEXDATE:20261120T090000Z")
        == [
          "2026-11-02T09:00:00Z/2026-11-02T10:00:00Z", "2026-11-10T09:00:00Z/2026-11-10T10:00:00Z",
          "2026-12-01T09:00:00Z/2026-12-01T10:00:00Z",
        ])
  }

  @Test func `ends a rule with its last occurrence in every form of its end`() throws {
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

  @Test func `includes an occurrence that was moved into the range, and leaves out a cancelled one`() throws {
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

  @Test func `reads the newest version of an event`() throws {
    let text = calendar([
      "UID:1\nSEQUENCE:2\nDTSTART:20261103T120000Z\nSUMMARY:new",
      "UID:1\nSEQUENCE:1\nDTSTART:20261104T120000Z\nSUMMARY:old",
      "UID:2\nDTSTART:20261105T120000Z\nSUMMARY:one", "UID:2\nDTSTART:20261106T120000Z\nSUMMARY:another with its key",
    ])
    #expect(try read(text).entries.map(\.title.description) == ["new", "one", "another with its key"])
  }
}
