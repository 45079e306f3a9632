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

/// A clock that was wrong for a while.
struct ClockTests {
  @Test func `a clock that was years ahead for a moment does not silence a team`() async throws {
    let office = try Office(at: "2026-11-23T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2031-11-24T17:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-25T16:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts("daily").suffix(2) == ["2026-11-25 one delivered", "2026-11-25 two delivered"])
  }

  @Test func `what a clock that was ahead passed over is posted when its time comes`() async throws {
    let office = try Office(at: "2026-11-20T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T09:00")
    office.clock.move(by: .seconds(400 * 86_400))
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T10:00")
    try await office.tickAndDeliver()
    let states = try await office.states()
    #expect(states[try slot("2026-11-20")] == .missed, "nobody was there")
    #expect(states[try slot("2026-11-23")] == .posted, "it is made up by the clock of now")
    #expect(states[try slot("2026-11-24")] == nil, "its time has not come")
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    #expect(try await office.states()[try slot("2026-11-24")] == .posted)
    #expect(try await office.posts("daily").suffix(2) == ["2026-11-24 one delivered", "2026-11-24 two delivered"])
  }

  @Test func `by a clock that is not believed a post by hand goes out, and both it and the status say so`() async throws
  {
    let office = try Office(
      at: "1970-01-02T09:00", witness: ClockWitness(sinceBoot: { .zero }, isSynchronised: { nil }))
    let doubt =
      "The clock shows 1970-01-02T08:00:00Z, which cannot be right: nothing is decided until a time service "
      + "vouches for it. Set the clock."
    var trigger = TriggerRequest(edition: "daily")
    trigger.waitSeconds = 0
    let answer = try await office.desk.carryOut(trigger)
    let report = try await office.desk.carryOut(StatusRequest())
    #expect(answer.sent.count == 2)
    #expect(answer.notes.contains("\(doubt) What is posted by hand goes out all the same."))
    #expect(report.clock == doubt)
  }

  @Test func `a slot whose time comes twice is posted once`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T15:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts() == ["2026-11-24 one delivered", "2026-11-24 two delivered"])
  }
}
