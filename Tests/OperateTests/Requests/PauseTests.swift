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

/// Days on which nothing, or nothing cheerful, is to be posted.
struct PauseTests {
  private func open() async throws -> Office {
    let office = try Office(at: "2026-11-24T09:00", Office.config(channels: ["one"]))
    try await office.tickAndDeliver()
    return office
  }

  private func pause(_ office: Office, until: String, reason: String? = nil) async throws -> [Withheld] {
    let date = try #require(CivilDate(until))
    var request = PauseRequest(teams: ["desk"], until: date)
    request.reason = reason
    return try await office.desk.carryOut(request)
  }

  private func skip(_ office: Office, _ change: (inout SkipRequest) -> Void = { _ in }) async throws -> [Withheld] {
    var request = SkipRequest(teams: ["desk"])
    change(&request)
    return try await office.desk.carryOut(request)
  }

  private func status(_ office: Office) async throws -> StatusReport.Team {
    try #require(try await office.desk.carryOut(StatusRequest()).teams.first)
  }

  @Test func `nothing is posted until the day, and that day it is`() async throws {
    let office = try await open()
    let answer = try await pause(office, until: "2026-11-26", reason: "moving \u{1b}[2J")
    #expect(answer.first?.next?.at.date == CivilDate("2026-11-26"))
    for day in 24...26 {
      try office.clock.set("2026-11-\(day)T16:30")
      try await office.tickAndDeliver()
    }
    #expect(try await office.posts() == ["2026-11-26 one delivered"])
    let slots = try await office.ledger.slots().map { "\($0.key.date) \($0.state) \($0.why ?? "")" }
    #expect(
      slots == [
        "2026-11-26 posted ", "2026-11-25 skipped paused until 2026-11-26: moving [2J",
        "2026-11-24 skipped paused until 2026-11-26: moving [2J",
      ])
  }

  @Test func `what was missed before a pause is not made up in it`() async throws {
    let office = try await open()
    try office.clock.set("2026-11-25T09:00")
    _ = try await pause(office, until: "2026-11-26")
    let report = try await office.tickAndDeliver()
    #expect(report.skipped.map(\.1) == ["paused until 2026-11-26"])
    #expect(try await office.posts() == [])
  }

  @Test func `what waits is dropped, and can be sent all the same`() async throws {
    let office = try await open()
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    let dropped = try #require(try await pause(office, until: "2026-11-25").first?.dropped.first)
    try await office.deliver()
    #expect(office.texts == [])
    var order = OrderRequest(.replay, post: dropped.post.short)
    order.waitSeconds = 0
    _ = try await office.desk.carryOut(order)
    try await office.deliver()
    #expect(office.texts.count == 1)
  }

  @Test func `a trigger posts during a pause and says so`() async throws {
    let office = try await open()
    _ = try await pause(office, until: "2026-11-26", reason: "moving")
    var trigger = TriggerRequest(edition: "daily")
    trigger.waitSeconds = 0
    let answer = try await office.desk.carryOut(trigger)
    #expect(
      answer.notes.contains("desk is paused until 2026-11-26: moving. What is posted by hand goes out all the same."))
    #expect(answer.sent.count == 1)
  }

  @Test func `without more words the next celebration note is skipped`() async throws {
    let office = try await open()
    let answer = try await skip(office, { $0.reason = "sad news" })
    #expect(answer.flatMap(\.slots).map(\.slot.description) == ["desk/weekly/2026-11-27"])
    let status = try await status(office)
    #expect(status.skipped.map(\.slot.date) == [CivilDate("2026-11-27")])
    #expect(status.next.first { $0.edition == "weekly" }?.at.date == CivilDate("2026-12-04"))
    try office.clock.set("2026-11-27T16:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts("weekly") == [])
    #expect(try await office.posts("daily") == ["2026-11-27 one delivered"], "the update of the day is not cheerful")
  }

  @Test func `a trigger of what was skipped asks for again, with the reason`() async throws {
    let office = try await open()
    _ = try await skip(office) { $0.reason = "sad news" }
    try office.clock.set("2026-11-27T10:00")
    var trigger = TriggerRequest(edition: "weekly")
    trigger.waitSeconds = 0
    let answer = try await office.desk.carryOut(trigger)
    #expect(answer.already.map(\.why) == ["skipped, by hand: sad news"])
    #expect(answer.sent == [])
    trigger.again = true
    let again = try await office.desk.carryOut(trigger)
    #expect(again.sent.count == 1)
  }

  @Test func `a note of today that still waits is the one that is skipped`() async throws {
    let office = try await open()
    try office.clock.set("2026-11-27T15:30")
    _ = try await office.desk.tick()
    let answer = try await skip(office)
    #expect(answer.flatMap(\.dropped).map(\.slot.description) == ["desk/weekly/2026-11-27"])
    try await office.deliver()
    #expect(office.texts == [])
  }

  @Test func `resume ends a pause and opens what was skipped`() async throws {
    let office = try await open()
    _ = try await pause(office, until: "2026-12-24")
    _ = try await skip(office)
    let answer = try await office.desk.carryOut(ResumeRequest(teams: ["desk"]))
    #expect(answer.first?.until == CivilDate("2026-12-24"))
    #expect(answer.first?.slots.map(\.slot.description) == ["desk/weekly/2026-11-27"])
    try office.clock.set("2026-11-27T16:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts("weekly") == ["2026-11-27 one delivered"])
  }

  @Test func `resume has broken channels tried again, and a channel alone leaves the pause`() async throws {
    let office = try await open()
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    let claim = try #require(
      try await office.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: office.clock.now).claims.first)
    _ = try await office.ledger.processOutbox(
      settling: [
        Settlement(post: claim.post, attempt: 1, outcome: .broken(why: "gone"), next: .refused, why: "gone")
      ], now: office.clock.now)
    #expect(try await status(office).broken.map(\.channel) == ["one"])
    _ = try await pause(office, until: "2026-12-24")
    var request = ResumeRequest(teams: ["desk"])
    request.channels = ["one"]
    let answer = try await office.desk.carryOut(request)
    #expect(answer.first?.channels == ["one"] && answer.first?.until == nil)
    #expect(try await office.ledger.brokenChannels() == [])
    #expect(try await status(office).pause?.until == CivilDate("2026-12-24"))
  }

  @Test(arguments: [
    ("2026-11-24", "is not after today, 2026-11-24"), ("2028-01-01", "is more than 400 days away"),
  ])
  func `a pause ends on a day that can be meant`(until: String, sentence: String) async throws {
    let office = try await open()
    #expect(try await sentences { try await pause(office, until: until) }.first?.contains(sentence) == true)
  }

  @Test func `what cannot be skipped is answered with what can`() async throws {
    let office = try await open()
    #expect(
      try await sentences { try await skip(office) { $0.date = CivilDate("2026-11-26") } } == [
        "desk has no weekly on 2026-11-26; the next is on fri 2026-11-27. Its daily of that day is skipped with --edition daily."
      ])
    #expect(
      try await sentences { try await skip(office) { $0.edition = "dialy" } } == [
        "desk has no edition \"dialy\"; it has daily, weekly."
      ])
  }

  @Test func `the plan shows what is withheld`() async throws {
    let office = try await open()
    _ = try await pause(office, until: "2026-11-25")
    _ = try await skip(office)
    let (withholding, trouble) = await Withholding.read(office.desk.current.world, now: office.clock.now)
    #expect(trouble == [])
    var question = Simulation.Question()
    question.from = CivilDate("2026-11-24")
    question.through = CivilDate("2026-11-27")
    let simulation = try Simulation.run(question, in: office.desk.current.world, withholding, now: office.clock.now)
    #expect(
      simulation.slots.map { "\($0.nominal.prefix(10)) \($0.edition) \($0.fate)\($0.why.map { " \($0)" } ?? "")" } == [
        "2026-11-24 daily skipped paused until 2026-11-25", "2026-11-25 daily post", "2026-11-26 daily post",
        "2026-11-27 weekly skipped by hand", "2026-11-27 daily post",
      ])
  }
}
