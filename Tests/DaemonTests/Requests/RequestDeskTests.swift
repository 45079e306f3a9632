import Foundation
import Ledger
import Model
import TestKit
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// What a command does when no daemon runs.
struct RequestDeskTests {
  private func ask(_ office: Office, _ request: Request) async -> Answer {
    await RequestDesk(configPath: office.configPath, surroundings: office.surroundings).ask(request)
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
    var dry = Trigger(edition: "daily")
    dry.dryRun = true
    for request in [.preview(Preview()), .trigger(dry), .status(StatusQuestion())] as [Request] {
      if case .refused(let sentences, _) = await ask(office, request) { Issue.record("\(sentences)") }
    }
    #expect(office.texts == [])
    #expect(try Data(contentsOf: URL(fileURLWithPath: ledger)) == before)
  }

  @Test func `looking makes no state`() async throws {
    let office = try await closedWithPosts()
    try FileManager.default.removeItem(atPath: office.folder.path("state"))
    for request in [.preview(Preview()), .status(StatusQuestion())] as [Request] { _ = await ask(office, request) }
    #expect(!FileManager.default.fileExists(atPath: office.folder.path("state")))
  }

  @Test func `a trigger posts in this process, and also what waited`() async throws {
    let office = try await closedWithPosts()
    var trigger = Trigger(edition: "weekly")
    trigger.channels = ["one"]
    guard case .trigger(let answer) = await ask(office, .trigger(trigger)) else {
      Issue.record("not the answer to a trigger")
      return
    }
    #expect(answer.sent.map(\.state) == [.delivered])
    #expect(office.texts.count >= 2)
    try office.restart()
  }

  @Test func `what waits makes way for again, before a byte of it leaves`() async throws {
    let office = try await closedWithPosts()
    var trigger = Trigger(edition: "daily")
    trigger.again = true
    guard case .trigger(let answer) = await ask(office, .trigger(trigger)) else {
      Issue.record("not the answer to a trigger")
      return
    }
    #expect(answer.sent.map(\.state) == [.delivered, .delivered])
    #expect(office.texts.count == 2)
  }

  @Test func `whoever finds the state held is told by whom`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    guard case .refused(let sentences, .locked) = await ask(office, .trigger(Trigger(edition: "daily"))) else {
      Issue.record("not refused")
      return
    }
    #expect(sentences.first?.contains("another dagpost (process \(getpid())) works here already") == true)
  }

  @Test func `a state directory that cannot be made is a sentence, not a crash`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    let config = Office.config().replacingOccurrences(of: "state: state", with: "state: /proc/nowhere/state")
    try office.folder.write(config, to: "dagpost.yaml")
    guard case .refused(let sentences, .ledger) = await ask(office, .trigger(Trigger(edition: "daily"))) else {
      Issue.record("not refused")
      return
    }
    #expect(sentences.first?.contains("could not make the state directory") == true)
  }
}
