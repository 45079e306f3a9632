import Almanac
import Foundation
import Model
import Testing

@Suite struct ZoneTests {
  @Test func `reaches exactly the times whose first instant has passed`() throws {
    for id in ["Europe/Amsterdam", "Australia/Lord_Howe", "Pacific/Apia", "America/Nuuk", "Africa/Casablanca"] {
      let zone = try zone(id)
      for start in ["2026-03-28T00:00:00Z", "2026-10-24T00:00:00Z", "2026-04-04T00:00:00Z", "2011-12-29T00:00:00Z"] {
        for minute in stride(from: 0, through: 4320, by: 7) {
          let now = instant(start).adding(.seconds(minute * 60))
          let reached = zone.reached(by: now)
          let next = CivilDateTime(wallSeconds: reached.wallSeconds + 1)
          #expect(
            zone.firstInstant(reaching: reached) <= now && zone.firstInstant(reaching: next) > now, "\(id) \(now)")
        }
      }
    }
  }

  @Test(arguments: [
    (
      "Europe/Amsterdam", "2026-01-01", "2028-01-01",
      [
        "2026-03-29T01:00:00Z +7200", "2026-10-25T01:00:00Z +3600", "2027-03-28T01:00:00Z +7200",
        "2027-10-31T01:00:00Z +3600",
      ]
    ),
    // After the table of the file its rule applies.
    ("Europe/Amsterdam", "2060-01-01", "2061-01-01", ["2060-03-28T01:00:00Z +7200", "2060-10-31T01:00:00Z +3600"]),
    ("America/New_York", "2026-01-01", "2027-01-01", ["2026-03-08T07:00:00Z -14400", "2026-11-01T06:00:00Z -18000"]),
    // A change of half an hour.
    (
      "Australia/Lord_Howe", "2026-01-01", "2027-01-01", ["2026-04-04T15:00:00Z +37800", "2026-10-03T15:30:00Z +39600"]
    ),
    // A whole day is skipped.
    ("Pacific/Apia", "2011-10-01", "2012-01-01", ["2011-12-30T10:00:00Z +50400"]),
    // A change at 22:00 on Saturday, which the rule writes as a negative time on Sunday.
    ("America/Nuuk", "2026-01-01", "2027-01-01", ["2026-03-29T01:00:00Z -3600", "2026-10-25T01:00:00Z -7200"]),
    // By law summer time is the standard time there, so the rule has a negative offset in winter.
    ("Europe/Dublin", "2050-01-01", "2051-01-01", ["2050-03-27T01:00:00Z +3600", "2050-10-30T01:00:00Z +0"]),
    // A change 50 hours after the day of the rule.
    ("Asia/Gaza", "2090-01-01", "2091-01-01", ["2090-03-25T00:00:00Z +10800", "2090-10-27T23:00:00Z +7200"]),
    ("Asia/Kolkata", "2000-01-01", "2100-01-01", []),
  ])
  func `knows the legal changes of zones`(id: String, from: String, to: String, expected: [String])
    throws
  {
    let zone = try zone(id)
    let changes = zone.transitions(after: instant(from + "T00:00:00Z"), through: instant(to + "T00:00:00Z"))
    let shown = changes.map { at in
      let offset = zone.offset(at: at)
      return "\(at.iso8601) \(offset < 0 ? "" : "+")\(offset)"
    }
    #expect(shown == expected)
  }

  @Test func `shows the times just before and at a change`() throws {
    let zone = try zone("Europe/Amsterdam")
    #expect(zone.civil(at: instant("2026-03-29T00:59:59Z")).isoSeconds == "2026-03-29T01:59:59")
    #expect(zone.civil(at: instant("2026-03-29T01:00:00Z")).isoSeconds == "2026-03-29T03:00:00")
    #expect(zone.civil(at: instant("2026-10-25T00:59:59Z")).isoSeconds == "2026-10-25T02:59:59")
    #expect(zone.civil(at: instant("2026-10-25T01:00:00Z")).isoSeconds == "2026-10-25T02:00:00")
    #expect(zone.civil(at: Instant(milliseconds: -1)).isoSeconds == "1970-01-01T00:59:59")
  }

  @Test func `has local mean time before the first change`() throws {
    // 4 minutes and 32 seconds less than 5 hours west.
    #expect(try zone("America/Toronto").offset(at: instant("1850-01-01T00:00:00Z")) == -19052)
    #expect(Zone.utc.offset(at: instant("1850-01-01T00:00:00Z")) == 0)
  }

  @Test(arguments: [
    // An ordinary time, one in a gap (its end), one in an overlap (the first), and one on a date that is skipped.
    ("Europe/Amsterdam", "2026-06-01T16:30:00", "2026-06-01T14:30:00Z"),
    ("Europe/Amsterdam", "2026-03-29T01:59:00", "2026-03-29T00:59:00Z"),
    ("Europe/Amsterdam", "2026-03-29T02:30:00", "2026-03-29T01:00:00Z"),
    ("Europe/Amsterdam", "2026-03-29T03:00:00", "2026-03-29T01:00:00Z"),
    ("Europe/Amsterdam", "2026-10-25T02:30:00", "2026-10-25T00:30:00Z"),
    ("Europe/Amsterdam", "2026-10-25T03:00:00", "2026-10-25T02:00:00Z"),
    ("Pacific/Apia", "2011-12-30T09:00:00", "2011-12-30T10:00:00Z"),
    ("America/Nuuk", "2026-03-28T23:30:00", "2026-03-29T01:00:00Z"),
    ("Europe/Amsterdam", "2060-03-28T02:30:00", "2060-03-28T01:00:00Z"),
  ])
  func `reaches a time at the first instant at which the clock shows it or a later one`(
    id: String, nominal: String, expected: String
  ) throws {
    #expect(try zone(id).firstInstant(reaching: wall(nominal)).iso8601 == expected)
  }

  @Test func `does not have a date that the zone skipped`() throws {
    let apia = try zone("Pacific/Apia")
    #expect(apia.exists(wall("2011-12-29T00:00:00").date))
    #expect(!apia.exists(wall("2011-12-30T00:00:00").date))
    #expect(apia.exists(wall("2011-12-31T00:00:00").date))
  }

  /// Checks the definition literally, minute by minute.
  @Test(arguments: ["Europe/Amsterdam", "Australia/Lord_Howe", "America/Nuuk", "Antarctica/Troll", "America/St_Johns"])
  func `matches a minute-by-minute walk around every change`(id: String) throws {
    let zone = try zone(id)
    for change in zone.transitions(after: instant("2015-01-01T00:00:00Z"), through: instant("2045-01-01T00:00:00Z")) {
      let start = change.seconds - 6 * 3600
      var highest = Int64.min
      var reached: [Int64: Int64] = [:]
      for second in stride(from: start, through: start + 12 * 3600, by: 60) {
        let shown = second + Int64(zone.offset(at: Instant(seconds: second)))
        if highest == .min { highest = shown - 60 }
        while highest < shown {
          highest += 60
          reached[highest] = second
        }
      }
      for (wall, second) in reached where wall % 900 == 0 && second > start {
        #expect(zone.firstInstant(reaching: CivilDateTime(wallSeconds: wall)).seconds == second)
      }
    }
  }

  private static let zdump = "/usr/bin/zdump"

  /// Compares with the C library, which reads the same files, just before and at every change.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: zdump), "there is no zdump on this machine"))
  func `agrees with the C library on every zone of the machine`() throws {
    let store = ZoneStore()
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: Self.zdump)
    process.arguments = ["-V", "-c", "2015,2040"] + store.names
    process.standardOutput = output
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    var compared = 0
    for line in text.split(separator: "\n") {
      // Europe/Amsterdam  Sun Mar 29 01:00:00 2026 UT = Sun Mar 29 03:00:00 2026 CEST isdst=1 gmtoff=7200
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      guard words.count >= 16, let offset = Int(words[15].dropFirst("gmtoff=".count)) else { continue }
      let at = try #require(moment(month: words[2], day: words[3], time: words[4], year: words[5]), "\(line)")
      let shown = try store.zone(String(words[0])).offset(at: at)
      if shown != offset { Issue.record("\(line), not \(shown)") }
      compared += 1
    }
    #expect(compared > 5_000)
  }

  private func moment(month: Substring, day: Substring, time: Substring, year: Substring) -> Instant? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard let month = months.firstIndex(of: String(month)), let day = Int(day), let year = Int(year),
      let date = CivilDate(year: year, month: month + 1, day: day), let time = TimeOfDay(String(time))
    else { return nil }
    return Instant(seconds: CivilDateTime(date, time).wallSeconds)
  }
}
