import Foundation
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

/// What a command does when no daemon runs.
struct RequestDeskTests {
  private func ask<R: Request>(_ office: Office, _ request: R) async throws -> R.Answer {
    try await desk(office).ask(request)
  }

  private func desk(_ office: Office) -> RequestDesk {
    RequestDesk(configPath: office.configPath, surroundings: office.surroundings)
  }

  /// An office that closed with two posts waiting.
  private func closedWithPosts() async throws -> Office {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    try office.leave()
    return office
  }

  @Test func `looking sends nothing of what waits, and writes nothing`() async throws {
    let office = try await closedWithPosts()
    let ledger = office.folder.path("state/ledger.sqlite")
    let before = try Data(contentsOf: URL(fileURLWithPath: ledger))
    for request in [
      PreviewRequest(), TriggerRequest(edition: "daily").asPreview, StatusRequest(), OutboxRequest(), HistoryRequest(),
    ] as [any Request] { _ = try await ask(office, request) }
    #expect(office.texts == [])
    #expect(try Data(contentsOf: URL(fileURLWithPath: ledger)) == before)
  }

  @Test func `looking makes no state`() async throws {
    let office = try await closedWithPosts()
    try FileManager.default.removeItem(atPath: office.folder.path("state"))
    for request in [
      PreviewRequest(), StatusRequest(), OutboxRequest(), HistoryRequest(), ForgetRequest(person: "Gerda"),
    ]
      as [any Request]
    { _ = try await ask(office, request) }
    #expect(try await refusal(of: LedgerPruneRequest(), at: desk(office)).code == .ledger)
    #expect(try await refusal(of: OrderRequest(.drop, post: "abc"), at: desk(office)).code == .usage)
    #expect(!FileManager.default.fileExists(atPath: office.folder.path("state")))
  }

  @Test func `a trigger posts in this process, and also what waited`() async throws {
    let office = try await closedWithPosts()
    var trigger = TriggerRequest(edition: "weekly")
    trigger.channels = ["one"]
    let answer = try await ask(office, trigger)
    #expect(answer.sent.map(\.state) == [.delivered])
    #expect(office.texts.count >= 2)
    try office.restart()
  }

  @Test func `what waits makes way for again, before a byte of it leaves`() async throws {
    let office = try await closedWithPosts()
    var trigger = TriggerRequest(edition: "daily")
    trigger.again = true
    let answer = try await ask(office, trigger)
    #expect(answer.sent.map(\.state) == [.delivered, .delivered])
    #expect(office.texts.count == 2)
  }

  @Test func `whoever finds the state held is told by whom`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    let refusal = try await refusal(of: TriggerRequest(edition: "daily"), at: desk(office))
    #expect(refusal.code == .locked)
    #expect(refusal.sentences.first?.contains("another dagpost (process \(getpid())) works here already") == true)
  }

  @Test func `a state directory that cannot be made is a sentence, not a crash`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    let config = Office.config().replacingOccurrences(of: "state: state", with: "state: /proc/nowhere/state")
    try office.folder.write(config, to: "dagpost.yaml")
    let refusal = try await refusal(of: TriggerRequest(edition: "daily"), at: desk(office))
    #expect(refusal.code == .ledger)
    #expect(refusal.sentences.first?.contains("could not make the state directory") == true)
  }
}
