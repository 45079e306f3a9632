import Compose
import Foundation
import Model
import Testing

@Suite struct GoldenTests {
  @Test(
    arguments: situations + receivedSituations + followThroughSituations + promiseSituations + figureSituations
      + celebrationSituations, Language.allCases)
  func `an update reads as recorded, within fifteen lines`(_ situation: Situation, _ language: Language) throws {
    try check(situation.make(language).lines(language), situation.name, language)
  }

  @Test(arguments: managerSituations, Language.allCases)
  func `the manager's own update reads as recorded`(_ situation: Situation, _ language: Language) throws {
    try check(situation.make(language).managerLines(language), situation.name, language)
  }

  private func check(_ lines: [String], _ name: String, _ language: Language) throws {
    #expect(lines.count <= 15)
    #expect(lines.joined(separator: " ").split(separator: " ").count <= 220)
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/\(name).\(language.rawValue).txt")
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.path)")
    } else {
      let recorded = try String(contentsOf: file, encoding: .utf8)
      #expect(text == recorded)
    }
  }
}
