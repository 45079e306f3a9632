import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// What `status` says of the slots of late.
struct StatusTests {
  private func last(_ office: Office) async throws -> [String] {
    let report = try await office.desk.carryOut(StatusRequest())
    return report.teams.flatMap(\.last).map { "\($0.slot.date) \($0.state)" + ($0.why.map { ", \($0)" } ?? "") }
  }

  @Test func `a slot is called posted once its posts have arrived`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    #expect(try await last(office) == ["2026-11-24 waiting, one queued, two queued"])
    try office.reload(Office.config(channels: ["one"]))
    try await office.deliver()
    #expect(try await last(office) == ["2026-11-24 posted in part, two refused"])
    try office.clock.set("2026-11-25T16:30")
    try await office.tickAndDeliver()
    #expect(try await last(office) == ["2026-11-25 posted", "2026-11-24 posted in part, two refused"])
  }

  @Test func `a slot whose posts were refused is not called posted`() async throws {
    let office = try Office(at: "2026-11-24T09:00", Office.config(channels: ["one"]))
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    try office.reload(Office.config(channels: ["two"]))
    try await office.deliver()
    #expect(try await last(office) == ["2026-11-24 not posted, one refused"])
  }
}
