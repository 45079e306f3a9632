import Almanac
import Foundation
import Model
import Testing

/// Compares random repeating calendars with another reader, where this machine has it.
@Suite struct CalendarPeerTests {
  private static let missing: Comment = """
    needs python3 with the package "recurring-ical-events": make calendars-deps; NOT compared with another reader
    """
  private static let machine = "/usr/share/zoneinfo"
  private static let script = Fixtures.folder + "/calendars/calendar_oracle.py"

  private static let python: String? = {
    let own = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: ".build/calendars/bin/python").path
    return [own, "/usr/bin/python3", "/usr/local/bin/python3"].first {
      run($0, ["-c", "import recurring_ical_events"])?.status == 0
    }
  }()

  private static func run(_ program: String, _ arguments: [String]) -> (status: Int32, output: String)? {
    guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ["PYTHONDONTWRITEBYTECODE": "1", "PYTHONTZPATH": machine]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  private struct Case: Decodable {
    let ics: String
    let first: CivilDate
    let last: CivilDate
    let entries: [String]
  }

  @Test(.enabled(if: python != nil, missing))
  func `finds the same entries in random calendars as another reader`() throws {
    let python = try #require(Self.python)
    let all = ProcessInfo.processInfo.environment["DAGPOST_EXHAUSTIVE"] != nil
    let said = try #require(Self.run(python, [Self.script, "2026", all ? "5000" : "400"]))
    try #require(said.status == 0)
    let store = ZoneStore(directory: Self.machine)
    var (cases, found) = (0, 0)
    var differences: [String] = []
    for line in said.output.split(separator: "\n") {
      let told = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
      let contents = try CalendarFile.read(
        Array(told.ics.utf8), from: told.first, through: told.last, zone: .utc, zones: store)
      cases += 1
      found += told.entries.count
      let ours = contents.entries.filter { $0.firstDay >= told.first }
        .map { entry in "\(text(entry.start)) \(text(entry.end, isEnd: true))" }.sorted()
      if contents.problems.isEmpty, ours == told.entries { continue }
      let more = Set(ours).subtracting(told.entries).sorted().prefix(3)
      let less = Set(told.entries).subtracting(ours).sorted().prefix(3)
      differences.append("\(told.ics)\(contents.problems) more: \(more) less: \(less)")
    }
    #expect(differences.prefix(5) == [], "\(differences.count) of \(cases)")
    #expect(cases >= 400)
    #expect(found > 2_000)
  }

  private func text(_ moment: Moment, isEnd: Bool = false) -> String {
    switch moment {
    case .day(let day): "\(isEnd ? day.adding(days: 1) : day)"
    case .instant(let instant): instant.iso8601
    }
  }
}
