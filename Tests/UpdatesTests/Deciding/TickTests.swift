import Foundation
import GRDB
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

/// What a tick decides, on a real ledger.
struct TickTests {
  @Test func `a slot is posted once to every channel`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    for _ in 0..<3 { try await office.tickAndDeliver() }
    #expect(try await office.posts() == ["2026-11-24 one delivered", "2026-11-24 two delivered"])
    #expect(office.texts.count == 2)
  }

  @Test func `two ticks at once post nothing twice`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    _ = try await office.desk.tick()
    try office.clock.set("2026-11-24T16:30")
    async let first = office.desk.tick()
    async let second = office.desk.tick()
    _ = try await (first, second)
    try await office.deliver()
    #expect(try await office.posts() == ["2026-11-24 one delivered", "2026-11-24 two delivered"])
  }

  @Test func `a new edition starts now`() async throws {
    let office = try Office(at: "2026-11-24T17:00")
    let report = try await office.desk.tick()
    #expect(report.results.isEmpty && report.missed.isEmpty)
    #expect(try await office.posts() == [])
  }

  @Test func `an edition whose time is changed starts anew`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T12:00")
    try office.reload(Office.config(daily: "11:00"))
    try await office.tickAndDeliver()
    #expect(try await office.posts() == [], "11:00 was over before the edition was at 11:00")
    try office.clock.set("2026-11-25T11:00")
    try await office.tickAndDeliver()
    #expect(try await office.posts("daily").map { $0.prefix(10) } == ["2026-11-25", "2026-11-25"])
  }

  @Test func `what is taken back from a clock that was ahead is due at once where new rules put it behind`()
    async throws
  {
    let office = try Office(at: "2026-11-20T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-30T09:00")
    try await office.tickAndDeliver()
    #expect(try await office.states()[try slot("2026-11-24")] == .missed)
    try upgrade(office)
    try office.clock.set("2026-11-24T16:20")
    try await office.tickAndDeliver()
    #expect(try await office.states()[try slot("2026-11-24")] == .posted)
  }

  /// The wall of Amsterdam is put an hour ahead.
  private func upgrade(_ office: Office) throws {
    let zones = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: zones.path("Europe"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: "/usr/share/zoneinfo/Europe/Athens", toPath: zones.path("Europe/Amsterdam"))
    var surroundings = office.surroundings
    surroundings.zoneDirectory = zones.path
    office.desk.current.replace(with: try Office.world(office.folder, surroundings))
  }

  @Test func `a slot that new rules of its zone put behind the last look is still posted`() async throws {
    let office = try Office(at: "2026-11-24T16:10")
    try await office.tickAndDeliver()
    // The wall shows 17:20 then: it has passed 16:30 without ever having been asked there.
    try upgrade(office)
    try office.clock.set("2026-11-24T16:20")
    for _ in 0..<2 { try await office.tickAndDeliver() }
    #expect(try await office.posts() == ["2026-11-24 one delivered", "2026-11-24 two delivered"])
    #expect(office.texts.first?.contains("(later than usual, at 17:20)") == true)
  }

  @Test func `a slot that was posted does not come back with another time of day`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    try office.reload(Office.config(daily: "17:00"))
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T17:00")
    try await office.tickAndDeliver()
    #expect(try await office.posts().count == 2)
  }

  @Test func `an update whose source fails is still posted, and says so`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try FileManager.default.removeItem(atPath: office.folder.path("figures.csv"))
    try office.clock.set("2026-11-24T16:30")
    let report = try await office.tickAndDeliver()
    #expect(report.warnings.contains { $0.contains("figures") })
    #expect(try await office.posts() == ["2026-11-24 one delivered", "2026-11-24 two delivered"])
    #expect(office.texts.allSatisfy { $0.contains("figures") })
  }

  @Test func `slots that nobody was there for are recorded as missed`() async throws {
    let office = try Office(at: "2026-11-23T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-25T20:00")
    let report = try await office.tickAndDeliver()
    #expect(report.missed.map(\.0) == [try slot("2026-11-23"), try slot("2026-11-24")])
    #expect(
      try await office.states() == [
        try slot("2026-11-23"): .missed, try slot("2026-11-24"): .missed, try slot("2026-11-25"): .posted,
      ])
  }

  @Test func `a tick that is called off decides and remembers nothing`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    await withTaskGroup(of: Void.self) { group in
      group.cancelAll()
      group.addTask { _ = try? await office.desk.tick() }
    }
    #expect(try await office.states() == [:])
    #expect(try await office.ledger.sources(team: "desk") == [])
    try await office.tickAndDeliver()
    #expect(try await office.posts().count == 2)
  }

  @Test(arguments: ["slot", "measurement"])
  func `what the ledger refuses of one team keeps no other team waiting`(table: String) async throws {
    let office = try Office(at: "2026-11-24T09:00", Office.config(teams: ["desk", "web"]))
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    // The office may be reading it at that moment.
    var patient = Configuration()
    patient.busyMode = .timeout(10)
    let file = try DatabaseQueue(path: office.ledger.path, configuration: patient)
    try await file.write { db in
      try db.execute(
        sql: "CREATE TRIGGER no BEFORE INSERT ON \(table) WHEN NEW.team = 'desk' BEGIN SELECT RAISE(ABORT, 'no'); END")
    }
    let report = try await office.tickAndDeliver()
    #expect(report.troubles.map(\.kind) == [.refused])
    #expect(report.troubles.allSatisfy { $0.sentence.hasPrefix("desk: ") })
    #expect(try await office.states() == [try slot("2026-11-24", of: "web"): .posted])

    try await file.write { try $0.execute(sql: "DROP TRIGGER no") }
    office.clock.move(by: .seconds(60))
    #expect(try await office.tickAndDeliver().troubles == [])
    #expect(try await office.states().values.sorted { "\($0)" < "\($1)" } == [.posted, .posted])
    #expect(try await office.posts().count == 4)
  }

  @Test func `many missed slots of one edition are one line of the log`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-12-09T20:00")
    let why = "Dagpost was not running, and a newer"
    #expect(
      try await office.desk.tick().missedSentences == [
        "desk/daily: 11 slots from 2026-11-24 to 2026-12-08 were missed: \(why) daily was due since",
        "desk/weekly/2026-11-27 was missed: \(why) weekly was due since",
        "desk/weekly/2026-12-04 was missed: Dagpost was not running until after the deadline of this slot",
      ])
  }

  @Test func `a channel that is taken away while its post waits leaves the post to a person`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    try office.reload(Office.config(channels: ["one"]))
    try await office.deliver()
    #expect(try await office.posts() == ["2026-11-24 one delivered", "2026-11-24 two refused"])
  }
}
