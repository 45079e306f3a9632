import Foundation
import Model
import Testing
import YAML

@testable import Config

/// `docs/configuration.md` names every setting that this room asks for, and no other.
@Suite struct ManualTests {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A configuration with everything that takes settings, with placeholders where names are chosen.
  private static let everything = """
    include: []
    alarm: {}
    heartbeat: { url: x }
    defaults:
      editions: { EDITION: { at: "16:30", update: {} } }
      figures: { FIGURE: {} }
      contacts: { ROLE: x }
      holidays: { calendars: [{ url: x }] }
      input: {}
      update: {}
    sources: { SOURCE: {} }
    channels: { CHANNEL: {} }
    people: []
    teams:
      TEAM:
        sources: { SOURCE: { a: b } }
        channels: { CHANNEL: { a: b } }
        editions: { EDITION: { update: {} } }
        figures: { FIGURE: {} }
        contacts: { ROLE: x }
        anniversaries: { PERSON: x }
        holidays: { calendars: [{ url: x }] }
        input: {}
        update: { limits: {}, words: {}, lines: [ { text: x } ] }
    """

  @Test func `finds every setting in the manual, and no other`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(Self.everything.utf8).write(to: URL(filePath: folder + "/dagpost.yaml"))
    let problems = Problems()
    var asked: Set<String> = []
    problems.onAsk = { asked.insert($0) }
    _ = Settings.load(
      folder + "/dagpost.yaml", zones: Fixtures.zones, holidays: [Fixtures.holidays], now: Fixtures.now,
      secrets: .standard(environment: [:]), problems: problems)
    let manual = try String(contentsOf: Self.repository.appending(path: "docs/configuration.md"), encoding: .utf8)
    #expect(asked.count > 40)
    let named = settings(in: manual, tops: Set(asked.map { String($0.prefix { $0 != "." }) }))
    #expect(asked.subtracting(named) == [], "not in the manual")
    #expect(named.subtracting(asked) == [], "no such setting")
  }

  /// Code spans that are a path of names beginning with one of the top settings.
  private func settings(in manual: String, tops: Set<String>) -> Set<String> {
    let code = manual.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
    return Set(
      code.map { String($0.element) }.filter { text in
        let names = text.split(separator: ".", omittingEmptySubsequences: false)
        return tops.contains(String(names[0]))
          && names.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0 == "_" } }
      })
  }

  @Test(arguments: ["dagpost.example", "small-team"])
  func `loads the examples without an error or warning`(name: String) throws {
    let problems = Problems()
    let file = Self.repository.appending(path: "config/\(name).yaml").path
    let settings = Settings.load(
      file, zones: Fixtures.zones, holidays: [Fixtures.holidays], now: Fixtures.now,
      secrets: .standard(environment: [:]), problems: problems)
    #expect(problems.sorted.map(\.description) == [])
    #expect(settings?.teams.isEmpty == false)
  }
}

func temporaryFolder() throws -> String {
  let folder = FileManager.default.temporaryDirectory.appending(path: "config-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(
    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  return folder
}
