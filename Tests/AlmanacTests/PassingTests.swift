import Almanac
import Model
import Testing

@Suite struct PassingTests {
  private func passing(_ time: String, in id: String) throws -> Passing {
    let zone = try zone(id)
    return zone.passing(wall(time), at: zone.firstInstant(reaching: wall(time)))
  }

  @Test func `tells whether a time is shown once, not at all, or twice`() throws {
    #expect(try passing("2026-03-29T01:59:00", in: "Europe/Amsterdam") == .exact)
    #expect(try passing("2026-03-29T02:00:00", in: "Europe/Amsterdam") == .gapEnd)
    #expect(try passing("2026-03-29T02:59:00", in: "Europe/Amsterdam") == .gapEnd)
    #expect(try passing("2026-03-29T03:00:00", in: "Europe/Amsterdam") == .exact)
    #expect(try passing("2026-10-25T01:59:00", in: "Europe/Amsterdam") == .exact)
    #expect(try passing("2026-10-25T02:00:00", in: "Europe/Amsterdam") == .firstOfTwo)
    #expect(try passing("2026-10-25T02:59:00", in: "Europe/Amsterdam") == .firstOfTwo)
    #expect(try passing("2026-10-25T03:00:00", in: "Europe/Amsterdam") == .exact)
  }

  @Test func `handles a change of half an hour like one of an hour`() throws {
    #expect(try passing("2026-04-05T01:45:00", in: "Australia/Lord_Howe") == .firstOfTwo)
    #expect(try passing("2026-04-05T01:15:00", in: "Australia/Lord_Howe") == .exact)
    #expect(try passing("2026-10-04T02:15:00", in: "Australia/Lord_Howe") == .gapEnd)
  }

  @Test func `writes an instant with the offset of the zone`() throws {
    #expect(try zone("Europe/Amsterdam").iso8601(instant("2026-03-29T01:00:00Z")) == "2026-03-29T03:00:00+02:00")
    #expect(try zone("Asia/Kathmandu").iso8601(instant("2026-06-12T04:15:00Z")) == "2026-06-12T10:00:00+05:45")
    #expect(try zone("America/St_Johns").iso8601(instant("2026-01-12T04:15:00Z")) == "2026-01-12T00:45:00-03:30")
  }
}

@Suite struct MeetingTests {
  private func schedules(_ times: String...) throws -> [Schedule] {
    let calendar = WorkCalendar(zone: try zone("Europe/Amsterdam"), workdays: Set(Weekday.allCases))
    return try times.map { Schedule(calendar: calendar, time: try #require(TimeOfDay($0)), days: .all) }
  }

  @Test func `makes one post of what falls on one instant, that of the earliest nominal time`() throws {
    let night = try #require(
      CoincidingSlots.next(of: schedules("03:00", "02:30", "02:45"), after: instant("2026-03-28T12:00:00Z")))
    #expect(night.at == instant("2026-03-29T01:00:00Z"))
    #expect(night.first.line == 1)
    #expect(night.others.map(\.occurrence.nominal) == [wall("2026-03-29T02:45:00"), wall("2026-03-29T03:00:00")])
  }

  @Test func `makes separate posts on other days`() throws {
    let due = CoincidingSlots.due(
      of: try schedules("03:00", "02:30"), after: instant("2026-03-29T12:00:00Z"),
      through: instant("2026-03-30T12:00:00Z"))
    #expect(due.map(\.first.line) == [1, 0])
    #expect(due.allSatisfy { $0.others.isEmpty })
  }

  @Test func `posts the first in the list of two with the same time`() throws {
    let next = try #require(
      CoincidingSlots.next(of: schedules("09:00", "09:00"), after: instant("2026-06-01T00:00:00Z")))
    #expect(next.first.line == 0)
    #expect(next.others.map(\.line) == [1])
  }
}
