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

/// What keeps the heartbeat back.
struct OverdueTests {
  private let office: Office
  init() throws { office = try Office(at: "2026-11-24T09:00") }

  private func slots(at wall: String) async throws -> [String] {
    let marks = try await office.ledger.knownMarks()
    let moment = try instant(wall).adding(.zero - Overdue.margin)
    return Overdue.slots(office.desk.current.world, marks, at: moment).map(\.description)
  }

  @Test func `a slot is overdue when nothing was decided about it for a quarter of an hour`() async throws {
    _ = try await office.desk.tick()
    #expect(try await slots(at: "2026-11-24T16:44") == [])
    #expect(try await slots(at: "2026-11-24T16:45") == ["desk/daily/2026-11-24"])
    try office.clock.set("2026-11-24T16:46")
    _ = try await office.desk.tick()
    #expect(try await slots(at: "2026-11-24T16:46") == [])
    #expect(try await slots(at: "2026-11-24T23:00") == [])
  }

  @Test func `an edition that was never looked at has nothing overdue`() async throws {
    #expect(try await slots(at: "2026-11-24T23:00") == [])
  }

  @Test func `a post that could have gone is overdue, one that waits or is held is not`() async throws {
    _ = try await office.desk.tick()
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    func late(_ wall: String) async throws -> [String] {
      try await office.ledger.overduePosts(before: try instant(wall).adding(.zero - Overdue.margin)).map {
        "\($0.channel) \($0.isSending)"
      }
    }
    #expect(try await late("2026-11-24T16:44") == [])
    #expect(try await late("2026-11-24T16:45") == ["one false", "two false"])
    let claims = try await office.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: office.clock.now).claims
    #expect(try await late("2026-11-24T16:44") == [])
    #expect(try await late("2026-11-24T16:45").sorted() == ["one true", "two false"])
    let again = Settlement(
      post: claims[0].post, attempt: 1, outcome: .later(why: "busy", after: nil),
      next: .again(at: try instant("2026-11-24T17:00")))
    _ = try await office.ledger.processOutbox(settling: [again], now: office.clock.now)
    #expect(try await late("2026-11-24T17:14") == ["two false"])
  }
}
