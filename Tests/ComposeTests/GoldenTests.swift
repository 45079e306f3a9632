import Compose
import Foundation
import Model
import Testing

@Suite struct GoldenTests {
  static let all =
    situations + receivedSituations + followThroughSituations + promiseSituations + figureSituations
    + celebrationSituations + formSituations + deskSituations + blindSituations

  @Test(arguments: all, Language.allCases)
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
