import Config
import Ledger
import Model
import TestKit
import TestOffice
import Testing
import YAML

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// Quiet hours from the configuration to the post, on a real ledger.
struct QuietHoursTests {
  /// A team that posts at 12:30, with two channels; `two` may have hours of its own.
  private func config(_ team: String, two: String = "", daily: String = "12:30") -> String {
    Office.config(daily: daily, more: "    \(team)\n")
      .replacing("two: { service: console }", with: "two: { service: console\(two.isEmpty ? "" : ", \(two)") }")
  }

  private func office(_ team: String, two: String = "", daily: String = "12:30") async throws -> Office {
    let office = try Office(at: "2026-11-24T09:00", config(team, two: two, daily: daily))
    try await office.tickAndDeliver()
    return office
  }

  @Test func `a post that falls in quiet hours waits for their end, and is on time then`() async throws {
    let office = try await office(#"quiet_hours: ["12:00-13:00"]"#)
    try office.clock.set("2026-11-24T12:30")
    let report = try await office.tickAndDeliver()
    #expect(report.waiting.map { "\($0.1) \($0.2.words)" } == ["one 2026-11-24 13:00", "two 2026-11-24 13:00"])
    #expect(try await office.posts() == ["2026-11-24 one queued", "2026-11-24 two queued"])
    try office.clock.set("2026-11-24T12:59:59")
    try await office.tickAndDeliver()
    #expect(office.texts.isEmpty)
    try office.clock.set("2026-11-24T13:00")
    try await office.tickAndDeliver()
    #expect(try await office.posts() == ["2026-11-24 one delivered", "2026-11-24 two delivered"])
    #expect(office.texts.allSatisfy { !$0.contains("later than usual") }, "13:00 is usual here")
  }

  @Test func `an update that is made up into quiet hours says when it comes, and counts days from there`() async throws
  {
    let office = try await office(#"quiet_hours: ["18:00-08:00"]"#, daily: "16:30")
    try office.clock.set("2026-11-24T19:00")
    try await office.tickAndDeliver()
    #expect(office.texts.isEmpty)
    try office.clock.set("2026-11-25T08:00")
    try await office.tickAndDeliver()
    #expect(office.texts.count == 2)
    #expect(office.texts.allSatisfy { $0.contains("(later than usual, Wednesday at 08:00)") }, "\(office.texts)")
  }

  @Test func `the hours of a channel count instead of the team's`() async throws {
    let office = try await office(#"quiet_hours: ["12:00-13:00"]"#, two: "quiet_hours: none")
    try office.clock.set("2026-11-24T12:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts() == ["2026-11-24 two delivered", "2026-11-24 one queued"])
    #expect(try await office.states().values.map { $0 } == [.posted])
    try office.clock.set("2026-11-24T13:00")
    try await office.tickAndDeliver()
    #expect(office.texts.count == 2)
  }

  @Test func `a slot whose deadline is in quiet hours in every channel is missed, with the reason`() async throws {
    let office = try await office(#"quiet_hours: ["12:00-11:00"]"#)
    try office.clock.set("2026-11-24T12:30")
    let report = try await office.tickAndDeliver()
    #expect(
      report.missed.map { $1 } == [
        "quiet hours last until 2026-11-25 11:00, after its deadline at 2026-11-25 10:30"
      ])
    #expect(try await office.states() == [try slot("2026-11-24"): .missed])
    #expect(try await office.posts() == [])
  }

  @Test func `a channel that may have its post only after the deadline loses it there`() async throws {
    let office = try await office("", two: #"quiet_hours: ["12:00-11:00"]"#)
    try office.clock.set("2026-11-24T12:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts() == ["2026-11-24 one delivered", "2026-11-24 two queued"])
    try office.clock.set("2026-11-25T10:30")
    try await office.deliver()
    #expect(try await office.posts() == ["2026-11-24 one delivered", "2026-11-24 two expired"])
    let post = try #require(try await office.ledger.posts(PostFilter(channel: "two")).first)
    #expect(post.why == "not delivered before its deadline; quiet hours lasted longer")
  }

  @Test func `a post that was due before quiet hours and is still here when they begin waits too`() async throws {
    let office = try await office(#"quiet_hours: ["12:45-14:00"]"#)
    try office.clock.set("2026-11-24T12:30")
    _ = try await office.desk.tick()
    try office.clock.set("2026-11-24T12:45")
    try office.restart()
    try await office.deliver()
    #expect(office.texts.isEmpty)
    try office.clock.set("2026-11-24T14:00")
    try await office.deliver()
    #expect(office.texts.count == 2)
  }

  @Test func `what is asked for by hand is not held, not even behind a post that is`() async throws {
    let office = try await office(#"quiet_hours: ["12:00-13:00"]"#)
    try office.clock.set("2026-11-24T12:30")
    try await office.tickAndDeliver()
    var weekly = TriggerRequest(edition: "weekly")
    weekly.waitSeconds = 0
    _ = try await office.desk.carryOut(weekly)
    try await office.deliver()
    #expect(try await office.posts("weekly") == ["2026-11-24 one delivered", "2026-11-24 two delivered"])
    #expect(try await office.posts("daily") == ["2026-11-24 one queued", "2026-11-24 two queued"])
    var again = TriggerRequest(edition: "daily")
    again.waitSeconds = 0
    let answer = try await office.desk.carryOut(again)
    #expect(
      answer.already.flatMap(\.posts).map(\.why) == Array(repeating: "it waits for the end of quiet hours", count: 2))
    again.again = true
    _ = try await office.desk.carryOut(again)
    try await office.deliver()
    #expect(
      try await office.posts("daily").map { $0.split(separator: " ").last } == [
        "dropped", "dropped", "delivered", "delivered",
      ])
  }

  @Test func `status tells what a post waits for, and when the next goes out`() async throws {
    let office = try await office(#"quiet_hours: ["12:00-13:00"]"#)
    let before = try await office.desk.carryOut(StatusRequest())
    #expect(before.teams[0].next.map { $0.goesOut?.words } == ["2026-11-24 13:00", nil])
    try office.clock.set("2026-11-24T12:30")
    try await office.tickAndDeliver()
    let after = try await office.desk.carryOut(StatusRequest())
    #expect(
      after.teams[0].waiting.map(\.why)
        == Array(repeating: "it waits for the end of quiet hours, 2026-11-24 13:00", count: 2))
    #expect(!after.needsPerson)
  }

  @Test func `simulate tells when posts go out, where it differs and what is missed`() async throws {
    let office = try await office(#"quiet_hours: ["12:00-13:00"]"#, two: #"quiet_hours: ["12:15-11:00"]"#)
    var question = Simulation.Question()
    question.from = CivilDate("2026-11-24")
    question.through = CivilDate("2026-11-24")
    let simulation = try Simulation.run(question, in: office.desk.current.world, now: office.clock.now)
    let slot = try #require(simulation.slots.first)
    #expect(slot.instant == "2026-11-24T11:30:00Z")
    #expect(slot.goes_out?.map(\.local) == ["2026-11-24T13:00:00+01:00"])
    #expect(slot.goes_out?.map(\.channels) == [["one"]])
    #expect(
      slot.why
        == "goes out in one at 13:00, after quiet hours; missed in two: quiet hours last until after the deadline")
    #expect(simulation.calendar.contains("DTSTART:20261124T120000Z"))
    try office.reload(config(#"quiet_hours: ["12:00-11:00"]"#))
    let missed = try Simulation.run(question, in: office.desk.current.world, now: office.clock.now)
    #expect(missed.slots.map(\.fate) == [.missed])
    #expect(missed.slots[0].why == "quiet hours last until 2026-11-25 11:00, after its deadline at 2026-11-25 10:30")
    try office.reload(config(#"quiet_hours: ["18:00-08:00"]"#))
    let free = try Simulation.run(question, in: office.desk.current.world, now: office.clock.now)
    #expect(free.slots.map(\.goes_out?.count) == [nil])
  }

  @Test func `an edition that can never go out is warned of, and one that often cannot`() throws {
    func warnings(_ team: String, two: String = "", weekend: Bool = false) throws -> [String] {
      var config = config(team, two: two)
      if weekend { config = config.replacing("thu, fri]", with: "thu, fri, sat, sun]") }
      let office = try Office(at: "2026-11-24T09:00", config)
      let loaded = LoadedConfig.load(office.configPath, office.surroundings)
      _ = WorldBuilder.build(loaded, office.surroundings)
      return loaded.problems.sorted.map { "\($0.path) \($0.sentence)" }
    }
    let advice = "shorten quiet_hours, or choose another time"
    #expect(
      try warnings(#"quiet_hours: ["12:00-11:00"]"#) == [
        "teams.desk misses 8 of the next 10 slots of \"daily\": after 12:30 quiet hours last until the deadline of the "
          + "slot; \(advice)",
        "teams.desk plans \"weekly\" at 15:30, inside its quiet hours, so it goes out at 11:00 of the next day; choose another "
          + "time, or change quiet_hours",
      ], "Friday's daily has until Monday")
    #expect(
      try warnings("", two: #"quiet_hours: ["12:00-11:00"]"#, weekend: true) == [
        "teams.desk never posts \"daily\" in two: after 12:30 quiet hours last until the deadline of the slot; \(advice)"
      ])
    #expect(
      try warnings(#"quiet_hours: ["12:00-13:00", "18:00-08:00"]"#) == [
        "teams.desk plans \"daily\" at 12:30, inside its quiet hours, so it goes out at 13:00; choose another time, or change "
          + "quiet_hours"
      ])
    #expect(try warnings(#"quiet_hours: ["18:00-08:00"]"#) == [])
  }
}
