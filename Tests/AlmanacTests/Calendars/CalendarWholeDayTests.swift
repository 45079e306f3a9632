import Model
import Testing

@testable import Almanac

/// Events from midnight to midnight are whole days in every form.
@Suite struct CalendarWholeDayTests {
  private func told(
    _ event: String, from: String = "2026-01-01", through: String = "2027-12-31", zone: String = "Europe/Amsterdam"
  ) throws -> [String] {
    try read(calendar([event]), from: from, through: through, zone: zone).entries.map(\.told)
  }

  @Test(arguments: [
    // In the team's zone: by its name, without a zone, in UTC, in another zone.
    "DTSTART;TZID=Europe/Amsterdam:20261228T000000\nDTEND;TZID=Europe/Amsterdam:20261230T000000",
    "DTSTART:20261228T000000\nDTEND:20261230T000000",
    "DTSTART:20261227T230000Z\nDTEND:20261229T230000Z",
    "DTSTART;TZID=America/New_York:20261227T180000\nDTEND;TZID=America/New_York:20261229T180000",
    // In a zone of its own.
    "DTSTART;TZID=America/New_York:20261228T000000\nDTEND;TZID=America/New_York:20261230T000000",
    "DTSTART:20261228T000000Z\nDTEND:20261230T000000Z",
    // With the end in another form.
    "DTSTART;TZID=Europe/Amsterdam:20261228T000000\nDTEND:20261229T230000Z",
    "DTSTART;TZID=Europe/Amsterdam:20261228T000000\nDTEND;VALUE=DATE:20261230",
    "DTSTART;TZID=Europe/Amsterdam:20261228T000000\nDTEND;TZID=Europe/Amsterdam:20261229T235959",
    "DTSTART;TZID=Europe/Amsterdam:20261228T000000\nDTEND;TZID=Europe/Amsterdam:20261229T235900",
    "DTSTART:20261227T230000Z\nDTEND:20261229T225959Z",
    "DTSTART;TZID=Europe/Amsterdam:20261228T000000\nDURATION:P2D",
    "DTSTART;TZID=Europe/Amsterdam:20261228T000000\nDURATION:PT48H",
    "DTSTART;VALUE=DATE:20261228\nDTEND;TZID=Europe/Amsterdam:20261230T000000",
    "DTSTART;VALUE=DATE:20261228\nDTEND:20261229T170000",
    // By a mark of the calendar.
    "DTSTART:20261227T230000Z\nDTEND:20261229T230000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    "DTSTART:20261228T050000Z\nDTEND:20261230T050000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    "DTSTART:20261227T220000Z\nDTEND:20261229T220000Z\nX-FUNAMBOL-ALLDAY:1",
    "DTSTART:20261228T000000\nDTEND:20261229T120000\nX-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:true",
  ])
  func `reads two days from midnight to midnight in every form`(event: String) throws {
    #expect(try told(event) == ["2026-12-28/2026-12-29"])
  }

