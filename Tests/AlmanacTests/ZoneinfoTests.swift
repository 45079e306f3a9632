import Almanac
import Foundation
import Model
import Testing

/// Compares the machine's zones with Python's zoneinfo, which reads the same files, around every transition from 2020
/// to 2037.
///
/// `make test` takes every 16th zone, `make test-exhaustive` all of them.
@Suite struct ZoneinfoTests {
  static let python = "/usr/bin/python3"
  static let machine = "/usr/share/zoneinfo"
  static let hasBoth = [python, machine + "/tzdata.zi"].allSatisfy { FileManager.default.fileExists(atPath: $0) }
  static let takesAll = ProcessInfo.processInfo.environment["DAGPOST_EXHAUSTIVE"] != nil

  @Test(
    .enabled(
      if: hasBoth, "needs python3 and the machine's tzdata (package tzdata): NOT compared with Python's zoneinfo"))
  func `agrees with Python on every nominal time around every transition`() throws {
    let store = ZoneStore(directory: Self.machine)
    var zones = 0, compared = 0, differences: [String] = []
    for line in try oracle(step: Self.takesAll ? 1 : 16) {
      let fields = line.split(separator: " ")
      let zone = try store.zone(String(fields[0]))
      let numbers = fields.dropFirst().map { Int64($0) ?? .min }
      zones += 1
      for index in stride(from: 0, to: numbers.count, by: 2) {
        let nominal = CivilDateTime(wallSeconds: numbers[index])
        let expected = Instant(seconds: numbers[index + 1])
        compared += 1
        let found = next(nominal, in: zone, after: expected.adding(.milliseconds(-1)))
        let later = next(nominal, in: zone, after: expected)
        if found?.nominal == nominal, found?.at == expected, later?.nominal != nominal { continue }
        differences.append("\(zone) \(nominal.isoSeconds): \(found?.at.iso8601 ?? "never"), not \(expected.iso8601)")
      }
    }
    #expect(differences.prefix(20) == [], "\(differences.count) of \(compared)")
    #expect(zones >= (Self.takesAll ? 440 : 20))
    #expect(compared > (Self.takesAll ? 100_000 : 4000))
    print("zoneinfo: \(compared) nominal times in \(zones) zones, \(differences.count) differences")
  }

  private func next(_ nominal: CivilDateTime, in zone: Zone, after instant: Instant) -> Occurrence? {
    let calendar = WorkCalendar(zone: zone, workdays: Set(Weekday.allCases))
    return Schedule(calendar: calendar, time: nominal.time, days: .all).next(after: instant)
  }

  private func oracle(step: Int) throws -> [Substring] {
    let process = Process()
    process.executableURL = URL(filePath: Self.python)
    process.arguments = [Fixtures.folder + "/zoneinfo_oracle.py", String(step)]
    process.environment = ["PYTHONTZPATH": Self.machine]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}
