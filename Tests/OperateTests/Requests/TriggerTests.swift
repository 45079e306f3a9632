import Ledger
import Model
import Reactor
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// `--trigger`: slots taken by hand, whole or in part, and what is left for their own time.
struct TriggerTests {
  private func trigger(
    _ office: Office, _ edition: EditionName = "daily", _ change: (inout TriggerRequest) -> Void = { _ in }
  ) async throws -> TriggerAnswer {
    var trigger = TriggerRequest(edition: edition)
    trigger.waitSeconds = 0
    change(&trigger)
    let answer = try await office.desk.carryOut(trigger)
    try await office.deliver()
    return answer
  }

  /// Refused, and with which sentence.
  private func refusal(_ office: Office, _ trigger: TriggerRequest) async throws -> String {
    try await sentences { try await office.desk.carryOut(trigger) }.joined(separator: "\n")
  }

  @Test func `a slot taken early is used up, and the answer says so`() async throws {
    let office = try Office(at: "2026-11-24T10:00")
    try await office.tickAndDeliver()
    let answer = try await trigger(office)
    #expect(answer.sent.map(\.channel) == ["one", "two"])
    #expect(answer.notes == ["desk: this was the daily of 2026-11-24 16:30; it is not posted again then."])
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts() == ["2026-11-24 one delivered", "2026-11-24 two delivered"])
  }

  @Test func `a second time it refuses, and again posts once more`() async throws {
    let office = try Office(at: "2026-11-24T10:00")
    _ = try await trigger(office)
    let second = try await trigger(office)
    #expect(second.already.map(\.slot) == [try slot("2026-11-24")])
    #expect(second.sent.isEmpty)
    _ = try await trigger(office) { $0.again = true }
    #expect(try await office.posts().count == 4)
  }

  @Test func `a team that is named twice is posted to once`() async throws {
    let office = try Office(at: "2026-11-24T10:00")
    let answer = try await trigger(office) {
      $0.teams = ["desk", "desk"]
      $0.again = true
    }
    #expect(answer.already == [])
    #expect(try await office.posts().count == 2)
  }

  @Test func `again on one channel does not post there a second time at the slot's own time`() async throws {
    let office = try Office(at: "2026-11-24T10:00")
    try await office.tickAndDeliver()
    _ = try await trigger(office) { $0.channels = ["two"] }
    _ = try await trigger(office) {
      $0.channels = ["one"]
      $0.again = true
    }
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts() == ["2026-11-24 two delivered", "2026-11-24 one delivered"])
  }

  @Test func `the last channels that are asked by hand use the slot up`() async throws {
    let office = try Office(at: "2026-11-24T10:00")
    _ = try await trigger(office) { $0.channels = ["two"] }
    #expect(try await office.states() == [try slot("2026-11-24"): .partial])
    let answer = try await trigger(office) { $0.channels = ["one"] }
    #expect(answer.notes == ["desk: this was the daily of 2026-11-24 16:30; it is not posted again then."])
    #expect(try await office.states() == [try slot("2026-11-24"): .posted])
  }

  @Test func `a slot that was missed can be made up by hand, with again`() async throws {
    let office = try Office(at: "2026-11-23T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-25T17:00")
    try await office.tickAndDeliver()
    #expect(try await office.states()[try slot("2026-11-24")] == .missed)
    let refused = try await trigger(office) { $0.at = AsOf("2026-11-24T16:30") }
    #expect(refused.already.map(\.posts) == [[]], "it was missed, not posted")
    _ = try await trigger(office) {
      $0.at = AsOf("2026-11-24T16:30")
      $0.again = true
    }
    #expect(try await office.posts().filter { $0.hasPrefix("2026-11-24") }.count == 2)
    #expect(try await office.states()[try slot("2026-11-24")] == .posted)
  }

  @Test func `it waits until its posts are settled, and no longer`() async throws {
    let office = try Office(at: "2026-11-24T10:00")
    let desk = office.desk
    async let answer = trigger(office) { $0.waitSeconds = 3600 }
    try await office.courierIsWoken()
    try await office.deliver()
    desk.settled.advance()
    #expect(try await answer.sent.map(\.state) == [.delivered, .delivered])
  }

  @Test func `an update for a later moment leaves nothing out of the next one`() async throws {
    let office = try Office(at: "2026-11-24T10:00")
    _ = try await trigger(office) { $0.at = AsOf("2026-11-26T16:30") }
    #expect(try await office.ledger.since(before: try slot("2026-11-25")) == nil)
    #expect(try await office.ledger.since(before: try slot("2026-11-27")) == (try instant("2026-11-24T10:00")))
  }

  @Test func `an earlier day that is made up looks back from that day`() async throws {
    let office = try Office(at: "2026-11-23T10:00")
    _ = try await trigger(office)
    try office.clock.set("2026-11-25T10:00")
    _ = try await trigger(office)
    #expect(try await office.ledger.since(before: try slot("2026-11-24")) == (try instant("2026-11-23T10:00")))
    #expect(try await office.ledger.since(before: try slot("2026-11-26")) == (try instant("2026-11-25T10:00")))
  }

  @Test func `a free day has its slot by hand only`() async throws {
    let office = try Office(at: "2026-11-28T10:00")
    _ = try await trigger(office)
    #expect(try await office.posts() == ["2026-11-28 one delivered", "2026-11-28 two delivered"])
  }

  @Test func `the channels that were left open get theirs at the slot's own time`() async throws {
    let office = try Office(at: "2026-11-24T10:00")
    try await office.tickAndDeliver()
    let answer = try await trigger(office) { $0.channels = ["two"] }
    #expect(answer.notes == ["desk: the other channels get theirs at 2026-11-24 16:30."])
    #expect(try await office.posts() == ["2026-11-24 two delivered"])
    try office.clock.set("2026-11-24T16:30")
    for _ in 0..<2 { try await office.tickAndDeliver() }
    #expect(try await office.posts() == ["2026-11-24 two delivered", "2026-11-24 one delivered"])
    #expect(try await office.states() == [try slot("2026-11-24"): .posted])
  }

  @Test func `the names that do not exist are told at once`() async throws {
    let office = try Office(at: "2026-11-24T10:00")
    var wrong = TriggerRequest(edition: "daily")
    wrong.teams = ["dekk"]
    #expect(
      try await refusal(office, wrong) == "There is no team \"dekk\" (did you mean \"desk\"?); the teams are desk.")
    wrong.teams = []
    wrong.channels = ["three"]
    #expect(try await refusal(office, wrong).hasPrefix("There is no channel \"three\""))
    #expect(try await refusal(office, TriggerRequest(edition: "dayly")).contains("did you mean \"daily\"?"))
    #expect(try await office.posts() == [])
  }

  @Test func `a dry run writes nothing`() async throws {
    let office = try Office(at: "2026-11-24T10:00")
    let updates = try await office.desk.carryOut(TriggerRequest(edition: "daily").asPreview)
    #expect(updates.map(\.slot) == [try slot("2026-11-24")])
    #expect(try await office.states() == [:])
    #expect(try await office.ledger.sources(team: "desk") == [])
  }
}
