import Ledger
import Model
import Testing

let dailyMark = EditionMark(team: "desk", edition: "daily", schedule: "16:30")

/// What the team's wall shows; any will do where it does not matter.
let wall = CivilDateTime(utc: minute(0))

extension Desk {
  /// The instants only.
  func marks(_ editions: [EditionMark], now: Instant) async throws -> [EditionMark: Instant] {
    try await ledger.marks(Dictionary(uniqueKeysWithValues: editions.map { ($0, wall) }), now: now).mapValues(\.at)
  }
}

struct MarksTests {
  @Test func `a mark keeps what the wall had reached, also less than before, and not that of an earlier moment`()
    async throws
  {
    let desk = try Desk()
    let (higher, lower) = (CivilDateTime(utc: minute(60)), CivilDateTime(utc: minute(30)))
    func found() async throws -> CivilDateTime? {
      try await desk.ledger.marks([dailyMark: wall], now: minute(99))[dailyMark]?.wall
    }
    _ = try await desk.ledger.marks([dailyMark: wall], now: minute(1))
    #expect(try await found() == wall)
    _ = try await desk.ledger.decide([], marks: [dailyMark: higher], now: minute(5))
    #expect(try await found() == higher)
    _ = try await desk.ledger.decide([], marks: [dailyMark: lower], now: minute(6))
    #expect(try await found() == lower)
    _ = try await desk.ledger.decide([], marks: [dailyMark: higher], now: minute(2))
    #expect(try await found() == lower)
  }

  @Test func `an edition starts when it is first seen`() async throws {
    let desk = try Desk()
    #expect(try await desk.marks([dailyMark], now: minute(5)) == [dailyMark: minute(5)])
    #expect(try await desk.marks([dailyMark], now: minute(8)) == [dailyMark: minute(5)])
  }

  @Test func `an edition whose time is changed starts anew, so that no slot of before is made up`() async throws {
    let desk = try Desk()
    _ = try await desk.marks([dailyMark], now: minute(5))
    let changed = EditionMark(team: "desk", edition: "daily", schedule: "09:00")
    #expect(try await desk.marks([changed], now: minute(8))[changed] == minute(8))
    #expect(try await desk.marks([dailyMark], now: minute(9))[dailyMark] == minute(9))
  }

  @Test func `an edition that was taken out and comes back is new`() async throws {
    let desk = try Desk()
    _ = try await desk.marks([dailyMark], now: minute(5))
    let other = EditionMark(team: "desk", edition: "weekly", schedule: "15:30")
    #expect(try await desk.marks([other], now: minute(6)) == [other: minute(6)])
    #expect(try await desk.marks([dailyMark, other], now: minute(9))[dailyMark] == minute(9))
  }

  @Test func `a mark that a wrong clock left ahead does not hold its edition up`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([], marks: [dailyMark: wall], now: minute(5_000_000))
    #expect(try await desk.marks([dailyMark], now: minute(9)) == [dailyMark: minute(9)])
    #expect(try await desk.marks([dailyMark], now: minute(10)) == [dailyMark: minute(9)])
  }

  @Test func `a clock that was stepped back does not take a mark back`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([], marks: [dailyMark: wall], now: minute(7))
    _ = try await desk.ledger.decide([], marks: [dailyMark: wall], now: minute(2))
    #expect(try await desk.marks([dailyMark], now: minute(9))[dailyMark] == minute(7))
  }
}
