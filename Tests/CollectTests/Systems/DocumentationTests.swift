import Foundation
import HTTP
import JSON
import Model
import TestKit
import Testing

@testable import Collect

/// The examples in docs/adding-a-system.md work as the manual says.
@Suite struct DocumentationTests {
  private let text: String

  init() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../../docs/adding-a-system.md")
    text = try String(contentsOf: page.standardized, encoding: .utf8)
  }

  /// The block of code that has this line.
  private func block(with line: String) throws -> String {
    let blocks = text.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    let block = try #require(blocks.first { $0.contains(line) })
    return block.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().joined(separator: "\n")
  }

  @Test func `the complete example is a system, and reads Redmine`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("redmine.yaml", block(with: "system: redmine\n"))
    let source = try Room.source(
      "system: redmine\nurl: https://redmine.example.nl\nproject: netwerk\nkey: { credential: redmine }",
      systems: Room.catalog(folder.path))
    let web = ScriptedWeb(
      ScriptedWeb.answer(
        200,
        """
        {"issues": [
          {"id": 31, "subject": "Wifi", "status": {"name": "Closed", "is_closed": true}, "closed_on": "2026-11-24T10:00:00Z",
           "tracker": {"name": "Change"}, "priority": {"name": "Normal"}, "assigned_to": {"name": "Ravi"}, "fixed_version": {"id": 3, "name": "Q4"}},
          {"id": 32, "subject": "Rubbish", "status": {"name": "Rejected", "is_closed": true}, "closed_on": "2026-11-24T10:00:00Z"},
          {"id": 33, "subject": "Too old", "status": {"name": "Closed", "is_closed": true}, "closed_on": "2026-11-06T10:00:00Z"}]}
        """),
      ScriptedWeb.answer(
        200,
        #"{"issues": [{"id": 34, "subject": "Mail", "status": {"name": "New", "is_closed": false}, "due_date": "2026-12-01"}]}"#
      ),
      ScriptedWeb.answer(
        200, #"{"versions": [{"id": 3, "name": "Q4", "status": "open", "due_date": "2026-12-31", "description": ""}]}"#)
    )
    let reading = try await Room.read(source, http: web)
    #expect(reading.failure == "")
    #expect(reading.sentences == [])
    #expect(
      reading.items.map { "\($0.id) \($0.title) \($0.state)" } == [
        "#31 Wifi finished", "#32 Rubbish dropped", "#34 Mail planned",
      ])
    #expect(reading.items.first?.milestone == reading.milestones.first?.key.id)
    #expect(reading.items.first?.link?.address == "https://redmine.example.nl/issues/31")
    #expect(
      web.requests.map { $0.url.reveal() } == [
        "https://redmine.example.nl/issues.json?project_id=netwerk&status_id=closed&closed_on=%3E%3D2026-11-09T15%3A30%3A00Z&limit=100",
        "https://redmine.example.nl/issues.json?project_id=netwerk&status_id=open&due_date=%3C%3D2026-12-08&limit=100",
        "https://redmine.example.nl/projects/netwerk/versions.json",
      ])
    #expect(web.requests.allSatisfy { $0.headers.map(\.name) == ["X-Redmine-API-Key"] })
  }

  @Test func `the manual's task list is read as the manual says`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("plan.md", block(with: "## Milestones"))
    let reading = try await Room.read(
      Room.source(
        "system: tasks\npath: plan.md", systems: Room.catalog(Room.systems), file: folder.path + "/dagpost.yaml"))
    #expect(reading.sentences == [])
    #expect(reading.milestones.map(\.title.description) == ["All laptops delivered", "Wifi in the main building"])
    #expect(
      reading.items.map(\.title.description) == [
        "Floor 3", "Mail migration, group 2", "Printer contract", "Christmas drinks", "Rota without the Friday desk",
      ])
    #expect(reading.items[3].droppedWhy?.description == "no room to be had")
    let decisions = reading.records.compactMap { if case .decision(let it) = $0 { it } else { nil } }
    #expect(decisions.map(\.proof) == [.item("#31")])
    #expect(reading.items[2].link?.address == "https://wiki.example.nl/printers")
  }

  @Test func `the manual's notes are read as the manual says`() throws {
    let decoded = try Format.notes.decode(Array(block(with: "van: Marjan").utf8), file: "notes.md")
    guard case .list(let rows) = decoded.value else { throw Unexpected() }
    #expect(
      rows.map { $0.fields["kind"] } == [.text("thanks"), .text("learned")]
        && rows.allSatisfy { $0.fields["from"] == .text("Marjan") })
  }

  @Test func `notes behind a web address are read`() async throws {
    let source = try Room.source("get: https://wiki.voorbeeld.nl/notes.md\nformat: notes\ngives: note")
    let web = try ScriptedWeb(ScriptedWeb.answer(200, block(with: "van: Marjan")))
    let reading = try await Room.read(source, http: web)
    #expect(reading.notes.map(\.kind) == [.thanks, .learned])
    #expect(reading.notes.allSatisfy { $0.arrived == nil })
  }

  @Test(arguments: NoteWords.words.map(\.kind))
  func `the manual has every word for a kind of note`(kind: NoteKind) throws {
    let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("| `\(kind.rawValue)` | ") })
    let words = try #require(row.split(separator: "|").last).split(separator: ",").map { $0.trimmingSpaces() }
    #expect(words == NoteWords.words.first { $0.kind == kind }?.words)
  }

  @Test(arguments: Array(TaskText.settings.keys)) func `the manual has every word of a task`(word: String) {
    #expect(text.contains(word))
  }

  @Test(arguments: [("storingen:", 3), ("Wat wil je delen?", 3)])
  func `the manual's sources without a system are valid`(line: String, count: Int) throws {
    let lines = try block(with: line).split(separator: "\n").dropFirst().map { $0.dropFirst(2) }
    let starts = lines.indices.filter { !lines[$0].hasPrefix(" ") }
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : lines.endIndex
      let entry = lines[start..<end].joined(separator: "\n")
      let colon = try #require(entry.firstIndex(of: ":"))
      #expect(Room.mistakes(String(entry[entry.index(after: colon)...])) == [])
    }
    #expect(starts.count == count)
  }

  @Test func `the manual has every setting of requests and sources`() {
    for (name, _) in Source.directSettings where name != "file" { #expect(text.contains("`\(name):"), "\(name)") }
  }

  @Test(arguments: Source.settings.map(\.name)) func `the manual has the settings of every source`(name: String) throws
  {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../../docs/configuration.md")
    #expect(try String(contentsOf: page.standardized, encoding: .utf8).contains("\n| `\(name)` |"))
  }
}
