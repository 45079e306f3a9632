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

/// After a backup took the place of a damaged ledger: nothing that may be out already is posted again.
struct RestoredTests {
  /// Backed up at noon; what follows is done before the ledger is ruined.
  private func office(_ since: (Office) async throws -> Void) async throws -> Office {
    let office = try Office(at: "2026-11-23T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-23T16:30")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T12:00")
    _ = try await office.desk.careForLedger()
    try await since(office)
    return office
  }

  private func ruin(_ office: Office, restartAt wall: String) throws {
    try office.leave()
    try office.folder.write("no database at all", to: "state/ledger.sqlite")
    try office.clock.set(wall)
    try office.restart()
  }

  private func trigger(_ office: Office, again: Bool = false) async throws -> TriggerAnswer {
    var trigger = TriggerRequest(edition: "daily")
    trigger.again = again
    trigger.waitSeconds = 0
    return try await office.desk.carryOut(trigger)
  }

  private func status(_ office: Office) async throws -> StatusReport {
    try await office.desk.carryOut(StatusRequest())
  }

  @Test func `a slot that was posted after the backup is made and held, and status tells`() async throws {
    let office = try await office { office in
      try office.clock.set("2026-11-24T16:30")
      try await office.tickAndDeliver()
    }
    #expect(office.texts.count == 4)
    try ruin(office, restartAt: "2026-11-24T17:00")
    let report = try await office.tickAndDeliver()
    #expect(office.texts.count == 4, "nothing left")
    #expect(report.held.map(\.0) == [try slot("2026-11-24")])
    #expect(
      try await office.posts() == [
        "2026-11-23 one delivered", "2026-11-23 two delivered", "2026-11-24 one held", "2026-11-24 two held",
      ])
    let status = try await status(office)
    #expect(status.needsPerson)
    #expect(status.teams[0].waiting.map(\.state) == [.held, .held])
    #expect(
      status.teams[0].waiting[0].why
        == "the ledger was restored from a backup of 2026-11-24T11:00:00Z, so it may have been posted already")
    #expect(status.ledger.count == 1)
    #expect(status.ledger[0].contains("restored at 2026-11-24T16:00:00Z from a backup of 2026-11-24T11:00:00Z"))
    // The day after is nobody's doubt.
    try office.clock.set("2026-11-25T16:30")
    try await office.tickAndDeliver()
    #expect(office.texts.count == 6)
    _ = try await office.desk.careForLedger()
    try office.clock.set("2026-12-01T17:00")
    #expect(try await self.status(office).ledger.allSatisfy { !$0.contains("restored") })
  }

  @Test func `a slot that somebody posted early by hand is not posted at its time`() async throws {
    let office = try await office { office in
      try office.clock.set("2026-11-24T12:30")
      _ = try await trigger(office)
      try await office.deliver()
    }
    #expect(office.texts.count == 4)
    try ruin(office, restartAt: "2026-11-24T13:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    #expect(office.texts.count == 4)
    #expect(try await office.posts().suffix(2) == ["2026-11-24 one held", "2026-11-24 two held"])
  }

  @Test func `by hand it is refused until it is asked for again`() async throws {
    let office = try await office { office in
      try office.clock.set("2026-11-24T12:30")
      _ = try await trigger(office)
      try await office.deliver()
    }
    try ruin(office, restartAt: "2026-11-24T13:00")
    let refused = try await trigger(office)
    #expect(refused.sent == [])
    #expect(refused.already.map(\.slot) == [try slot("2026-11-24")])
    #expect(
      refused.already[0].doubt
        == "the ledger was restored from a backup of 2026-11-24T11:00:00Z, so it may have been posted already")
    try await office.deliver()
    #expect(office.texts.count == 4)
    _ = try await trigger(office, again: true)
    try await office.deliver()
    #expect(office.texts.count == 6)
    // A slot of a later day is nobody's doubt.
    try office.clock.set("2026-11-25T10:00")
    #expect(try await trigger(office).already == [])
  }

  @Test func `older slots are missed, and the reason does not claim that they were not posted`() async throws {
    let office = try await office { _ in }
    try ruin(office, restartAt: "2026-11-26T17:00")
    let report = try await office.tickAndDeliver()
    #expect(report.missed.map(\.0) == [try slot("2026-11-24"), try slot("2026-11-25")])
    #expect(report.missed.allSatisfy { $0.1.contains("so it may have been posted already") })
    #expect(report.held.map(\.0) == [try slot("2026-11-26")])
    #expect(office.texts.count == 2)
  }

  @Test func `the time in doubt lasts until a clock is believed`() async throws {
    let office = try await office { office in
      try office.clock.set("2026-11-24T16:30")
      try await office.tickAndDeliver()
    }
    try ruin(office, restartAt: "2026-11-24T12:01")
    // By a clock that was hours behind at the restart; the next one is right.
    try office.clock.set("2026-11-24T17:00")
    try await office.tickAndDeliver()
    #expect(office.texts.count == 4)
    #expect(try await office.ledger.restoration()?.doubted == office.clock.now)
  }

  @Test func `channels that were left open by hand are held too`() async throws {
    let office = try await office { office in
      try office.clock.set("2026-11-24T12:30")
      var trigger = TriggerRequest(edition: "daily")
      trigger.channels = ["one"]
      trigger.waitSeconds = 0
      _ = try await office.desk.carryOut(trigger)
      try await office.deliver()
      try office.clock.set("2026-11-24T12:31")
      _ = try await office.ledger.backUp(now: office.clock.now)
      try office.clock.set("2026-11-24T16:30")
      try await office.tickAndDeliver()
    }
    #expect(office.texts.count == 4)
    try ruin(office, restartAt: "2026-11-24T17:00")
    try await office.tickAndDeliver()
    #expect(office.texts.count == 4)
    #expect(try await office.posts().suffix(2) == ["2026-11-24 one delivered", "2026-11-24 two held"])
  }
}
