import Ledger
import Model
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// How long nothing was posted for a team that works from Monday to Friday, with a daily at 16:30 and a weekly on Friday.
struct SilenceTests {
  private let office: Office
  init() throws { office = try Office(at: "2026-11-24T09:00") }

  private func silence(
    last: String?, at now: String, first: String? = nil, skipped: [String] = [], pausedUntil: String? = nil,
    of config: String? = nil
  ) throws -> String? {
    if let config { try office.reload(config) }
    let team = try #require(office.desk.current.world.teams.first)
    let facts = Silence.Facts(
      lastDelivered: try last.map(instant), firstSlot: first.flatMap { CivilDate($0) },
      skipped: Set(skipped.compactMap { CivilDate($0) }),
      pause: pausedUntil.flatMap { CivilDate($0) }.map { TeamPause(team: "desk", until: $0) })
    return Silence.of(team, facts, now: try instant(now)).map { "\($0.workdays) since \($0.since)" }
  }

  @Test func `nothing is missing until the margin after the next slot`() throws {
    #expect(try silence(last: "2026-11-23T16:31", at: "2026-11-24T17:29") == nil)
    #expect(try silence(last: "2026-11-23T16:31", at: "2026-11-24T17:30") == "1 since 2026-11-24")
  }

  @Test func `each workday counts once its time has come`() throws {
    #expect(try silence(last: "2026-11-23T16:31", at: "2026-11-25T17:29") == "1 since 2026-11-24")
    #expect(try silence(last: "2026-11-23T16:31", at: "2026-11-25T17:30") == "2 since 2026-11-24")
  }

  @Test func `a weekend is no silence`() throws {
    // The weekly is at 15:30 on Friday, the daily at 16:30.
    #expect(try silence(last: "2026-11-27T16:31", at: "2026-11-30T17:00") == nil)
    #expect(try silence(last: "2026-11-26T16:31", at: "2026-11-29T20:00") == "1 since 2026-11-27")
  }

  @Test func `a day on which everything was skipped is no workday`() throws {
    let skipped = ["2026-11-24", "2026-11-25"]
    #expect(try silence(last: "2026-11-23T16:31", at: "2026-11-25T20:00", skipped: skipped) == nil)
    #expect(try silence(last: "2026-11-23T16:31", at: "2026-11-26T20:00", skipped: skipped) == "1 since 2026-11-26")
  }

  @Test func `a pause is no silence, and after it days count again`() throws {
    func paused(_ now: String) throws -> String? {
      try silence(last: "2026-11-23T16:31", at: now, pausedUntil: "2026-11-26")
    }
    #expect(try paused("2026-11-25T20:00") == nil)
    #expect(try paused("2026-11-27T20:00") == "2 since 2026-11-26")
  }

  @Test func `a holiday is no workday`() throws {
    let config = Office.config(more: "    holidays: { extra: { 2026-11-25: Closed } }\n")
    #expect(try silence(last: "2026-11-23T16:31", at: "2026-11-26T20:00", of: config) == "2 since 2026-11-24")
  }

  @Test func `a team with a note of the week only is silent some workdays after it`() throws {
    let config = Office.config().replacing("daily: { at: \"16:30\" }, ", with: "")
    #expect(try silence(last: "2026-11-20T15:31", at: "2026-11-26T20:00", of: config) == nil)
    #expect(try silence(last: "2026-11-20T15:31", at: "2026-11-27T20:00") == "1 since 2026-11-27")
    #expect(try silence(last: "2026-11-20T15:31", at: "2026-11-30T20:00") == "2 since 2026-11-27")
  }

  @Test func `a team that never had a post is silent since its first slot`() throws {
    #expect(try silence(last: nil, at: "2026-11-25T20:00") == nil)
    #expect(try silence(last: nil, at: "2026-11-25T20:00", first: "2026-11-24") == "2 since 2026-11-24")
  }
}
