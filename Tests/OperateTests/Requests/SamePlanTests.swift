import Almanac
import Foundation
import Ledger
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates
@testable import slots

/// `simulate`, `slots` and the daemon ask one function when a slot is. Each of these three sees the night on which the clock
/// is put forward over 02:30; Tests/Mutants breaks the function, and all three must fail.
struct SamePlanTests {
  private static let zones = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/zones").path
  private static let night = Instant(seconds: 1_774_746_000)  // 2026-03-29T01:00:00Z
  private let office: Office

  init() throws {
    office = try Office(
      at: "2026-03-28T12:00", Office.config(daily: "02:30").replacing("mon, tue, wed, thu, fri]", with: "sat, sun]"))
  }

  @Test func `simulate tells the moment`() throws {
    var question = Simulation.Question()
    question.from = CivilDate("2026-03-29")
    question.through = question.from
    let slots = try Simulation.run(question, in: office.desk.current.world, now: office.clock.now).slots
    #expect(slots.map(\.instant) == [Self.night.iso8601])
  }

  @Test func `slots tells the moment`() throws {
    var surroundings = office.surroundings
    surroundings.zoneDirectory = Self.zones
    let line = """
      {"id":"night","spec":{"zone":"Europe/Amsterdam","times":["02:30"],"weekdays":[6,7]},\
      "after":"2026-03-28T12:00:00Z","count":1}
      """
    let answer = try SlotCase.parse(line).get().answer(ZoneRules(surroundings)).get()
    #expect(answer.expected.map(\.instant) == [Self.night.iso8601])
  }

  @Test func `the daemon decides it at the moment`() async throws {
    try await office.tickAndDeliver()
    let next = Planner.next(in: office.desk.current.world, after: office.clock.now)
    #expect(next == Self.night)
    office.clock.move(by: Self.night.since(office.clock.now))
    try await office.tickAndDeliver()
    #expect(try await office.states() == [try slot("2026-03-29"): .posted])
  }
}
