import Almanac
import Foundation
import Model
import Testing

/// Days off from calendar files, also while the files change.
@Suite struct CalendarStoreTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "calendars-\(UUID().uuidString)")
  private let store = CalendarStore(zones: Fixtures.zones, year: 2026)

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func write(_ text: String, to name: String = "office.ics") throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file, options: .atomic)
    return file.path
  }

  private func remove() { try? FileManager.default.removeItem(at: folder) }

  private func days(_ store: CalendarStore, _ file: String) -> [String] {
    store.days(file, on: .utc).all.map { "\($0.date) \($0.name.own)" }
  }

  private static func event(_ title: String, _ first: String, through end: String? = nil) -> String {
    "UID:\(title)\(first)\nSUMMARY:\(title)\nDTSTART;VALUE=DATE:\(first)"
      + (end.map { "\nDTEND;VALUE=DATE:\($0)" } ?? "")
  }

  @Test func `makes each day of an all-day event a day off, and none of a timed event`() throws {
    defer { remove() }
    let file = try write(
      calendar([
        Self.event("Bouwvak", "20260803", through: "20260806"), Self.event("Kantoor dicht", "20261224"),
        "UID:t\nSUMMARY:Overleg\nDTSTART:20261223T090000Z\nDTEND:20261223T170000Z",
        "UID:p\nSUMMARY:Geheim\nCLASS:PRIVATE\nDTSTART;VALUE=DATE:20261222",
        "UID:c\nSUMMARY:Vervalt\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20261221",
        Self.event("Geannuleerd: Kantoor dicht", "20261218"),
      ]))
    let finding = store.read(file, isCopy: false)
    #expect(finding.trouble == nil)
    #expect(finding.doubts == [])
    #expect(
      days(store, file) == [
        "2026-08-03 Bouwvak", "2026-08-04 Bouwvak", "2026-08-05 Bouwvak", "2026-12-22 ", "2026-12-24 Kantoor dicht",
      ], "what is private has no reason")
  }

  @Test func `makes an event from midnight to midnight in a team's zone a day off of that team`() throws {
    defer { remove() }
    let file = try write(
      calendar([
        "UID:1\nSUMMARY:Brugdag\nDTSTART:20261229T230000Z\nDTEND:20261230T230000Z",
        "UID:2\nSUMMARY:Sluiting\nDTSTART;TZID=Europe/Amsterdam:20261228T000000\nDTEND;TZID=Europe/Amsterdam:20261230T000000",
        "UID:3\nSUMMARY:Training\nDTSTART;TZID=Europe/Amsterdam:20261207T090000\nDTEND;TZID=Europe/Amsterdam:20261207T170000",
        "UID:4\nSUMMARY:Overleg\nDTSTART;TZID=Europe/Amsterdam:20261208T090000\nDTEND;TZID=Europe/Amsterdam:20261208T100000",
      ]))
    #expect(store.read(file, isCopy: false).doubts == [])
    func days(_ zone: Zone) -> [String] { store.days(file, on: zone).all.map { "\($0.date) \($0.name.own)" } }
    let amsterdam = try zone("Europe/Amsterdam")
    #expect(days(amsterdam) == ["2026-12-28 Sluiting", "2026-12-29 Sluiting", "2026-12-30 Brugdag"])
    #expect(store.days(file, on: amsterdam) === store.days(file, on: amsterdam))
    #expect(days(.utc) == ["2026-12-28 Sluiting", "2026-12-29 Sluiting"])
    let (first, last) = try (#require(CivilDate("2026-12-01")), #require(CivilDate("2026-12-31")))
    let timed = store.longButTimed(file, on: amsterdam, from: first, through: last)
    #expect(timed.map { "\($0.start.date) \($0.start.time) \($0.title)" } == ["2026-12-07 09:00 Training"])
  }

  @Test(arguments: [
    "Viering\\nGa naar Agenda-instellingen om vieringen te verbergen",
    "Observance\\nTo hide observances, go to Settings",
    "Gedenktag", "C\u{E9}l\u{E9}bration\\nPour masquer", "Celebraci\u{F3}n",
  ])
  func `makes a public holiday a day off, but not what the calendar calls an observance`(description: String) throws {
    defer { remove() }
    let file = try write(
      calendar([
        Self.event("Sinterklaasavond", "20261204") + "\nDESCRIPTION:\(description)\nTRANSP:TRANSPARENT",
        Self.event("Eerste kerstdag", "20261225") + "\nDESCRIPTION:Offici\u{EB}le feestdag\nTRANSP:TRANSPARENT",
        Self.event("Tweede kerstdag", "20261226") + "\nDESCRIPTION:Viering van de dag na kerst\nCATEGORIES:Holiday",
      ]))
    _ = store.read(file, isCopy: false)
    #expect(days(store, file) == ["2026-12-25 Eerste kerstdag", "2026-12-26 Tweede kerstdag"])
    #expect(store.observances(file).all.map { "\($0.date) \($0.name.own)" } == ["2026-12-04 Sinterklaasavond"])
  }

  @Test func `knows a repeating event from five years back to ten ahead, and further in a new year`() throws {
    defer { remove() }
    let file = try write(calendar([Self.event("Sluiting", "20100105") + "\nRRULE:FREQ=YEARLY"]))
    _ = store.read(file, isCopy: false)
    #expect(store.days(file, on: .utc).all.map(\.date.year) == Array(2021...2036))
    #expect(!store.isOutdated(year: 2026))
    #expect(store.isOutdated(year: 2027))
    #expect(store.refreshed(year: 2027).days(file, on: .utc).all.map(\.date.year) == Array(2022...2037))
  }

  @Test func `names both of two events on a day as its reason, but a repeated one once`() throws {
    defer { remove() }
    let file = try write(
      calendar([
        Self.event("A", "20261224"), Self.event("B", "20261224"), "UID:x\nSUMMARY:B\nDTSTART;VALUE=DATE:20261224",
      ]))
    _ = store.read(file, isCopy: false)
    #expect(days(store, file).map { $0.filter { $0 != " " } }.first?.contains("A;B") == true)
  }

  @Test func `a changed file is noticed, and a new store has its days`() throws {
    defer { remove() }
    let file = try write(calendar([Self.event("A", "20261224")]))
    _ = store.read(file, isCopy: false)
    _ = try write(calendar([Self.event("B", "20261223")]))
    #expect(store.isOutdated(year: 2026))
    #expect(days(store, file) == ["2026-12-24 A"])
    let new = store.refreshed(year: 2026)
    #expect(days(new, file) == ["2026-12-23 B"])
    #expect(!new.isOutdated(year: 2026))
    #expect(new.kept == [])
  }

  @Test(arguments: ["<html>no</html>", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "", nil])
  func `keeps the days of a file that becomes unusable, and reports it until it is good`(text: String?) throws {
    defer { remove() }
    let file = try write(calendar([Self.event("A", "20261224")]))
    _ = store.read(file, isCopy: false)
    if let text { _ = try write(text) } else { try FileManager.default.removeItem(atPath: file) }
    #expect(store.isOutdated(year: 2026))
    let broken = store.refreshed(year: 2026)
    #expect(days(broken, file) == ["2026-12-24 A"])
    #expect(broken.kept.count == 1)
    #expect(broken.kept.first?.hasPrefix("The calendar \(file) ") == true)
    #expect(broken.kept.first?.hasSuffix("; the days off it had are kept.") == true)
    #expect(!broken.isOutdated(year: 2026), "it is not read again at every look")
    _ = try write(calendar([Self.event("B", "20261223")]))
    let mended = broken.refreshed(year: 2026)
    #expect(days(mended, file) == ["2026-12-23 B"])
    #expect(mended.kept == [])
  }

  @Test func `requires a file to exist, but not the copy of an address`() throws {
    defer { remove() }
    let file = folder.appending(path: "late.ics").path
    #expect(store.read(file, isCopy: true).trouble == nil)
    #expect(!store.has(file))
    #expect(store.read(folder.appending(path: "none.ics").path, isCopy: false).trouble == "does not exist")
    #expect(!store.isOutdated(year: 2026))
    _ = try write(calendar([Self.event("A", "20261224")]), to: "late.ics")
    let new = store.refreshed(year: 2026)
    #expect(days(new, file) == ["2026-12-24 A"])
    #expect(new.has(file))
  }

  @Test func `takes bytes without a file, and refuses them when they are no calendar`() throws {
    defer { remove() }
    let file = folder.appending(path: "copy.ics").path
    _ = store.read(file, isCopy: true)
    #expect(store.take(Array("<html>".utf8), as: file)?.hasPrefix("it is no calendar") == true)
    #expect(store.take(Array(calendar([Self.event("A", "20261224")]).utf8), as: file) == nil)
    #expect(days(store, file) == ["2026-12-24 A"])
    #expect(!store.isOutdated(year: 2026))
  }

  @Test func `events that cover too many days are refused`() throws {
    defer { remove() }
    let events = (0..<60).map { "UID:\($0)\nSUMMARY:x\nDTSTART;VALUE=DATE:20200101\nDURATION:P9000D" }
    #expect(store.mistake(in: Array(calendar(events).utf8)) == "its all-day events cover more than 200000 days")
  }

  @Test func `makes a calendar's day a day off, unless work_on or the team's own reason says otherwise`() throws {
    let title = UntrustedText("Teamdag")
    let dates = try ["2026-12-21", "2026-12-22", "2026-12-23", "2026-12-26"].map { try #require(CivilDate($0)) }
    let days = Holidays(dates.map { ($0, HolidayName(own: title, english: title)) })
    let calendar = WorkCalendar(
      zone: try zone("Europe/Amsterdam"), workdays: [.mon, .tue, .wed, .thu, .fri],
      daysOff: [dates[1]: UntrustedText("Verhuizing")], calendars: [.none, days], extraWorkdays: [dates[2]])
    #expect(dates.map { calendar.dayOff($0)?.name(english: true)?.description } == ["Teamdag", "Verhuizing", nil, nil])
    #expect(dates.map { calendar.isWorkday($0) } == [false, false, true, false])
    #expect(calendar.with(calendars: []).isWorkday(dates[0]))
    #expect(!calendar.with(try zone("Asia/Kolkata")).isWorkday(dates[0]))
  }
}
