import Almanac
import Foundation
import Ledger
import Model
import Testing

import struct Compose.TeamProfile

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// Several editions of one team, and what is said of them beforehand.
@Suite struct PlanningTests {
  private static let zones = ZoneStore(
    directory: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appending(path: "Fixtures/zones").path)

  /// `2026-06-15T07:00:00Z`.
  private func instant(_ text: String) throws -> Instant {
    let parts = text.dropLast().split(separator: "T")
    let date = try #require(CivilDate(String(parts[0])))
    return Instant(seconds: CivilDateTime(date, try #require(TimeOfDay(String(parts[1])))).wallSeconds)
  }

  private func team(
    _ editions: [(name: EditionName, kind: EditionKind, at: String, days: Days)], works: Set<Weekday>? = nil,
    holidays: [String] = [], onHoliday: OnHoliday = .skip
  ) throws -> Team {
    let off = try holidays.map { (try #require(CivilDate($0)), UntrustedText("office closed")) }
    let calendar = WorkCalendar(
      zone: try Self.zones.zone("Europe/Amsterdam"), workdays: works ?? [.mon, .tue, .wed, .thu, .fri],
      daysOff: Dictionary(uniqueKeysWithValues: off))
    return Team(
      name: "desk", language: .en, workCalendar: calendar, zones: Self.zones,
      editions: try editions.map { name, kind, at, days in
        let time = try #require(TimeOfDay(at))
        return Edition(
          name: name, kind: kind,
          schedule: Schedule(calendar: calendar, time: time, days: days, onHoliday: onHoliday))
      },
      sources: [], channels: [], profile: TeamProfile(title: "Desk"))
  }

  private func due(_ team: Team, after mark: String, now: String) throws -> [String] {
    let mark = try instant(mark)
    return Planner.due(of: team, now: try instant(now)) { _ in Mark(at: mark, wall: nil) }.map { slot in
      let fate =
        switch slot.fate {
        case .post(let lateness): lateness.rawValue
        case .missed(let why): "missed: \(why)"
        case .skipped(let why): "skipped: \(why)"
        }
      return "\(slot.edition.name) \(slot.occurrence.date) \(fate)"
    }
  }

  @Test func `a clock that goes back decides nothing`() throws {
    let team = try team([("daily", .daily, "09:00", .all)])
    #expect(try due(team, after: "2026-06-15T07:00:00Z", now: "2026-06-15T06:00:00Z") == [])
    #expect(try due(team, after: "2026-06-15T07:00:00Z", now: "2026-06-15T07:00:00Z") == [])
  }

  @Test func `after days away the newest of each edition is made up until its own deadline`() throws {
    let team = try team([("daily", .daily, "16:30", .all), ("weekly", .weekly, "15:30", .on([.fri]))])
    let monday = try due(team, after: "2026-06-10T14:30:00Z", now: "2026-06-15T08:00:00Z")
    #expect(
      monday == [
        "daily 2026-06-11 missed: Dagpost was not running, and a newer daily was due since",
        "daily 2026-06-12 late", "weekly 2026-06-12 late",
      ], "Monday noon is the deadline of Friday's note, and 14:30 that of Friday's daily")
    #expect(
      try due(team, after: "2026-06-12T14:00:00Z", now: "2026-06-15T12:30:00Z") == [
        "daily 2026-06-12 missed: Dagpost was not running until after the deadline of this slot"
      ])
  }

  @Test func `the key of a slot has its nominal date, also where its moment is on the next day`() throws {
    let calendar = WorkCalendar(zone: try Self.zones.zone("America/Nuuk"), workdays: [.sat])
    let late = try #require(TimeOfDay("23:30"))
    let schedule = Schedule(calendar: calendar, time: late, days: .all)
    let edition = Edition(name: "daily", kind: .daily, schedule: schedule)
    let team = Team(
      name: "nuuk", language: .en, workCalendar: calendar, zones: Self.zones, editions: [edition], sources: [],
      channels: [], profile: TeamProfile(title: "Nuuk"))
    let mark = try instant("2026-03-27T12:00:00Z")
    let due = Planner.due(of: team, now: try instant("2026-03-29T01:00:00Z")) { _ in Mark(at: mark, wall: nil) }
    #expect(due.map(\.slot.date.description) == ["2026-03-28"])
    #expect(due.map { calendar.zone.civil(at: $0.occurrence.at).date.description } == ["2026-03-29"])
  }

  @Test func `editions of one kind at one moment are one post`() throws {
    let team = try team(
      [("early", .daily, "03:00", .all), ("night", .daily, "02:30", .all), ("weekly", .weekly, "03:00", .on([.sun]))],
      works: Set(Weekday.allCases))
    #expect(
      try due(team, after: "2026-03-29T00:00:00Z", now: "2026-03-29T01:00:00Z") == [
        "early 2026-03-29 skipped: it falls on the same moment as night of 2026-03-29 02:30",
        "night 2026-03-29 onTime", "weekly 2026-03-29 onTime",
      ])
    #expect(
      try due(team, after: "2026-03-30T00:00:00Z", now: "2026-03-30T01:00:00Z") == [
        "early 2026-03-30 onTime", "night 2026-03-30 late",
      ])
  }

