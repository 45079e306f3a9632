import Model
import Testing

@testable import Daemon

/// A clock that was wrong for a while.
struct ClockTests {
  @Test func `a clock that was years ahead for a moment does not silence a team`() async throws {
    let office = try Office(at: "2026-11-23T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2031-11-24T17:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-25T16:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts("daily").suffix(2) == ["2026-11-25 one delivered", "2026-11-25 two delivered"])
  }

  @Test func `a slot whose time comes twice is posted once`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T15:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts() == ["2026-11-24 one delivered", "2026-11-24 two delivered"])
  }
}
