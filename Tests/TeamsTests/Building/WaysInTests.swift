import Compose
import Config
import Foundation
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// The update offers only ways in that a source reads.
struct WaysInTests {
  private func built(_ sources: String, _ input: String, defaults: String = "") throws -> (World?, [String]) {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      state: state
      channels: { one: { service: console } }
      \(defaults)
      teams:
        desk:
          zone: Europe/Amsterdam
          editions: { daily: { at: "16:30" } }
          channels: [one]
          sources: { \(sources) }
          \(input)
      """, to: "dagpost.yaml")
    let surroundings = Office.surroundings()
    let loaded = LoadedConfig.load(folder.path("dagpost.yaml"), surroundings)
    switch WorldBuilder.build(loaded, surroundings) {
    case .success(let built): return (built.world, [])
    case .failure(let mistakes):
      return (nil, mistakes.sentences.map { $0.replacingOccurrences(of: folder.path + "/", with: "") })
    }
  }

  private static let plan = "plan: { system: tasks, path: plan.md }"
  private static let drop = "drop: { system: dropfolder, path: in }"
  private static let wiki = "wiki: { file: w.md, gives: item, sections: { note: Geleerd } }"

  @Test(
    arguments: [
      ("\(plan), \(drop)", "input: the folder", ["drop"], "the folder"),
      ("\(plan), \(drop)", "input: { say: the folder, source: drop }", ["drop"], "the folder"),
      ("\(plan), \(drop), \(wiki)", "input: { say: the wiki, source: wiki }", ["drop", "wiki"], "the wiki"),
      (wiki, "input: the wiki", ["wiki"], "the wiki"),
      ("\(plan), \(drop), \(wiki)", "", ["drop"], nil),
      (plan, "input: { say: a form, source: dagpost note }", [], "a form"),
      (plan, "input: none", [], nil),
    ] as [(String, String, Set<SourceName>, String?)])
  func `what people write to is known`(
    sources: String, input: String, ways: Set<SourceName>, say: String?
  ) throws {
    let (world, mistakes) = try built(sources, input)
    #expect(mistakes == [])
    #expect(world?.teams.first?.profile.waysIn == ways)
    #expect(world?.teams.first?.profile.input == say)
  }

  @Test(arguments: [
    (
      plan, "input: mailto:a@b.nl",
      """
      dagpost.yaml:10:12: teams.desk.input offers "mailto:a@b.nl", but none of the team's sources reads it: add one that \
      gives notes (system: mailbox, maildir or dropfolder); where a form calls "dagpost note", write input: { say: \
      "mailto:a@b.nl", source: dagpost note }
      """
    ),
    (
      "\(drop), \(wiki)", "input: here",
      "dagpost.yaml:10:12: teams.desk.input may be read by drop and wiki; say by which: input: { say: \"here\", source: drop }"
    ),
    (
      "\(plan), \(drop)", "input: { say: here, source: dorp }",
      "dagpost.yaml:10:12: teams.desk.input is read by \"dorp\", which is no source of the team (did you mean \"drop\"?); name one, or dagpost note"
    ),
    (
      "\(plan), \(drop)", "input: { say: here, source: plan }",
      "dagpost.yaml:10:12: teams.desk.input is read by plan, which gives no notes, so nobody would see what is sent there; name another source"
    ),
  ])
  func `a way in that nothing reads is a mistake`(sources: String, input: String, sentence: String) throws {
    #expect(try built(sources, input).1 == [sentence])
  }

  @Test func `one of the defaults that a team does not read is the team's mistake`() throws {
    let mistakes = try built(Self.plan, "", defaults: "defaults: { input: here }").1
    #expect(mistakes.count == 1)
    #expect(
      mistakes.first?.hasPrefix(
        "dagpost.yaml:5:3: teams.desk has the input of the defaults, which offers \"here\", but none of the team's")
        == true,
      "\(mistakes)")
    #expect(mistakes.first?.hasSuffix("; without a way in, write input: none") == true)
    #expect(try built(Self.plan, "input: none", defaults: "defaults: { input: here }").1 == [])
    #expect(try built(Self.drop, "", defaults: "defaults: { input: here }").1 == [])
  }

  @Test func `beside a source with mistakes nothing is said of the way in`() throws {
    let mistakes = try built("drop: { system: dropfolder, paht: in }", "input: here").1
    #expect(mistakes.allSatisfy { $0.contains("sources.drop") } && !mistakes.isEmpty, "\(mistakes)")
  }
}