  @Test func `an edition of a wider rhythm that meets the daily is one post with it`() throws {
    let team = try team([("daily", .daily, "16:30", .all), ("month", .daily, "16:30", .last(.month))])
    #expect(
      try due(team, after: "2026-06-30T14:00:00Z", now: "2026-06-30T14:30:00Z") == [
        "daily 2026-06-30 onTime",
        "month 2026-06-30 skipped: it falls on the same moment as daily of 2026-06-30 16:30",
      ])
  }

  @Test func `the outlook and the ticks of the same days agree`() throws {
    for onHoliday in OnHoliday.allCases {
      let team = try team(
        [
          ("night", .daily, "02:30", .all), ("early", .daily, "03:00", .all), ("weekly", .weekly, "15:30", .on([.fri])),
          ("month", .weekly, "15:30", .last(.month)),
        ], works: Set(Weekday.allCases), holidays: ["2026-04-03", "2026-03-29", "2026-10-30"], onHoliday: onHoliday)
      let from = try #require(CivilDate("2026-03-20")), last = try #require(CivilDate("2026-11-10"))
      let outlook = Planner.outlook(for: team, from: from, through: last).filter { $0.fate == .post }
      var ticked: [Instant] = []
      var mark = try instant("2026-03-19T23:00:00Z")
      while mark < (try instant("2026-11-10T23:00:00Z")) {
        let now = mark.adding(.seconds(900))
        for slot in Planner.due(of: team, now: now, mark: { _ in Mark(at: mark, wall: nil) }) {
          if case .post = slot.fate { ticked.append(slot.occurrence.at) }
        }
        mark = now
      }
      #expect(outlook.compactMap(\.at) == ticked.sorted())
      #expect(ticked.count > 400)
    }
  }

  @Test func `a holiday is told, and so is where its slot went`() throws {
    func fates(_ onHoliday: OnHoliday) throws -> [String] {
      let team = try team(
        [("weekly", .weekly, "15:30", .on([.fri]))], holidays: ["2026-04-03", "2026-04-06"], onHoliday: onHoliday)
      let outlook = Planner.outlook(
        for: team, from: try #require(CivilDate("2026-04-01")), through: try #require(CivilDate("2026-04-10")))
      return outlook.map { "\($0.nominal.date) \($0.short)" }
    }
    #expect(try fates(.skip) == ["2026-04-03 skipped office closed", "2026-04-10 post"])
    #expect(
      try fates(.before) == [
        "2026-04-02 post, for 2026-04-03", "2026-04-03 moved to 2026-04-02 office closed", "2026-04-10 post",
      ])
    #expect(
      try fates(.after) == [
        "2026-04-03 moved to 2026-04-07 office closed", "2026-04-07 post, for 2026-04-03", "2026-04-10 post",
      ])
  }
}

extension Outlook {
  fileprivate var short: String {
    switch fate {
    case .post: "post" + (movedFrom.map { ", for \($0)" } ?? "")
    case .moved(let slot, let why): "moved to \(slot.date) \(why.name(english: true)?.description ?? "")"
    case .skipped(let why): "skipped \(why.name(english: true)?.description ?? "")"
    case .double(let why), .missed(let why), .withheld(let why): why
    case .noSuchDate: "no such date"
    }
  }
}
