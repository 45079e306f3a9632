import Config
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

/// What of the ledger's knowledge is trouble.
struct AlarmJudgeTests {
  private let office: Office
  init() throws { office = try Office(at: "2026-11-24T17:00") }

  private func found(
    _ health: LedgerHealth, silence: [TeamName: Silence.Facts] = [:], upFor: Duration = .seconds(86_400)
  ) throws -> [String] {
    let judge = AlarmJudge(
      world: office.desk.current.world, patience: AlarmPatience(), upSince: office.clock.now.adding(.zero - upFor),
      now: office.clock.now)
    return judge.troubles(health, silence: silence).map { "\($0.kind) \($0.subject) \($0.count) \($0.detail)" }
  }

  private func source(
    failing: (String, String)? = nil, inPart: (String, String)? = nil, empty: (String, String)? = nil,
    fullDays: Int = 0, name: SourceName = "figures"
  ) throws -> LedgerHealth {
    var health = LedgerHealth()
    health.sources = [
      SourceHealth(
        team: "desk", source: name, failing: try failing.map { try instant($0.0)...instant($0.1) },
        empty: try empty.map { try instant($0.0)...instant($0.1) }, fullDays: fullDays,
        inPart: try inPart.map { try instant($0.0)...instant($0.1) }, why: "no such file")
    ]
    return health
  }

  @Test func `a source is failing on the second workday on which it failed`() throws {
    #expect(try found(source(failing: ("2026-11-24T16:30", "2026-11-24T16:35"))) == [])
    #expect(try found(source(failing: ("2026-11-20T16:30", "2026-11-22T10:00"))) == [], "over the weekend")
    #expect(try found(source(failing: ("2026-11-20T16:30", "2026-11-23T16:30"))) == ["failing figures 2 2026-11-20"])
  }

  @Test func `a source is used only in part on the second workday on which something of it was lost`() throws {
    #expect(try found(source(inPart: ("2026-11-24T16:30", "2026-11-24T16:35"))) == [])
    let two = ("2026-11-20T16:30", "2026-11-23T16:30")
    #expect(try found(source(inPart: two)) == ["inPart figures 2 2026-11-20"])
    #expect(try found(source(failing: two, inPart: two)) == ["failing figures 2 2026-11-20"], "one trouble, not two")
  }

  @Test func `a source is empty only where it always gave something`() throws {
    let week = ("2026-11-17T16:30", "2026-11-23T16:30")
    #expect(try found(source(empty: week, fullDays: 9)) == [])
    #expect(try found(source(empty: week, fullDays: 10)) == ["empty figures 5 2026-11-17"])
    #expect(try found(source(empty: ("2026-11-18T16:30", "2026-11-23T16:30"), fullDays: 100)) == [])
  }

  @Test func `what the configuration no longer has is no trouble`() throws {
    #expect(try found(source(failing: ("2026-11-02T16:30", "2026-11-23T16:30"), name: "gone")) == [])
    var health = LedgerHealth()
    health.missed = [
      MissedSlot(slot: try slot("2026-11-23", "monthly")), MissedSlot(slot: try slot("2026-11-23", of: "x")),
    ]
    health.posts = [
      PostForPerson(
        id: PostID("a"), slot: try slot("2026-11-23"), channel: "gone", state: .held)
    ]
    #expect(try found(health) == [])
  }

  @Test func `the newest post and slot stand for those before`() throws {
    var health = LedgerHealth()
    health.posts = [
      PostForPerson(id: PostID("p24"), slot: try slot("2026-11-24"), channel: "one", state: .expired, count: 3)
    ]
    health.missed = [MissedSlot(slot: try slot("2026-11-23"), count: 2)]
    #expect(try found(health) == ["expired one 3 p24", "missed daily 2 2026-11-23"])
  }

  @Test func `nobody is called silent in the first hour`() throws {
    let quiet = ["desk" as TeamName: Silence.Facts(lastDelivered: try instant("2026-11-19T16:31"))]
    #expect(try found(LedgerHealth(), silence: quiet, upFor: .seconds(3599)) == [])
    #expect(try found(LedgerHealth(), silence: quiet, upFor: .seconds(3600)) == ["silent  3 2026-11-20"])
  }
}
