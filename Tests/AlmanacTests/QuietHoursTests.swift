import Almanac
import Foundation
import Model
import Testing

/// Hours of the day in which nothing is posted.
@Suite struct QuietHoursTests {
  private func hours(_ spans: String...) throws -> QuietHours {
    let spans = try spans.map { try #require(QuietHours.Span($0)) }
    return try #require(QuietHours(spans))
  }

  private func end(_ hours: QuietHours, from moment: String, _ id: String = "Europe/Amsterdam") throws -> String {
    hours.end(from: instant(moment), in: try zone(id)).iso8601
  }

  @Test func `a span is two times of day, with a dash of either kind, and may end at 24:00`() throws {
    for text in ["12:00-13:00", "12:00 - 13:00", "12:00–13:00"] {
      #expect(QuietHours.Span(text)?.description == "12:00-13:00")
    }
    #expect(QuietHours.Span("18:00-24:00")?.description == "18:00-00:00")
    for text in ["", "12:00", "12-13", "12:00-13:60", "24:00-01:00", "12:00-13:00-14:00", "08:00-08:00", "00:00-24:00"]
    {
      #expect(QuietHours.Span(text) == nil, "\(text)")
    }
  }

  @Test func `includes the start of a span and excludes its end`() throws {
    let lunch = try hours("12:00-13:00")
    for (moment, quiet) in [("11:59:59", false), ("12:00", true), ("12:59:59", true), ("13:00", false)] {
      #expect(lunch.contains(try #require(TimeOfDay(moment))) == quiet, "\(moment)")
    }
    #expect(try end(lunch, from: "2026-06-15T09:59:59Z") == "2026-06-15T09:59:59Z")
    #expect(try end(lunch, from: "2026-06-15T10:00:00Z") == "2026-06-15T11:00:00Z")
    #expect(try end(lunch, from: "2026-06-15T10:59:59Z") == "2026-06-15T11:00:00Z")
    #expect(try end(lunch, from: "2026-06-15T11:00:00Z") == "2026-06-15T11:00:00Z")
  }

  @Test func `gives back an instant just before the quiet hours to the millisecond`() throws {
    let moment = Instant(milliseconds: instant("2026-06-15T10:00:00Z").milliseconds - 1)
    #expect(try hours("12:00-13:00").end(from: moment, in: zone("Europe/Amsterdam")) == moment)
  }

  @Test func `ends hours over midnight the next morning, from before and after midnight`() throws {
    let night = try hours("18:00-08:00")
    #expect(try end(night, from: "2026-06-15T16:00:00Z") == "2026-06-16T06:00:00Z")
    #expect(try end(night, from: "2026-06-15T22:00:00Z") == "2026-06-16T06:00:00Z")
    #expect(try end(night, from: "2026-06-15T15:59:59Z") == "2026-06-15T15:59:59Z")
    #expect(try end(hours("18:00-24:00"), from: "2026-06-15T20:00:00Z") == "2026-06-15T22:00:00Z")
    #expect(try end(hours("18:00-24:00", "00:00-06:30"), from: "2026-06-15T20:00:00Z") == "2026-06-16T04:30:00Z")
  }

  @Test func `joins hours that touch or overlap`() throws {
    let hours = try hours("12:00-13:00", "13:00-13:30", "12:30-12:45")
    #expect(try end(hours, from: "2026-06-15T10:15:00Z") == "2026-06-15T11:30:00Z")
    #expect(hours.longest == .seconds(5400))
    #expect(try self.hours("23:00-01:00", "12:00-13:00").longest == .seconds(7200))
  }

  @Test func `refuses hours that leave no time of the day`() throws {
    let all = [["08:00-20:00", "20:00-08:00"], ["00:00-12:00", "11:00-24:00"], ["10:00-09:00", "09:00-10:00"]]
    for spans in all { #expect(QuietHours(spans.compactMap { QuietHours.Span($0) }) == nil) }
    #expect(QuietHours([]) == QuietHours.none)
    #expect(try end(.none, from: "2026-06-15T10:00:00Z") == "2026-06-15T10:00:00Z")
    #expect(QuietHours.none.longest == .zero)
  }

  @Test func `moves an end in a gap to the end of the gap`() throws {
    // On 29 March 2026 the clock is put forward from 02:00 to 03:00, at 01:00 UTC.
    #expect(try end(hours("22:00-02:30"), from: "2026-03-28T22:00:00Z") == "2026-03-29T01:00:00Z")
    #expect(try end(hours("22:00-02:00"), from: "2026-03-28T22:00:00Z") == "2026-03-29T01:00:00Z")
    #expect(try end(hours("22:00-03:30"), from: "2026-03-28T22:00:00Z") == "2026-03-29T01:30:00Z")
  }

  @Test func `skips hours that lie in a gap`() throws {
    #expect(try end(hours("02:00-03:00"), from: "2026-03-29T00:59:59Z") == "2026-03-29T00:59:59Z")
    #expect(try end(hours("02:00-03:00"), from: "2026-03-29T01:00:00Z") == "2026-03-29T01:00:00Z")
    #expect(try end(hours("02:30-04:00"), from: "2026-03-29T01:00:00Z") == "2026-03-29T02:00:00Z")
  }

  @Test func `an hour that the wall shows twice is quiet twice`() throws {
    // On 25 October 2026 the clock is put back from 03:00 to 02:00, at 01:00 UTC.
    let part = try hours("02:00-02:30")
    #expect(try end(part, from: "2026-10-25T00:10:00Z") == "2026-10-25T00:30:00Z")
    #expect(try end(part, from: "2026-10-25T00:45:00Z") == "2026-10-25T00:45:00Z")
    #expect(try end(part, from: "2026-10-25T01:10:00Z") == "2026-10-25T01:30:00Z")
    #expect(try end(hours("02:30-03:00"), from: "2026-10-25T00:40:00Z") == "2026-10-25T01:00:00Z")
    #expect(try end(hours("01:00-03:30"), from: "2026-10-24T23:30:00Z") == "2026-10-25T02:30:00Z")
  }

  @Test func `ends the hours on the next morning where a zone skips a day`() throws {
    // Apia had no 30 December 2011.
    #expect(try end(hours("18:00-08:00"), from: "2011-12-30T06:00:00Z", "Pacific/Apia") == "2011-12-30T18:00:00Z")
  }

  /// Compares the result with its definition, minute by minute: the end is the first minute that is not quiet.
  @Test func `finds the first instant that is not quiet, across both changes of the clock`() throws {
    let all = [
      try hours("18:00-08:00"), try hours("02:00-02:30", "02:45-03:15"), try hours("00:30-02:30", "12:00-13:00"),
    ]
    for id in ["Europe/Amsterdam", "Australia/Lord_Howe", "America/New_York"] {
      let zone = try zone(id)
      for start in ["2026-03-28T00:00:00Z", "2026-04-04T00:00:00Z", "2026-10-24T00:00:00Z", "2026-11-01T00:00:00Z"] {
        for hours in all {
          var next: Instant?
          for minute in (0..<3 * 1440).reversed() {
            let moment = instant(start).adding(.seconds(60 * minute))
            if !hours.contains(zone.civil(at: moment).time) { next = moment }
            if let next { #expect(hours.end(from: moment, in: zone) == next, "\(id) \(moment)") }
          }
        }
      }
    }
  }
}
