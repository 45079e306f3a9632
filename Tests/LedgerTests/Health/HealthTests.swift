import GRDB
import Ledger
import Model
import Testing

/// What the ledger knows of how things go.
struct HealthTests {
  private func failed(_ at: Instant, _ why: String = "no answer") -> Snapshot {
    Snapshot(
      team: "desk", at: at,
      readings: [Reading(source: "planning", title: "Planning", at: at, outcome: .failed(why))])
  }

  private func source(_ desk: Desk) async throws -> SourceHealth? { try await desk.ledger.health(of: []).sources.first }

  @Test func `a source is failing from the first of the readings in a row that failed`() async throws {
    let desk = try Desk()
    try await desk.ledger.ingest(snapshot(day(0), [item("1")]), calendar: utc)
    #expect(try await source(desk) == nil)
    for (at, why) in [(day(1), "gone"), (day(2), "no answer")] {
      try await desk.ledger.ingest(failed(at, why), calendar: utc)
    }
    #expect(try await source(desk)?.failing == day(1)...day(2))
    #expect(try await source(desk)?.why == "no answer")
    try await desk.ledger.ingest(snapshot(day(3), [item("1")]), calendar: utc)
    #expect(try await source(desk) == nil)
  }

  @Test func `a source is used only in part from the first of the readings in a row that lost something`() async throws
  {
    let desk = try Desk()
    func reading(_ at: Instant, _ lost: [String]) -> Snapshot {
      var snapshot = snapshot(at, [item("1")])
      snapshot.readings[0].problems =
        lost.map { ReadingProblem("planning: \($0)", loss: .init(.date)) } + [ReadingProblem("planning: a hint")]
      return snapshot
    }
    try await desk.ledger.ingest(reading(day(0), []), calendar: utc)
    #expect(try await source(desk) == nil)
    try await desk.ledger.ingest(reading(day(1), ["line 4", "line 5"]), calendar: utc)
    try await desk.ledger.ingest(reading(day(2), ["line 5"]), calendar: utc)
    #expect(try await source(desk)?.inPart == day(1)...day(2))
    #expect(try await source(desk)?.why == "line 5")
    #expect(try await desk.ledger.sources(team: "desk").first?.lost == "line 5")
    try await desk.ledger.ingest(reading(day(3), []), calendar: utc)
    #expect(try await source(desk) == nil)
    #expect(try await desk.ledger.sources(team: "desk").first?.lost == nil)
  }

  @Test func `a source is empty since it gives nothing, with the days running on which it did`() async throws {
    let desk = try Desk()
    // The first of them has two readings.
    for at in [day(0), day(0, minute: 60), day(1), day(2)] {
      try await desk.ledger.ingest(snapshot(at, [item("1")]), calendar: utc)
    }
    for at in [day(3), day(4)] { try await desk.ledger.ingest(snapshot(at, []), calendar: utc) }
    #expect(try await source(desk)?.empty == day(3)...day(4))
    #expect(try await source(desk)?.fullDays == 3)
    try await desk.ledger.ingest(snapshot(day(5), [item("1")]), calendar: utc)
    #expect(try await source(desk) == nil)
    try await desk.ledger.ingest(snapshot(day(6), []), calendar: utc)
    #expect(try await source(desk)?.fullDays == 1, "days before a gap do not count")
  }

  @Test func `a source that never gave work is not called empty`() async throws {
    let desk = try Desk()
    let note = Record.note(Note(key: key("n", .note), kind: .thanks, text: UntrustedText("thanks")))
    for (at, records) in [(day(0), [note]), (day(1), []), (day(2), [])] {
      try await desk.ledger.ingest(snapshot(at, records), calendar: utc)
    }
    #expect(try await source(desk) == nil)
  }

  @Test func `posts need a person until a newer one of their channel got through`() async throws {
    let desk = try Desk()
    func ids() async throws -> [String] { try await desk.ledger.health(of: []).posts.map(\.id.text) }
    _ = try await desk.ledger.decide(
      [posting(tuesday, [newPost("a", "chat"), newPost("b", "mail")])], now: minute(0))
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 8), now: minute(0)).claims
    _ = try await desk.ledger.processOutbox(
      settling: claims.map { $0.settled($0.channel == "chat" ? .refused : .held, why: "why") }, now: minute(1))
    #expect(try await ids() == ["b", "a"])
    _ = try await desk.ledger.decide(
      [posting(wednesday, [newPost("c", "chat", deadline: day(2))], at: day(1))], now: day(1))
    try await desk.ledger.deliverAll(at: day(1))
    #expect(try await ids() == ["b"])
  }

  @Test func `slots are missed until another of their edition came`() async throws {
    let desk = try Desk()
    func missed() async throws -> [String] { try await desk.ledger.health(of: []).missed.map(\.slot.description) }
    func miss(_ slot: SlotKey) -> SlotDecision {
      SlotDecision(slot: slot, nominal: minute(0), how: .schedule, verdict: .missed(why: "not running"))
    }
    _ = try await desk.ledger.decide([miss(slot("2026-11-23")), miss(tuesday)], now: minute(0))
    #expect(try await missed() == ["desk/daily/2026-11-24"])
    #expect(try await desk.ledger.health(of: []).missed.map(\.count) == [2])
    _ = try await desk.ledger.decide([posting(wednesday, [newPost("c", "chat")], at: day(1))], now: day(1))
    #expect(try await missed() == [])
  }

  @Test func `the last delivery is that of the team, and skipped dates are those without anything else`() async throws {
    let desk = try Desk()
    func skip(_ slot: SlotKey) -> SlotDecision {
      SlotDecision(slot: slot, nominal: minute(0), how: .schedule, verdict: .skipped(why: "paused"))
    }
    _ = try await desk.ledger.decide(
      [posting(tuesday, [newPost("a", "chat")]), skip(wednesday), skip(slot("2026-11-24", "weekly"))], now: minute(0))
    try await desk.ledger.deliverAll(at: minute(5))
    #expect(
      try await desk.ledger.health(
        of: [TeamChannel(team: "desk", channel: "chat"), TeamChannel(team: "other", channel: "chat")]).lastDelivered
        == ["desk": minute(5)])
    let (skipped, first) = try await desk.ledger.skippedDates(of: "desk", editions: ["daily", "weekly"], from: nil)
    #expect(skipped == [wednesday.date])
    #expect(first == tuesday.date)
  }

  @Test func `what the figures count is looked up by index`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat"), newPost("b", "mail")])], now: minute(0))
    _ = try await desk.ledger.claim(1, now: minute(0))
    let (posts, broken) = try await desk.ledger.openCounts()
    #expect(posts == [.queued: 1, .sending: 1])
    #expect(broken == 0)
    try await desk.ledger.ingest(snapshot(day(0), [item("1")]), calendar: utc)
    #expect(try await desk.ledger.freshness(of: []).read == ["desk": ["planning": day(0)]])
  }
}
