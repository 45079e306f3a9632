import Foundation
import Model
import Testing

@testable import Compose

/// Every line of an update can be explained.
struct RuleWordsTests {
  /// All rules, from the enumerations that they are made of and from the literals in the sources.
  private func known() throws -> Set<String> {
    var rules = Set(ProudKind.allCases.map { "proud.\($0.rawValue)" })
    for outcome in ["kept", "moved", "dropped", "vanished", "open"] {
      #expect(PlanMemory.Outcome(rawValue: outcome) != nil)
      rules.insert("promised.\(outcome)")
    }
    let stages: [Agreement.Stage] = [
      .told, .moved(from: nil), .undated, .underWay, .startsNext, .startsToday, .realised,
      .unproven(step: 1, workdays: 1),
      .slipping(step: 1, workdays: 1), .withdrawn, .reopened, .stillHolds(days: 30),
    ]
    rules.formUnion(stages.map { "agreed.\($0.word)" })
    for kind in [NoteKind.customer, .thanks, .learned] { rules.insert("question.\(kind.rawValue)") }
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Compose")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in files
    where file.pathExtension == "swift" && file.lastPathComponent != "RuleWords.swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(
        of: /"((?:done|next|stuck|figure|people|question|manager|warning|own|agreed|proud|promised)\.[a-z-]+)"/)
      {
        rules.insert(String(match.1))
      }
      for match in text.matches(of: /rule: "([a-z.-]+)"/) { rules.insert(String(match.1)) }
    }
    rules.insert("figure")
    return rules
  }

  @Test func `every rule has its words, and no words are left over`() throws {
    let known = try known()
    #expect(known.count > 50, "only \(known.count) rules were found: the test looks in the wrong place")
    #expect(known.subtracting(RuleWords.all.keys) == [])
    #expect(Set(RuleWords.all.keys).subtracting(known) == [])
  }

  @Test(arguments: GoldenTests.all, Language.allCases)
  func `reader's lines are the lines of the update, and each stands on something`(
    _ situation: Situation, _ language: Language
  ) {
    let update = situation.make(language).update()
    let lines = Compose.readerLines(update, in: language)
    #expect(lines.map(\.text) == Compose.word(update, in: language).plainLines)
    var chosen: [ChosenLine] = []
    for line in lines {
      guard case .chosen(let parts, _) = line.part else { continue }
      #expect(!parts.isEmpty)
      chosen += parts
    }
    #expect(Set(chosen) == Set(update.sections.flatMap(\.lines)))
    #expect(chosen.allSatisfy { RuleWords.sentence(for: $0.rule) != nil }, "\(chosen.map(\.rule))")
  }
}
