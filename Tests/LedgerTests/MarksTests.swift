import Ledger
import Model
import Testing

let dailyMark = EditionMark(team: "desk", edition: "daily", schedule: "16:30")

struct MarksTests {
  @Test func `an edition starts when it is first seen`() async throws {
    let desk = try Desk()
    #expect(try await desk.ledger.marks([dailyMark], now: minute(5)) == [dailyMark: minute(5)])
    #expect(try await desk.ledger.marks([dailyMark], now: minute(8)) == [dailyMark: minute(5)])
  }

  @Test func `an edition whose time is changed starts anew, so that no slot of before is made up`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.marks([dailyMark], now: minute(5))
    let changed = EditionMark(team: "desk", edition: "daily", schedule: "09:00")
    #expect(try await desk.ledger.marks([changed], now: minute(8))[changed] == minute(8))
    #expect(try await desk.ledger.marks([dailyMark], now: minute(9))[dailyMark] == minute(9))
  }

  @Test func `a clock that was stepped back does not take a mark back`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([], marks: [dailyMark], now: minute(7))
    _ = try await desk.ledger.decide([], marks: [dailyMark], now: minute(2))
    #expect(try await desk.ledger.marks([dailyMark], now: minute(9))[dailyMark] == minute(7))
  }
}
