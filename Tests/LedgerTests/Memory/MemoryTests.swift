import Ledger
import Model
import Testing

/// From where an update looks back, and what it need not tell again.
struct MemoryTests {
  @Test func `looks back to the last update that reached a channel`() async throws {
    let desk = try Desk()
    #expect(try await desk.ledger.memory(for: tuesday, at: minute(0)).since == nil)
    _ = try await desk.ledger.decide(
      [posting(tuesday, [newPost("a", "chat"), newPost("b", "wall")], at: minute(0))], now: minute(0))
    #expect(try await desk.ledger.memory(for: wednesday, at: day(1)).since == nil)

    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 8), now: minute(1)).claims
    _ = try await desk.ledger.processOutbox(
      settling: [
        claims[0].settled(.refused), claims[1].settled(.delivered(confirmed: false, reference: nil)),
      ], now: minute(1))
    #expect(try await desk.ledger.memory(for: wednesday, at: day(1)).since == minute(0))
  }

  @Test(arguments: [Settlement.Next.held, .refused, .expired])
  func `an update that reached nobody is looked past`(next: Settlement.Next) async throws {
    let desk = try Desk()
    let told = [Told(record: key("1"), finished: nil)]
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")], at: minute(0))], now: minute(0))
    try await desk.ledger.deliverAll(at: minute(1))
    _ = try await desk.ledger.decide(
      [posting(wednesday, [newPost("b", "chat", deadline: day(3))], at: day(1), told: told)], now: day(1))
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 8), now: day(1)).claims
    _ = try await desk.ledger.processOutbox(settling: claims.map { $0.settled(next) }, now: day(1))
    let memory = try await desk.ledger.memory(for: slot("2026-11-26"), at: day(2))
    #expect(memory.since == minute(0))
    #expect(memory.told == [])
  }

  @Test func `what was told counts only once it was delivered`() async throws {
    let desk = try Desk()
    let told = [
      Told(record: key("1"), finished: .instant(minute(-30))), Told(record: key("2"), finished: .day(tuesday.date)),
      Told(record: key("m", .milestone), finished: nil),
    ]
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")], told: told)], now: minute(0))
    #expect(try await desk.ledger.memory(for: wednesday, at: day(1)).told == [])
    try await desk.ledger.deliverAll(at: minute(1))
    #expect(try await desk.ledger.memory(for: wednesday, at: day(1)).told == Set(told))
  }

  @Test func `every edition and team has a look-back of its own`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(0))
    try await desk.ledger.deliverAll(at: minute(1))
    #expect(try await desk.ledger.memory(for: slot("2026-11-27", "weekly"), at: day(1)).since == nil)
    #expect(try await desk.ledger.memory(for: slot("2026-11-25", team: "net"), at: day(1)).since == nil)
  }

  @Test func `a second round and the channels left open tell all that the slot has to tell`() async throws {
    let desk = try Desk()
    let monday = slot("2026-11-23")
    _ = try await desk.ledger.decide(
      [posting(monday, [newPost("a", "chat", deadline: day(0))], at: day(-1))], now: day(-1))
    try await desk.ledger.deliverAll(at: day(-1))
    let told = [Told(record: key("1"), finished: nil)]
    _ = try await desk.ledger.decide(
      [posting(tuesday, [newPost("b", "chat")], at: minute(0), told: told, leavesOthersOpen: true)], now: minute(0))
    try await desk.ledger.deliverAll(at: minute(1))

    let rest = try await desk.ledger.memory(for: tuesday, at: minute(90))
    #expect(rest.since == day(-1))
    #expect(rest.told == [])
    let next = try await desk.ledger.memory(for: wednesday, at: day(1))
    #expect(next.since == minute(0))
    #expect(next.told == Set(told))
  }
}
