import Config
import Foundation
import HTTP
import Logging
import Model
import Synchronization
import TestKit
import TestOffice
import Testing
import YAML

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// A web where each address gives what the test says, and fails where it says nothing.
private final class CalendarWeb: HTTPClient {
  let answers = Mutex<[String: Result<String, HTTPFailure>]>([:])
  /// What every address answers instead, with its `Retry-After`.
  let refusal = Mutex<(status: Int, after: String)?>(nil)
  private let count = Mutex(0)
  var asked: Int { count.withLock { $0 } }

  func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
    count.withLock { $0 += 1 }
    if let (status, after) = refusal.withLock({ $0 }) {
      return .success(
        HTTPAnswer(status: status, headers: [("Retry-After", after)], body: [], elapsed: .zero))
    }
    let answer = answers.withLock { $0[request.url.reveal()] } ?? .failure(.notSent("nobody is there"))
    return answer.map {
      HTTPAnswer(status: 200, headers: [], body: Array($0.utf8), elapsed: .zero)
    }
  }
}

/// Calendars of days off, from the configuration to the plan.
struct DaysOffCalendarTests {
  private func ics(_ title: String, _ day: String) -> String {
    "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:\(title)\nSUMMARY:\(title)\nDTSTART;VALUE=DATE:\(day)\n"
      + "END:VEVENT\nEND:VCALENDAR\n"
  }

  private func config(_ calendars: String) -> String {
    Office.config(more: "    holidays: { calendars: \(calendars) }\n")
  }

  private func office(_ calendars: String, _ files: [String: String] = [:]) throws -> Office {
    let office = try Office(at: "2026-11-23T09:00")
    for (name, text) in files { try office.folder.write(text, to: name) }
    try office.reload(config(calendars))
    return office
  }

  /// `date fate why`, of the daily this week.
  private func plan(_ world: World) throws -> [String] {
    var question = Simulation.Question()
    question.from = CivilDate("2026-11-23")
    question.through = CivilDate("2026-11-27")
    return try Simulation.run(question, in: world, now: instant("2026-11-23T09:00")).slots
      .filter { $0.edition == "daily" && $0.fate != .post }.map {
        "\($0.nominal.prefix(10)) \($0.fate) \($0.why ?? "")"
      }
  }

  private func told(_ calendars: String, _ files: [String: String] = [:]) throws -> [String] {
    let office = try Office(at: "2026-11-23T09:00")
    for (name, text) in files { try office.folder.write(text, to: name) }
    try office.folder.write(config(calendars), to: "dagpost.yaml")
    let loaded = LoadedConfig.load(office.configPath, office.surroundings)
    _ = WorldBuilder.build(loaded, office.surroundings)
    return loaded.problems.sorted.map {
      "\($0.severity) \($0.path) \($0.sentence)".replacing(office.folder.path + "/", with: "")
    }
  }

  private func watch(_ office: Office, _ web: CalendarWeb) -> CalendarWatch {
    CalendarWatch(
      current: office.desk.current, http: web, clock: office.clock.clock,
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      changed: {})
  }

  @Test func `an all-day event is a day off with its title as the reason`() async throws {
    let office = try office("[office.ics]", ["office.ics": ics("Teamdag", "20261124")])
    #expect(try plan(office.desk.current.world) == ["2026-11-24 skipped Teamdag"])
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    #expect(try await office.posts() == [])
  }

