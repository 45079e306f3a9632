import Compose
import Foundation
import Model
import Testing

@Suite struct GoldenTests {
  @Test(arguments: situations + receivedSituations, Language.allCases)
  func `an update reads as recorded, within fifteen lines`(_ situation: Situation, _ language: Language) throws {
    let lines = situation.make(language).lines(language)
    #expect(lines.count <= 15)
    #expect(lines.joined(separator: " ").split(separator: " ").count <= 220)
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/\(situation.name).\(language.rawValue).txt")
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
