import Almanac
import Foundation
import Model
import Testing

@Suite struct ScheduleTests {
  private func schedule(
    _ time: String, in id: String = "Europe/Amsterdam", days: Set<Weekday>? = nil,
    workdays: Set<Weekday> = [.mon, .tue, .wed, .thu, .fri]
  ) throws -> Schedule {
    Schedule(
      calendar: WorkCalendar(zone: try zone(id), workdays: workdays), time: try #require(TimeOfDay(time)),
      days: days.map { .on($0) } ?? .all)
  }

  @Test func `the next slot is strictly later than the instant asked about`() throws {
    let schedule = try schedule("16:30")
    let friday = instant("2026-06-12T14:30:00Z")
    #expect(schedule.next(after: friday.adding(.milliseconds(-1)))?.at == friday)
    let monday = try #require(schedule.next(after: friday))
    #expect(monday.at == instant("2026-06-15T14:30:00Z"))
    #expect(monday.date.description == "2026-06-15")
  }

  @Test func `an edition with days runs on those that are workdays`() throws {
    let schedule = try schedule("15:30", days: [.fri, .sat], workdays: [.mon, .fri])
    let found = schedule.due(after: instant("2026-06-01T00:00:00Z"), through: instant("2026-06-20T00:00:00Z"))
    #expect(found.map(\.date.description) == ["2026-06-05", "2026-06-12", "2026-06-19"])
  }

  @Test func `an edition that never happens has no next slot`() throws {
    #expect(try schedule("15:30", days: [.sun]).next(after: instant("2026-06-01T00:00:00Z")) == nil)
    #expect(try schedule("15:30", workdays: []).next(after: instant("2026-06-01T00:00:00Z")) == nil)
  }

  @Test func `due slots lie after the mark and up to now, both to the millisecond`() throws {
    let schedule = try schedule("16:30")
    let slot = instant("2026-06-12T14:30:00Z")
    #expect(schedule.due(after: slot, through: slot.adding(.seconds(60))) == [])
    #expect(schedule.due(after: slot.adding(.milliseconds(-1)), through: slot).map(\.at) == [slot])
    #expect(schedule.due(after: slot.adding(.seconds(-60)), through: slot.adding(.milliseconds(-1))) == [])
    #expect(schedule.due(after: slot, through: slot.adding(.seconds(-60))) == [])
  }

  @Test func `covers only the last 800 days after an old mark`() throws {
    let now = instant("2026-06-12T14:30:00Z")
    let found = try schedule("16:30", workdays: Set(Weekday.allCases)).due(after: Instant(seconds: 0), through: now)
    #expect(found.count == 800)
    #expect(found.last?.at == now)
  }

  @Test func `gives the next occurrence in the reference cases`() throws {
    let file = URL(filePath: Fixtures.folder + "/schedule_cases.json")
    let cases = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file)).next_cases
    #expect(cases.count == 40)
    for reference in cases {
      let found = try occurrences(reference)
      // The zone files beside these tests are of 2025b.
      let expected = reference.expected_with_tzdata_2025b ?? reference.expected.map(\.instant)
      #expect(found.map(\.at.iso8601) == expected, "\(reference.id)")
      let nominal = found.map { String($0.nominal.isoSeconds.dropLast(3)) }
      #expect(nominal == reference.expected.map(\.nominal), "\(reference.id)")
    }
  }

  /// The first occurrences of all times of a case. Of several at one instant only the one with the earliest nominal
  /// time.
  private func occurrences(_ reference: Reference.Case) throws -> [Occurrence] {
    let weekdays = Set(reference.spec.weekdays.compactMap { Weekday(rawValue: $0) })
    let schedules = try reference.spec.times.map { try schedule($0, in: reference.spec.zone, workdays: weekdays) }
    var found: [Occurrence] = []
    var after = instant(reference.after)
    while found.count < reference.expected.count {
      let next = schedules.compactMap { $0.next(after: after) }
        .filter { !(reference.spec.holidays ?? []).contains($0.date.description) }
        .min { ($0.at, $0.nominal) < ($1.at, $1.nominal) }
      guard let next else {
        after = after.adding(.seconds(86_400))
        continue
      }
      found.append(next)
      after = next.at
    }
    return found
  }

  private struct Reference: Decodable {
    let next_cases: [Case]
    struct Case: Decodable {
      let id: String
      let spec: Spec
      let after: String
      let expected: [Expected]
      let expected_with_tzdata_2025b: [String]?
    }
    struct Spec: Decodable {
      let zone: String
      let times: [String]
      let weekdays: [Int]
      let holidays: [String]?
    }
    struct Expected: Decodable {
      let instant: String
      let nominal: String
    }
  }

  @Test func `a daily is worth posting until two hours before its next slot`() throws {
    let schedule = try schedule("16:30")
    let friday = try #require(schedule.next(after: instant("2026-06-12T00:00:00Z")))
    #expect(schedule.deadline(of: friday, kind: .daily) == instant("2026-06-15T12:30:00Z"))
    let thursday = try #require(schedule.next(after: instant("2026-06-11T00:00:00Z")))
    #expect(schedule.deadline(of: thursday, kind: .daily) == instant("2026-06-12T12:30:00Z"))
  }

  @Test func `keeps a deadline on the wall clock when the clock is put forward before it`() throws {
    let schedule = try schedule("16:30")
    let friday = try #require(schedule.next(after: instant("2026-03-27T00:00:00Z")))
    #expect(schedule.deadline(of: friday, kind: .daily) == instant("2026-03-30T12:30:00Z"))
  }

  @Test func `ends a rare daily edition as soon as one of every workday`() throws {
    let calendar = WorkCalendar(
      zone: try zone("Europe/Amsterdam"), workdays: [.mon, .tue, .wed, .thu, .fri],
      daysOff: [wall("2026-07-01T00:00:00").date: UntrustedText("closed")])
    let month = Schedule(calendar: calendar, time: try #require(TimeOfDay("16:30")), days: .last(.month))
    let june = try #require(month.next(after: instant("2026-06-12T00:00:00Z")))
    #expect(june.at == instant("2026-06-30T14:30:00Z"))
    #expect(month.deadline(of: june, kind: .daily) == instant("2026-07-02T12:30:00Z"), "the 1st is a free day")
    let mondays = try schedule("09:00", days: [.mon])
    let monday = try #require(mondays.next(after: instant("2026-06-12T00:00:00Z")))
    #expect(mondays.deadline(of: monday, kind: .daily) == instant("2026-06-16T05:00:00Z"))
  }

  @Test func `a weekly note is worth posting until noon of the next workday`() throws {
    let schedule = try schedule("15:30", days: [.fri], workdays: [.tue, .fri])
    let friday = try #require(schedule.next(after: instant("2026-06-12T00:00:00Z")))
    #expect(schedule.deadline(of: friday, kind: .weekly) == instant("2026-06-16T10:00:00Z"))
  }

  @Test func `the team's calendar is that of its zone and workdays`() throws {
    let calendar = TeamCalendar(WorkCalendar(zone: try zone("Europe/Amsterdam"), workdays: [.mon, .thu]))
    #expect(calendar.civil(instant("2026-06-12T22:30:00Z")).isoSeconds == "2026-06-13T00:30:00")
    let next = calendar.workdays(after: wall("2026-06-12T00:00:00").date, count: 3)
    #expect(next.map(\.description) == ["2026-06-15", "2026-06-18", "2026-06-22"])
  }
}
