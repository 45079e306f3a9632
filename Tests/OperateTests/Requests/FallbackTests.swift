import Ledger
import Model
import Services
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

@Suite struct FallbackTests {
  @Test func `a fallback is known to the courier, and gets nothing of its own`() async throws {
    let config = Office.config(channels: ["one"])
      .replacing(
        "  one: { service: console }\n",
        with: "  one: { service: console, fallback: mail }\n  mail: { service: console }\n")
    let office = try Office(at: "2026-11-24T16:29", config)
    let world = office.desk.current.world
    #expect(world.teams.first?.channels.map(\.name) == ["one"])
    #expect(world.channel("one", of: "desk")?.fallback == "mail")
    #expect(world.channel("mail", of: "desk")?.name == "mail")
    try await office.tickAndDeliver()
    office.clock.move(by: .seconds(120))
    try await office.tickAndDeliver()
    #expect(try await office.ledger.posts().map(\.channel.text) == ["one"])
  }
}
