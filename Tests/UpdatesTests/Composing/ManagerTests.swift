import Foundation
import Ledger
import Model
import TestKit
import TestOffice
import Testing

@testable import Courier
@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Services
@testable import Teams
@testable import Updates

/// What only the manager is told, from the configuration to their channel.
struct ManagerTests {
  private static let plan = """
    # Decisions
    - [ ] No walk-in desk on Fridays @Marjan decided:2026-11-02 due:2026-11-11
    # Planning
    - [x] Certificate renewed done:2026-11-24

    """

  private func office(at wall: String, manager: String = "manager: boss", plan: String = Self.plan) throws -> Office {
    let config = Office.config(channels: ["one", "two"], more: "    \(manager)\n")
      .replacingOccurrences(of: "channels:\n  one:", with: "channels:\n  boss: { service: console }\n  one:")
      .replacingOccurrences(
        of: "      figures: {", with: "      plan: { system: tasks, path: plan.md }\n      figures: {")
    let office = try Office(at: wall, config)
    try office.folder.write(plan, to: "plan.md")
    return office
  }

  private func preview(_ office: Office, _ change: (inout PreviewRequest) -> Void = { _ in }) async throws
    -> [PreviewedUpdate]
  {
    var preview = PreviewRequest()
    preview.edition = "daily"
    change(&preview)
    let updates = try await office.desk.carryOut(preview)
    return updates
  }

  @Test func `it goes along with the daily update, to a channel of its own`() async throws {
    let office = try office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    for _ in 0..<2 { try await office.tickAndDeliver() }
    #expect(
      try await office.posts().sorted() == [
        "2026-11-24 boss delivered", "2026-11-24 one delivered", "2026-11-24 two delivered",
      ])
    let forManager = office.texts.filter { $0.contains("for the manager") }
    #expect(forManager.count == 1)
    #expect(forManager[0].contains("\"No walk-in desk on Fridays\" has been slipping for 9 workdays now"))
    // Five workdays later once more, and not before.
    for day in 25...30 {
      try office.clock.set("2026-11-\(day)T16:30")
      try await office.tickAndDeliver()
    }
    #expect(try await office.posts().filter { $0.contains("boss") }.count == 1)
    try office.clock.set("2026-12-01T16:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts().filter { $0.contains("boss") }.count == 2)
  }

  @Test func `a team without a manager's channel, and a day without anything to tell, have none`() async throws {
    for (manager, plan) in [("# nobody", Self.plan), ("manager: boss", "- [x] Certificate renewed done:2026-11-24\n")] {
      let office = try office(at: "2026-11-24T09:00", manager: manager, plan: plan)
      try await office.tickAndDeliver()
      try office.clock.set("2026-11-24T16:30")
      try await office.tickAndDeliver()
      #expect(try await office.posts() == ["2026-11-24 one delivered", "2026-11-24 two delivered"])
      #expect(office.texts.allSatisfy { !$0.contains("for the manager") })
    }
  }

  @Test func `it is previewed beside the team's, and nothing is written`() async throws {
    let office = try office(at: "2026-11-24T10:00")
    let updates = try await preview(office)
    #expect(updates.map(\.audience) == [.team, .manager])
    #expect(updates.map { $0.rendered.map(\.channel) } == [["one", "two"], ["boss"]])
    #expect(updates[1].text[0] == "Team desk | for the manager, Tuesday 24 November")
    #expect(updates[1].slot == updates[0].slot)
    #expect(try await office.states() == [:])
    // Whoever asks for one channel sees no other.
    #expect(try await preview(office) { $0.channels = ["two"] }.map(\.audience) == [.team])
  }

  @Test func `a trigger tells where it went, and a second round does not repeat it`() async throws {
    let office = try office(at: "2026-11-24T10:00")
    var trigger = TriggerRequest(edition: "daily")
    trigger.waitSeconds = 0
    let first = try await office.desk.carryOut(trigger)
    #expect(first.sent.map(\.channel) == ["one", "two", "boss"])
    try await office.deliver()
    trigger.again = true
    let again = try await office.desk.carryOut(trigger)
    #expect(again.sent.map(\.channel) == ["one", "two"])
  }

  @Test func `status shows what waits for the manager, and it is worded anew for them`() async throws {
    let office = try office(at: "2026-11-24T10:00")
    var trigger = TriggerRequest(edition: "daily")
    trigger.waitSeconds = 0
    _ = try await office.desk.carryOut(trigger)
    let report = try await office.desk.carryOut(StatusRequest())
    #expect(report.teams[0].waiting.map(\.channel).contains("boss"))
    let world = office.desk.current.world
    #expect(world.channel("boss", of: "desk")?.name == "boss")
    let post = try #require(try await office.ledger.posts().first { $0.channel == "boss" })
    let update = try #require(try await office.ledger.update(of: post.id))
    #expect(update.audience == .manager)
    let repeated = try #require(world.reword(update, for: "desk", .repeated))
    #expect(repeated.title.plain.contains("for the manager, Tuesday 24 November (sent again"))
  }

  @Test func `its quiet hours are those of its own channel`() async throws {
    let office = try office(at: "2026-11-24T09:00")
    let config = try String(contentsOfFile: office.configPath, encoding: .utf8)
    try office.reload(
      config.replacingOccurrences(
        of: "boss: { service: console }", with: "boss: { service: console, quiet_hours: [\"16:00-20:00\"] }"))
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts().contains("2026-11-24 boss queued"))
    try office.clock.set("2026-11-24T20:00")
    try await office.deliver()
    #expect(try await office.posts().contains("2026-11-24 boss delivered"))
  }

  @Test func `the agreed time of a source reaches the update`() async throws {
    let office = try office(at: "2026-11-24T10:00", plan: "- [ ] Printer contract created:2026-11-02\n")
    let config = try String(contentsOfFile: office.configPath, encoding: .utf8)
    try office.reload(config.replacingOccurrences(of: "path: plan.md }", with: "path: plan.md, agreed: 5 days }"))
    let text = try await preview(office).flatMap(\.text).joined(separator: "\n")
    #expect(text.contains("Stuck: Planning: 1 older than the agreed 5 workdays: Printer contract, 16 workdays"))
  }

  @Test func `a decision waits for its work, which the ledger remembers`() async throws {
    let office = try office(
      at: "2026-11-23T16:00",
      plan: """
        # Decisions
        - [ ] No walk-in desk on Fridays @Marjan decided:2026-11-23 due:2026-11-27 proof:#31
        # Planning
        - [ ] Rota without the Friday desk id:#31

        """)
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-23T16:30")
    try await office.tickAndDeliver()
    try office.folder.write(
      """
      # Decisions
      - [ ] No walk-in desk on Fridays @Marjan decided:2026-11-23 due:2026-11-27 proof:#31
      # Planning
      - [x] Rota without the Friday desk id:#31

      """, to: "plan.md")
    var trigger = TriggerRequest(edition: "weekly")
    trigger.waitSeconds = 0
    try office.clock.set("2026-11-24T12:00")
    _ = try await office.desk.carryOut(trigger)
    // The list is tidied up before the next update.
    try office.folder.write(
      "# Decisions\n- [ ] No walk-in desk on Fridays @Marjan decided:2026-11-23 due:2026-11-27 proof:#31\n",
      to: "plan.md")
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    #expect(
      office.texts.last?.contains(
        "\"No walk-in desk on Fridays\" is in force, because this is done: Rota without the Friday desk (Marjan)")
        == true)
  }
}
