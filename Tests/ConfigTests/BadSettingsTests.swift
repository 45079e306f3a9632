import Almanac
import Config
import Foundation
import Testing
import YAML

/// Each `Bad/<what-is-wrong>.yaml` has beside it the sentences that a person reads. `RECORD=1` writes these anew, and
/// fails.
@Suite struct BadSettingsTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Bad").path
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()

  private func sentences(_ name: String) -> [String] {
    let problems = Problems()
    _ = Settings.load(
      "\(Self.folder)/\(name).yaml", zones: Fixtures.zones, holidays: [Fixtures.holidays], now: Fixtures.now,
      secrets: .standard(environment: [:]), problems: problems)
    return problems.sorted.map {
      $0.description.replacingOccurrences(of: Self.folder + "/", with: "")
        .replacingOccurrences(of: Fixtures.folder, with: "…")
    }
  }

  @Test(arguments: names)
  func `reports each mistake with its recorded sentence`(name: String) throws {
    let told = sentences(name).joined(separator: "\n") + "\n"
    let golden = "\(Self.folder)/\(name).txt"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(told.utf8).write(to: URL(filePath: golden))
      Issue.record("recorded \(golden)")
    }
    #expect(told == (try? String(contentsOfFile: golden, encoding: .utf8)))
  }

  @Test func `the fixtures are there`() { #expect(Self.names.count > 8) }

  /// Each line with a mistake has a comment with the sentence that is expected for it. No sentence comes twice.
  @Test func `reports more than fifteen mistakes in one run, each at its line`() {
    let told = sentences("fifteen-mistakes")
    #expect(Set(told).count == told.count)
    let lines = told.compactMap { $0.split(separator: ":").dropFirst().first.flatMap { Int($0) } }
    #expect(Set(lines).count >= 15, "\(lines)")
  }
}
