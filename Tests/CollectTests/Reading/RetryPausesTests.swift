import HTTP
import Model
import TestKit
import Testing

@testable import Collect

/// Services that ask for a pause.
@Suite struct RetryPausesTests {
  private func read(
    _ yaml: String, _ web: ScriptedWeb, _ rests: RetryPauses, _ hands: HandClock
  ) async throws -> String {
    let worker = Room.worker()
    let collector = Collector(http: web, worker: worker, rests: rests, clock: hands.clock, pause: .zero)
    let snapshot = await collector.collect(
      team: "team", sources: [try Room.source("gives: metric\n\(yaml)")], window: Room.window)
    await worker.close()
    return try #require(snapshot.readings.first).failure
  }

  @Test(arguments: [
    "900", "Tue, 24 Nov 2026 15:45:00 GMT", "Tuesday, 24-Nov-26 15:45:00 GMT", "Tue Nov 24 15:45:00 2026",
  ])
  func `a service that asked for a pause is not called before its end by any source with the same login`(value: String)
    async throws
  {
    let (rests, hands) = (RetryPauses(), HandClock(at: Room.now))
    let web = ScriptedWeb(
      ScriptedWeb.answer(429, headers: [("Retry-After", value)]), ScriptedWeb.answer(200, "[]"),
      ScriptedWeb.answer(200, "[]"))
    #expect(
      try await read("get: https://kpi.example.nl/x.json", web, rests, hands)
        == "https://kpi.example.nl answered 429: we ask too often, and asks to be left alone until 16:45")
    hands.move(by: .seconds(899))
    #expect(
      try await read("get: https://kpi.example.nl/y.json\ndeadline: 1s", web, rests, hands)
        == "https://kpi.example.nl asked to be left alone until 16:45; it is not asked before")
    #expect(web.requests.count == 1)
    // A service counts requests of another login apart.
    #expect(try await read("get: https://kpi.example.nl/x.json\ntoken: { credential: k }", web, rests, hands) == "")
    hands.move(by: .seconds(1))
    #expect(try await read("get: https://kpi.example.nl/x.json", web, rests, hands) == "")
    #expect(web.requests.count == 3)
  }

  @Test func `a pause past midnight is reported with its date, and a 403 with Retry-After is a pause`() async throws {
    let web = ScriptedWeb(ScriptedWeb.answer(403, headers: [("Retry-After", "43200")]))
    #expect(
      try await read("get: https://kpi.example.nl/x.json", web, RetryPauses(), HandClock(at: Room.now))
        == "https://kpi.example.nl answered 403: we ask too often, and asks to be left alone until 2026-11-25 04:30")
  }

  @Test func `setting the clock back ends a pause, and an unreadable Retry-After is no pause`() async throws {
    let (rests, hands) = (RetryPauses(), HandClock(at: Room.now))
    let web = ScriptedWeb(
      ScriptedWeb.answer(503, headers: [("Retry-After", "3600")]),
      ScriptedWeb.answer(503, headers: [("Retry-After", "soon")]),
      ScriptedWeb.answer(503), ScriptedWeb.answer(200, "[]"))
    _ = try await read("get: https://kpi.example.nl/x.json", web, rests, hands)
    hands.move(by: .seconds(-60))
    #expect(
      try await read("get: https://kpi.example.nl/x.json", web, rests, hands)
        == "https://kpi.example.nl answered 503: it has trouble of its own")
    #expect(try await read("get: https://kpi.example.nl/x.json", web, rests, hands) == "")
  }
}
