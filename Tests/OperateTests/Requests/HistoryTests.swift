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

/// What was posted when, and why not.
struct HistoryTests {
  private func history(_ office: Office, _ change: (inout HistoryRequest) -> Void = { _ in }) async throws
    -> [HistoryLine]
  {
    var question = HistoryRequest()
    change(&question)
    let lines = try await office.desk.carryOut(question)
    return lines
  }

  private func short(_ line: HistoryLine) -> String {
    let parts = [
      "\(line.slot.date)", line.slot.edition.text, line.channel?.text, line.state, line.lateSeconds.map { "\($0) s" },
      line.why,
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }

  @Test func `every slot has its line: delivered, late, missed, skipped, and what is open`() async throws {
    let office = try Office(at: "2026-11-20T09:00", Office.config(channels: ["one"]))
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-20T16:30")
    try await office.tickAndDeliver()
    // Down over the weekend and Monday's slot: on Tuesday it is too late for it.
    try office.clock.set("2026-11-24T15:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T18:00")
    try await office.tickAndDeliver()
    _ = try await office.desk.carryOut(
      PauseRequest(teams: ["desk"], until: try #require(CivilDate("2026-11-26"))))
    try office.clock.set("2026-11-25T16:30")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-26T16:30")
    _ = try await office.desk.tick()
    #expect(
      try await history(office).map(short) == [
        "2026-11-20 weekly one delivered 3600 s", "2026-11-20 daily one delivered 0 s",
        "2026-11-23 daily missed Dagpost was not running until after the deadline of this slot",
        "2026-11-24 daily one delivered 5400 s", "2026-11-25 daily skipped paused until 2026-11-26",
        "2026-11-26 daily one queued",
      ])
    #expect(try await history(office) { $0.edition = "weekly" }.map(\.slot.date) == [CivilDate("2026-11-20")])
    #expect(try await history(office) { $0.since = CivilDate("2026-11-25") }.count == 2)
  }

  @Test func `of several teams one has to be named`() async throws {
    let office = try Office(at: "2026-11-20T09:00", Office.config(teams: ["desk", "web"]))
    let refusal = try await refusal(of: HistoryRequest(), at: office.desk)
    #expect(refusal.code == .usage)
    let sentences = refusal.sentences
    #expect(sentences == ["Which team? Add --team NAME to history; the teams are desk, web."])
  }
}
