import Compose
import Foundation
import Model
import Testing

@Suite struct GoldenTests {
  static let all =
    situations + receivedSituations + followThroughSituations + promiseSituations + figureSituations
    + celebrationSituations + formSituations + deskSituations + blindSituations + blindDaySituations
    + blindMixedSituations

  @Test(arguments: all, Language.allCases)
  func `an update reads as recorded, within its length`(_ situation: Situation, _ language: Language) throws {
    let desk = situation.make(language)
    try check(desk.lines(language), situation.name, language, most: desk.kind == .weekly ? 300 : 220)
  }

  @Test(arguments: managerSituations, Language.allCases)
  func `the manager's own update reads as recorded`(_ situation: Situation, _ language: Language) throws {
    try check(situation.make(language).managerLines(language), situation.name, language)
  }

  private func check(_ lines: [String], _ name: String, _ language: Language, most: Int = 220) throws {
    // What needs somebody comes on top of the usual words, up to 60. The marks before lines are no words.
    let trouble = lines.dropFirst(2).drop { $0.hasPrefix("Note: ") || $0.hasPrefix("Let op: ") }.prefix {
      $0.hasPrefix("! ") || $0.hasPrefix("- ")
    }
    func words(_ lines: some Sequence<String>) -> Int {
      lines.reduce(0) { $0 + $1.split(separator: " ").count { !["!", "-", "*", "|"].contains($0) } }
    }
    #expect(lines.count <= 20)
    #expect(words(lines) - min(60, words(trouble)) <= most)
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

  /// Two situations are different only where different lines stand; different numbers are not enough.
  @Test func `the situations differ in which lines stand`() {
    let signatures = Self.all.map { situation in
      let update = situation.make(.nl).update()
      let lines = update.sections.map { section in
        "\(section.kind)(\(section.lines.map { "\($0.rule)\(shape($0.fact))" }.joined(separator: ","))+\(section.more > 0))"
      }
      return "\(update.kind) \(update.audience) \(update.lateness) \(update.first) \(shape(update.summary)) \(lines)"
    }
    #expect(Set(signatures).count >= 60, "\(Set(signatures).count) situations")
  }

  /// What a fact or a summary says, without its values.
  private func shape(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .enum { return mirror.children.first?.label ?? "\(value)" }
    return mirror.children.compactMap { child in
      let inner = Mirror(reflecting: child.value)
      if inner.displayStyle == .optional {
        return inner.children.first.map { "\(child.label ?? "").\(shape($0.value))" }
      }
      return inner.displayStyle == .enum ? "\(child.label ?? "").\(shape(child.value))" : nil
    }.joined(separator: " ")
  }
}
