import Almanac
import Ledger
import Model
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// Which slots are due, and what is to be done with each. No file but the zone's, no clock.
struct PlannerTests {
  private let office: Office
  private let team: Team

  init() throws {
    office = try Office(at: "2026-11-23T08:00")
    team = try #require(office.desk.current.world.team("desk"))
  }

  private func due(_ edition: EditionName, after mark: String, at now: String) throws -> [String] {
    let mark = try instant(mark)
    return Planner.due(of: team, now: try instant(now)) { $0.name == edition ? Mark(at: mark, wall: nil) : nil }.map {
      planned in
      switch planned.fate {
      case .post(let lateness): "\(planned.slot.date) \(lateness)"
      case .missed(let why): "\(planned.slot.date) missed: \(why)"
      case .skipped(let why): "\(planned.slot.date) skipped: \(why)"
      }
    }
  }

  @Test func `nothing is due before its time`() throws {
    #expect(try due("daily", after: "2026-11-23T08:00", at: "2026-11-23T16:29:59") == [])
  }

  @Test func `a slot is due at its time and up to a minute later on time`() throws {
    #expect(try due("daily", after: "2026-11-23T08:00", at: "2026-11-23T16:30") == ["2026-11-23 onTime"])
    #expect(try due("daily", after: "2026-11-23T08:00", at: "2026-11-23T16:31") == ["2026-11-23 onTime"])
    #expect(try due("daily", after: "2026-11-23T08:00", at: "2026-11-23T16:31:01") == ["2026-11-23 late"])
  }

  @Test func `a slot that was looked at is not due again`() throws {
    #expect(try due("daily", after: "2026-11-23T16:30", at: "2026-11-24T16:29") == [])
  }

  @Test func `after days without Dagpost only the newest is posted and the older ones are missed`() throws {
    let missed = "missed: Dagpost was not running, and a newer daily was due since"
    #expect(
      try due("daily", after: "2026-11-23T08:00", at: "2026-11-25T20:00") == [
        "2026-11-23 \(missed)", "2026-11-24 \(missed)", "2026-11-25 late",
      ])
  }

  @Test func `a daily is made up until two hours before its next slot`() throws {
    #expect(try due("daily", after: "2026-11-23T08:00", at: "2026-11-24T14:29:59") == ["2026-11-23 late"])
    #expect(
      try due("daily", after: "2026-11-23T08:00", at: "2026-11-24T14:30") == [
        "2026-11-23 missed: Dagpost was not running until after the deadline of this slot"
      ])
  }

  @Test func `a weekly note is made up until noon of the next workday`() throws {
    #expect(try due("weekly", after: "2026-11-23T08:00", at: "2026-11-30T11:59:59") == ["2026-11-27 late"])
    #expect(
      try due("weekly", after: "2026-11-23T08:00", at: "2026-11-30T12:00") == [
        "2026-11-27 missed: Dagpost was not running until after the deadline of this slot"
      ])
  }

  @Test func `the next moment is the earliest of all editions`() throws {
    let world = office.desk.current.world
    #expect(Planner.next(in: world, after: try instant("2026-11-27T10:00")) == (try instant("2026-11-27T15:30")))
    #expect(Planner.next(in: world, after: try instant("2026-11-27T15:30")) == (try instant("2026-11-27T16:30")))
    #expect(Planner.next(in: world, after: try instant("2026-11-27T16:30")) == (try instant("2026-11-30T16:30")))
  }
}
