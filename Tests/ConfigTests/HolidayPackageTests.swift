import Almanac
import Config
import Foundation
import Model
import Testing

/// Compares the shipped files with the PyPI package from which they are made, where this machine has its same version.
@Suite struct HolidayPackageTests {
  private static let missing: Comment = """
    needs python3 with the package "holidays" in the version that the files name: make holidays-deps
    """

  /// A Python that has the package in the version of the files.
  private static let python: String? = {
    let own = ManualTests.repository.appending(path: ".build/holidays/bin/python").path
    guard let head = try? String(contentsOfFile: Fixtures.holidays + "/nl.yaml", encoding: .utf8),
      let version = head.split(separator: "\n").dropFirst().first?.firstMatch(of: #/"holidays" ([0-9.]+)/#)?.1
    else { return nil }
    return [own, "/usr/bin/python3", "/usr/local/bin/python3"].first {
      let said = run($0, ["-c", "import holidays; print(holidays.__version__)"])
      return said.map { $0.status == 0 && $0.output == "\(version)\n" } ?? false
    }
  }()

  private static func run(_ program: String, _ arguments: [String]) -> (status: Int32, output: String)? {
    guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ["PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test(.enabled(if: python != nil, missing))
  func `matches the files that the script writes`() throws {
    let python = try #require(Self.python)
    let said = try #require(Self.run(python, [Fixtures.holidays + "/generate.py", "--check"]))
    #expect(said.output == "")
    #expect(said.status == 0)
  }

  /// Compares every date and both names of every country and region, read through the configuration as for a team.
  @Test(.enabled(if: python != nil, missing))
  func `has exactly the holidays of the package for every country and region`() throws {
    let python = try #require(Self.python)
    let said = try #require(Self.run(python, [Fixtures.holidays + "/generate.py", "--list"]))
    #expect(said.status == 0)
    var expected: [[String]: [String]] = [:]
    for line in said.output.split(separator: "\n") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(columns.count == 5)
      expected[[columns[0], columns[1]], default: []].append(columns[2...].joined(separator: "\t"))
    }
    let places = expected.keys.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(places.count > 300)
    let teams = places.enumerated().map { number, place in
      let region = place[1].isEmpty ? "" : ", region: \"\(place[1])\""
      return "  t\(number): { sources: [git], channels: [chat], holidays: { country: \(place[0])\(region) } }\n"
    }
    let folder = try Folder([
      "dagpost.yaml": """
      defaults: { zone: Europe/Amsterdam, editions: { daily: { at: "16:30" } } }
      sources: { git: { system: git } }
      channels: { chat: { service: console } }
      teams:

      """ + teams.joined()
    ])
    let (settings, problems) = folder.load()
    #expect(folder.told(problems) == [])
    for (place, team) in zip(places, try #require(settings).teams) {
      let found = team.calendar.holidays.all.map { "\($0.date)\t\($0.name.own)\t\($0.name.english)" }
      #expect(found == expected[place], "\(place)")
    }
  }
}