  @Test func `reads a day of 23 or 25 hours as a whole day`() throws {
    for (day, next) in [("20260329", "20260330"), ("20261025", "20261026")] {
      let date = "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))"
      #expect(
        try told("DTSTART;TZID=Europe/Amsterdam:\(day)T000000\nDTEND;TZID=Europe/Amsterdam:\(next)T000000") == [date])
    }
    #expect(try told("DTSTART:20261024T220000Z\nDTEND:20261025T230000Z") == ["2026-10-25"])
    #expect(try told("DTSTART:20261024T220000Z\nDTEND:20261025T220000Z").first?.contains("T") == true)
  }

  @Test(arguments: [
    "DTSTART;TZID=Europe/Amsterdam:20261228T000000", "DTSTART:20261228T000000\nDTEND:20261228T000000",
    "DTSTART:20261228T000000\nDTEND:20261228T120000", "DTSTART:20261228T090000\nDTEND:20261229T090000",
    "DTSTART:20261228T230000\nDTEND:20261229T000000", "DTSTART:20261228T000000\nDTEND:20261227T000000",
    "DTSTART:20261228T000000\nDURATION:-P1D",
  ])
  func `reads an event that begins or ends at another time as no whole day`(event: String) throws {
    #expect(try told(event).count == 1)
    #expect(try told(event).first?.contains("T") == true)
  }

  @Test func `reads one whole day from a mark without an end`() throws {
    for mark in ["X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "X-FUNAMBOL-ALLDAY:TRUE"] {
      #expect(try told("DTSTART;TZID=Europe/Amsterdam:20261228T000000\n\(mark)") == ["2026-12-28"])
      #expect(try told("DTSTART:20261227T230000Z\n\(mark)") == ["2026-12-28"])
    }
  }

  @Test func `judges each occurrence of a series in the team's zone`() throws {
    // At midnight in winter, and at one in summer.
    let weekly = "DTSTART:20261018T230000Z\nDTEND:20261019T230000Z\nRRULE:FREQ=WEEKLY;COUNT=2"
    #expect(try told(weekly) == ["2026-10-18T23:00:00Z/2026-10-19T23:00:00Z", "2026-10-26"])
    // Marked by the calendar, all of them are whole days.
    #expect(try told(weekly + "\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE") == ["2026-10-19", "2026-10-26"])
  }

  @Test(arguments: [
    "EXDATE;VALUE=DATE:20261103", "EXDATE:20261103T000000", "EXDATE;TZID=Europe/Amsterdam:20261103T000000",
    "EXDATE:20261102T230000Z", "EXDATE;TZID=America/New_York:20261102T180000", "EXDATE:20261103T000000Z",
  ])
  func `excludes a day of a series in every form`(exclusion: String) throws {
    let days = ["2026-11-02", "2026-11-04"]
    let rule = "RRULE:FREQ=DAILY;COUNT=3"
    #expect(try told("DTSTART;VALUE=DATE:20261102\n\(rule)\n\(exclusion)") == days)
    #expect(try told("\(exclusion)\nDTSTART;VALUE=DATE:20261102\nDTEND;VALUE=DATE:20261103\n\(rule)") == days)
    let times = "DTSTART;TZID=Europe/Amsterdam:20261102T000000\nDTEND;TZID=Europe/Amsterdam:20261103T000000"
    #expect(try told("\(times)\n\(rule)\n\(exclusion)") == days)
  }

  @Test(arguments: [
    "RECURRENCE-ID;VALUE=DATE:20261103", "RECURRENCE-ID:20261102T230000Z", "RECURRENCE-ID:20261103T000000",
  ])
  func `moves or cancels a day of a series in every form`(replaced: String) throws {
    let series = "UID:1\nDTSTART;VALUE=DATE:20261102\nRRULE:FREQ=DAILY;COUNT=3"
    let moved = "UID:1\n\(replaced)\nDTSTART;VALUE=DATE:20261110"
    #expect(
      try read(calendar([moved, series])).entries.map(\.told) == ["2026-11-02", "2026-11-04", "2026-11-10"],
      "the change stands before its series")
    let cancelled = "UID:1\n\(replaced)\nSTATUS:CANCELLED"
    #expect(try read(calendar([series, cancelled])).entries.map(\.told) == ["2026-11-02", "2026-11-04"])
  }

  @Test(arguments: [
    "EXDATE;TZID=Europe/Amsterdam:20261103T100000", "EXDATE:20261103T090000Z", "EXDATE:20261103T100000",
    "EXDATE;VALUE=DATE:20261103", "EXDATE;TZID=Europe/Amsterdam:20261103T000000", "EXDATE:20261103T000000Z",
    "EXDATE;TZID=America/New_York:20261103T040000", "EXDATE:20261105T090000Z,20261103T090000Z",
  ])
  func `excludes an occurrence at a time of day in every form`(exclusion: String) throws {
    let series = "DTSTART;TZID=Europe/Amsterdam:20261102T100000\nRRULE:FREQ=DAILY;COUNT=3\n"
    #expect(try told(series + exclusion) == ["2026-11-02T09:00:00Z", "2026-11-04T09:00:00Z"])
    // A time without a zone is in that of its event, not in the team's.
    #expect(try told(series + exclusion, zone: "America/New_York").count == 2)
  }

  @Test func `leaves out a date excluded after its move, and keeps one moved after its exclusion`() throws {
    let series =
      "UID:1\nDTSTART;TZID=Europe/Amsterdam:20261102T100000\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:20261103T090000Z"
    let moved = "UID:1\nRECURRENCE-ID;TZID=Europe/Amsterdam:20261103T100000\nDTSTART:20261104T120000Z"
    let first = "2026-11-02T09:00:00Z"
    func told(_ series: String, _ moved: String) throws -> [String] {
      try read(calendar([moved, series])).entries.map(\.told)
    }
    #expect(try told(series, moved) == [first])
    #expect(try told(series, moved + "\nSEQUENCE:1") == [first, "2026-11-04T12:00:00Z"])
    #expect(try told(series + "\nSEQUENCE:2", moved + "\nSEQUENCE:1") == [first])
    let (early, late) = ("\nLAST-MODIFIED:20261001T100000Z", "\nLAST-MODIFIED:20261002T100000Z")
    #expect(try told(series + early, moved + late) == [first, "2026-11-04T12:00:00Z"])
    #expect(try told(series + late, moved + early) == [first])
  }

  @Test func `cancels all later occurrences, and replaces an older version by a newer one`() throws {
    let series = "UID:1\nDTSTART:20261102T090000Z\nRRULE:FREQ=DAILY;COUNT=5"
    let cut = "UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261104T090000Z\nSTATUS:CANCELLED"
    #expect(
      try read(calendar([series, cut])).entries.map(\.told) == ["2026-11-02T09:00:00Z", "2026-11-03T09:00:00Z"])
    let old = "UID:1\nSEQUENCE:1\nRECURRENCE-ID:20261104T090000Z\nDTSTART:20261104T120000Z"
    let new = "UID:1\nSEQUENCE:2\nRECURRENCE-ID:20261104T090000Z\nDTSTART:20261104T150000Z"
    for changes in [[old, new], [new, old]] {
      let told = try read(calendar(changes + [series])).entries.map(\.told)
      #expect(told.contains("2026-11-04T15:00:00Z") && !told.contains("2026-11-04T12:00:00Z"))
      #expect(told.count == 5)
    }
  }
}