  @Test func `check names the workdays that a calendar takes, what it left out, and what is not whole days`()
    async throws
  {
    func event(_ title: String, _ lines: String) -> String {
      "BEGIN:VEVENT\nUID:\(title)\nSUMMARY:\(title)\n\(lines)\nEND:VEVENT\n"
    }
    let file =
      "BEGIN:VCALENDAR\n" + event("Sinterklaasavond", "DTSTART;VALUE=DATE:20261204\nDESCRIPTION:Viering\\nVerbergen")
      + event("Eerste kerstdag", "DTSTART;VALUE=DATE:20261225\nDESCRIPTION:Offici\u{EB}le feestdag")
      + event("Weekend", "DTSTART;VALUE=DATE:20261128")
      + event("Brugdag", "DTSTART:20261229T230000Z\nDTEND:20261230T230000Z")
      + event("Training", "DTSTART;TZID=Europe/Amsterdam:20261207T090000\nDTEND;TZID=Europe/Amsterdam:20261207T170000")
      + event("Geheim", "DTSTART;VALUE=DATE:20261203\nCLASS:PRIVATE") + "END:VCALENDAR\n"
    let office = try office("[office.ics]", ["office.ics": file])
    let check = await ConfigCheck.run(configPath: office.configPath, surroundings: office.surroundings)
    #expect(check.accepted)
    #expect(
      check.notes.map { $0.replacing(office.folder.path + "/", with: "") } == [
        "office.ics, for team desk: days off on workdays in the coming year: 2026-12-03, 2026-12-25 \"Eerste kerstdag\", 2026-12-30 \"Brugdag\"",
        "office.ics, for team desk: it calls these days observances, so they are no days off: 2026-12-04 \"Sinterklaasavond\"",
        "office.ics, for team desk: these last long, but not from midnight to midnight, so they are no days off: 2026-12-07 09:00 \"Training\"",
      ])
  }

  @Test func `check names the days that many weeks take without a list of all`() async throws {
    let weeks = ics("Week", "20261130").replacing("SUMMARY:", with: "RRULE:FREQ=WEEKLY\nSUMMARY:")
    let office = try office("[office.ics]", ["office.ics": weeks])
    let check = await ConfigCheck.run(configPath: office.configPath, surroundings: office.surroundings)
    #expect(check.notes.count == 1)
    #expect(check.notes.first?.contains("2026-11-30 \"Week\", 2026-12-07 \"Week\"") == true)
    #expect(check.notes.first?.hasSuffix(" and 27 more") == true)
  }

  @Test func `a server that asks to be left alone is, and one that cut its answer costs no day`() async throws {
    let url = "https://calendar.example.org/x.ics"
    let office = try office("[\(url)]")
    let web = CalendarWeb()
    web.answers.withLock { $0[url] = .success(ics("Teamdag", "20261124")) }
    let watch = watch(office, web)
    await watch.look()
    await watch.settle()
    web.refusal.withLock { $0 = (429, "7200") }
    office.clock.move(by: CalendarWatch.every)
    await watch.look()
    await watch.finish()
    #expect(web.asked == 2)
    #expect(await watch.troubles().first?.contains("answered 429: we ask too often") == true)
    office.clock.move(by: CalendarWatch.again)
    await watch.look()
    await watch.finish()
    #expect(web.asked == 2)
    web.refusal.withLock { $0 = nil }
    web.answers.withLock { $0[url] = .success("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026") }
    office.clock.move(by: .seconds(7200))
    await watch.look()
    await watch.finish()
    #expect(web.asked == 3)
    #expect(try plan(office.desk.current.world) == ["2026-11-24 skipped Teamdag"])
    #expect(await watch.troubles().first?.contains("it gave no calendar: it stops before its end") == true)
  }

  @Test func `a file that is missing, broken or without days is told at its place, once`() throws {
    #expect(
      try told(
        "[none.ics, broken.ics, empty.ics]", ["broken.ics": "<html>", "empty.ics": "BEGIN:VCALENDAR\nEND:VCALENDAR\n"])
        == [
          "error teams.desk.holidays.calendars names none.ics, which does not exist",
          "error teams.desk.holidays.calendars names broken.ics, which cannot be read: it is no calendar: BEGIN:VCALENDAR "
            + "was expected, and it begins with \"<html>\"",
          "warning teams.desk.holidays.calendars names empty.ics, which has no all-day event near today; only those are "
            + "days off",
        ])
    #expect(
      try told("[http://calendar.example.org/canary]").first?.hasPrefix(
        "error teams.desk.holidays.calendars starts with http://") == true)
    #expect(try told("[https://calendar.example.org/x]") == [], "it need not have been fetched")
  }

  @Test func `a changed file is taken up, a broken one keeps the days and status says so`() async throws {
    let office = try office("[office.ics]", ["office.ics": ics("Teamdag", "20261124")])
    let watch = watch(office, CalendarWeb())
    try office.folder.write(ics("Verhuizing", "20261126"), to: "office.ics")
    await watch.look()
    #expect(try plan(office.desk.current.world) == ["2026-11-26 skipped Verhuizing"])
    #expect(await watch.troubles() == [])
    try office.folder.write("<html>", to: "office.ics")
    await watch.look()
    #expect(try plan(office.desk.current.world) == ["2026-11-26 skipped Verhuizing"])
    let troubles = await watch.troubles()
    #expect(troubles.count == 1)
    #expect(troubles.first?.contains("office.ics cannot be read") == true)
  }

  @Test func `an address is fetched before the first slot, kept for its owner, and serves when it fails`() async throws
  {
    let url = "https://calendar.example.org/canary.ics"
    let office = try office("[\(url)]")
    let web = CalendarWeb()
    web.answers.withLock { $0[url] = .success(ics("Teamdag", "20261124")) }
    let watch = watch(office, web)
    #expect(try plan(office.desk.current.world) == [])
    await watch.look()
    await watch.settle()
    #expect(try plan(office.desk.current.world) == ["2026-11-24 skipped Teamdag"])
    let names = try FileManager.default.contentsOfDirectory(atPath: office.folder.path("state/calendars"))
    #expect(names.count == 1)
    #expect(!names.joined().contains("canary"))
    #expect(try office.folder.mode("state/calendars/\(names[0])") == 0o600)
    // Not again before its time.
    await watch.look()
    #expect(web.asked == 1)
    web.answers.withLock { $0[url] = .success("<html>sign in</html>") }
    office.clock.move(by: CalendarWatch.every)
    await watch.look()
    await watch.finish()
    #expect(web.asked == 2)
    #expect(try plan(office.desk.current.world) == ["2026-11-24 skipped Teamdag"])
    let troubles = await watch.troubles()
    #expect(troubles.count == 1)
    #expect(troubles.first?.contains("https://calendar.example.org/… (") == true)
    #expect(troubles.first?.contains("since 2026-11-23T14:00:00Z: it gave no calendar") == true)
    #expect(troubles.first?.contains("; its copy of ") == true)
    #expect(!troubles.joined().contains("canary"))
    // A restart has the copy.
    try office.restart()
    #expect(try plan(office.desk.current.world) == ["2026-11-24 skipped Teamdag"])
    // Better again, after a quarter of an hour.
    web.answers.withLock { $0[url] = .success(ics("Verhuizing", "20261126")) }
    office.clock.move(by: CalendarWatch.again)
    let after = self.watch(office, web)
    await after.look()
    await after.settle()
    #expect(try plan(office.desk.current.world) == ["2026-11-26 skipped Verhuizing"])
    #expect(await after.troubles() == [])
  }

  @Test func `an address that never answered leaves its days unknown, and the copy of one that left goes`() async throws
  {
    let office = try office("[https://a.example.org/x]")
    let folder = office.folder.path("state/calendars")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(ics("x", "20261124").utf8).write(to: URL(fileURLWithPath: folder + "/old.ics"))
    let web = CalendarWeb()
    let watch = watch(office, web)
    await watch.look()
    await watch.settle()
    #expect(try plan(office.desk.current.world) == [])
    #expect(
      await watch.troubles().first?.hasSuffix("could not be reached: nobody is there; its days off are not known.")
        == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
  }

  @Test func `the zones are renewed without losing the days off`() throws {
    let office = try office("[office.ics]", ["office.ics": ics("Teamdag", "20261124")])
    #expect(try plan(office.desk.current.world.withRenewedZones()) == ["2026-11-24 skipped Teamdag"])
  }
}
