import Ledger
import Model
import TestKit
import Testing

/// What the ledger makes of snapshots, and what composing gets of it.
struct IngestingTests {
  @Test func `a record is seen first, changed and finished at moments of their own`() async throws {
    let desk = try Desk()
    for (at, record) in [
      (day(0), item("1")), (day(1), item("1")), (day(2), item("1", title: "Replace both switches")),
      (day(3), item("1", .finished, title: "Replace both switches")),
      (day(4), item("1", .finished, title: "Replace both switches")),
    ] { try await desk.ledger.ingest(snapshot(at, [record]), calendar: utc) }
    #expect(
      try await desk.seen("1", at: day(4)) == Seen(first: day(0), finished: day(3), changed: day(3), vanished: nil))
  }

  @Test func `an item that is reopened and finished again is finished anew`() async throws {
    let desk = try Desk()
    for (n, state) in [ItemState.finished, .active, .finished].enumerated() {
      try await desk.ledger.ingest(snapshot(day(Int64(n)), [item("1", state)]), calendar: utc)
    }
    #expect(try await desk.seen("1", at: day(2))?.finished == day(2))
  }

  @Test func `what leaves a complete list has vanished and is not finished`() async throws {
    let desk = try Desk()
    try await desk.ledger.ingest(snapshot(day(0), [item("1"), item("2")]), calendar: utc)
    try await desk.ledger.ingest(snapshot(day(1), [item("2")]), calendar: utc)
    try await desk.ledger.ingest(snapshot(day(2), [item("2")]), calendar: utc)
    #expect(
      try await desk.seen("1", at: day(2)) == Seen(first: day(0), finished: nil, changed: day(0), vanished: day(1)))
    #expect(try await desk.ledger.memory(for: tuesday, at: day(2)).gone == [])
  }

  @Test func `where gone means finished, an open item that left is finished`() async throws {
    let desk = try Desk()
    let before = [item("1", title: "Patch the server"), item("2", .dropped)]
    try await desk.ledger.ingest(snapshot(day(0), before, goneIsFinished: true), calendar: utc)
    try await desk.ledger.ingest(snapshot(day(1), [], goneIsFinished: true), calendar: utc)
    let memory = try await desk.ledger.memory(for: tuesday, at: day(1))
    #expect(memory.gone.map { "\($0.title)" } == ["Patch the server"])
    #expect(memory.seen[key("1")] == Seen(first: day(0), finished: day(1), changed: day(0), vanished: nil))
    #expect(memory.seen[key("2")]?.vanished == day(1))
    #expect(memory.seen[key("2")]?.finished == nil)
  }

  @Test func `an incomplete reading makes nothing vanish or gone`() async throws {
    let desk = try Desk()
    try await desk.ledger.ingest(snapshot(day(0), [item("1")], goneIsFinished: true), calendar: utc)
    try await desk.ledger.ingest(snapshot(day(1), [], complete: false, goneIsFinished: true), calendar: utc)
    let memory = try await desk.ledger.memory(for: tuesday, at: day(1))
    #expect(memory.seen[key("1")] == Seen(first: day(0), finished: nil, changed: day(0), vanished: nil))
    #expect(memory.gone == [])
  }

  @Test func `a kind that is not listed whole does not vanish`() async throws {
    let desk = try Desk()
    let note = Record.note(Note(key: key("n", .note), kind: .thanks, text: UntrustedText("Thanks")))
    try await desk.ledger.ingest(snapshot(day(0), [note]), calendar: utc)
    try await desk.ledger.ingest(snapshot(day(1), []), calendar: utc)
    #expect(try await desk.ledger.memory(for: tuesday, at: day(1)).seen[key("n", .note)]?.vanished == nil)
  }

  @Test(arguments: [true, false]) func `a record that comes back is there again`(goneIsFinished: Bool) async throws {
    let desk = try Desk()
    for (n, records) in [[item("1")], [], [item("1")]].enumerated() {
      let reading = snapshot(day(Int64(n)), records, goneIsFinished: goneIsFinished)
      try await desk.ledger.ingest(reading, calendar: utc)
    }
    #expect(
      try await desk.seen("1", at: day(2)) == Seen(first: day(0), finished: nil, changed: day(0), vanished: nil))
  }

  @Test func `a failed reading changes only what is known of its source`() async throws {
    let desk = try Desk()
    try await desk.ledger.ingest(snapshot(day(0), [item("1")]), calendar: utc)
    let failed = Reading(source: "planning", title: "Planning", at: day(1), outcome: .failed("answered 500"))
    try await desk.ledger.ingest(Snapshot(team: "desk", at: day(1), readings: [failed]), calendar: utc)
    #expect(try await desk.seen("1", at: day(1))?.vanished == nil)
    let state = try #require(try await desk.ledger.sources(team: "desk").first)
    #expect(state.lastRead == day(0))
    #expect(state.lastFailed == day(1))
    #expect(state.why == "answered 500")

    try await desk.ledger.ingest(snapshot(day(2), [item("1")]), calendar: utc)
    let healed = try #require(try await desk.ledger.sources(team: "desk").first)
    #expect(healed.why == nil)
    #expect(healed.firstRead == day(0))
  }

  @Test func `last read is the reading before this one`() async throws {
    let desk = try Desk()
    try await desk.ledger.ingest(snapshot(day(0), []), calendar: utc)
    #expect(try await desk.ledger.memory(for: tuesday, at: day(0)).lastRead == [:])
    #expect(try await desk.ledger.memory(for: tuesday, at: day(0)).firstRead == ["planning": day(0)])
    try await desk.ledger.ingest(snapshot(day(1), []), calendar: utc)
    #expect(try await desk.ledger.memory(for: tuesday, at: day(1)).lastRead == ["planning": day(0)])
    // The next reading failed: the last good one is still yesterday's.
    #expect(try await desk.ledger.memory(for: tuesday, at: day(2)).lastRead == ["planning": day(1)])
  }

  @Test func `figures keep one value a day, the last one, and at most four hundred`() async throws {
    let desk = try Desk()
    for n in 0..<410 {
      try await desk.ledger.ingest(snapshot(day(Int64(n)), [figure(Double(n), at: day(Int64(n)))]), calendar: utc)
    }
    let history = try await desk.history(at: day(410))
    #expect(history.count == 400)
    #expect(history.first?.value == 10)
    #expect(history.last?.value == 409)

    let evening = day(409, minute: 120)
    try await desk.ledger.ingest(snapshot(evening, [figure(99, at: evening)]), calendar: utc)
    #expect(try await desk.history(at: day(410)).last?.value == 99)
  }

  @Test func `the figure of the snapshot itself is not its own history`() async throws {
    let desk = try Desk()
    try await desk.ledger.ingest(snapshot(day(0), [figure(7, at: day(0))]), calendar: utc)
    try await desk.ledger.ingest(snapshot(day(1), [figure(8, at: day(1))]), calendar: utc)
    #expect(try await desk.history(at: day(1)).map(\.value) == [7])
  }

  @Test func `a figure without a value is not remembered as zero`() async throws {
    let desk = try Desk()
    try await desk.ledger.ingest(snapshot(day(0), [figure(nil, at: day(0))]), calendar: utc)
    #expect(try await desk.history(at: day(1)) == [])
  }

  @Test func `teams with a source of the same name do not mix`() async throws {
    let desk = try Desk()
    try await desk.ledger.ingest(snapshot(day(0), [item("1")]), calendar: utc)
    try await desk.ledger.ingest(snapshot(day(1), [], team: "net"), calendar: utc)
    #expect(try await desk.seen("1", at: day(1))?.vanished == nil)
    #expect(try await desk.ledger.memory(for: slot("2026-11-24", team: "net"), at: day(1)).seen == [:])
  }

  @Test func `a preview sees an unsaved snapshot as if it were remembered, and writes nothing`() async throws {
    let desk = try Desk()
    let yesterday = snapshot(day(0), [item("1"), item("2"), figure(7, at: day(0))], goneIsFinished: true)
    try await desk.ledger.ingest(yesterday, calendar: utc)
    let today = snapshot(day(1), [item("2", .finished), figure(8, at: day(1))], goneIsFinished: true)

    let reader = try Ledger.open(directory: desk.folder.path, mode: .read)
    let previewed = try await reader.memory(for: tuesday, at: day(1), unsaved: (today, utc))
    #expect(try await desk.seen("2", at: day(1))?.finished == nil)

    try await desk.ledger.ingest(today, calendar: utc)
    let remembered = try await desk.ledger.memory(for: tuesday, at: day(1))
    #expect(previewed.seen == remembered.seen)
    #expect(previewed.gone == remembered.gone)
    #expect(previewed.gone.count == 1)
    #expect(previewed.history == remembered.history)
    #expect(previewed.lastRead == remembered.lastRead)
    #expect(previewed.firstRead == remembered.firstRead)
  }

  private func figure(_ value: Double?, at: Instant) -> Record {
    .metric(Metric(key: key("open", .metric), name: UntrustedText("open"), value: value, at: .instant(at)))
  }
}

extension Desk {
  func seen(_ id: String, at: Instant) async throws -> Seen? {
    try await ledger.memory(for: tuesday, at: at).seen[key(id)]
  }

  func history(at: Instant) async throws -> [Measurement] {
    try await ledger.memory(for: tuesday, at: at).history[key("open", .metric)] ?? []
  }
}
