import JSON
import Model
import TestKit
import Testing

@testable import Collect

/// The privacy report has every personal field that a source reads.
@Suite struct SourceDisclosureTests {
  /// The fields that a record of each kind must have, with valid values.
  private static let needed: [RecordKind: [String: JSONValue]] = [
    .item: ["title": .text("x")], .milestone: ["title": .text("x")], .metric: ["name": .text("x")],
    .decision: ["title": .text("x")], .note: ["text": .text("x"), "kind": .text("done")],
    .absence: ["person": .text("x"), "first": .text("2026-11-24")],
    .event: ["title": .text("x"), "start": .text("2026-11-24")],
  ]

  @Test(arguments: RecordKind.allCases) func `every personal field in the report is one that a reader reads`(
    _ kind: RecordKind
  ) throws {
    let needed = try #require(Self.needed[kind])
    for field in PersonalField.all(of: kind) {
      var reader = RecordReader(source: "it", now: Room.now, calendar: Room.calendar, people: { $0 })
      let fields = needed.merging([field.rawValue: .text("Gerda")]) { own, _ in own }
      let (_, unknown) = try reader.read(.object(fields), as: kind)
      #expect(unknown == [], "\(kind) \(field)")
    }
  }

  /// Tries every field of every kind: where a name in it is kept, the report must have the field.
  @Test(arguments: RecordKind.allCases) func `every field in which a name is kept is in the report`(_ kind: RecordKind)
    throws
  {
    let told = PersonalField.all(of: kind)
    let known = Set(told.flatMap(\.filledBy))
    // Words and numbers that a system makes; no person writes text there.
    let others = ["id", "kind", "unit", "milestone", "section", "address", "proof"]
    for name in PersonalField.allCases.map(\.rawValue) + ["remark", "description", "body", "summary"] {
      guard !known.contains(name), !others.contains(name) else { continue }
      var reader = RecordReader(source: "it", now: Room.now, calendar: Room.calendar, people: { $0 })
      let fields = try #require(Self.needed[kind]).merging([name: .text("Gerda")]) { own, _ in own }
      guard let (record, _) = try? reader.read(.object(fields), as: kind) else { continue }
      #expect(!"\(record)".contains("Gerda"), "\(kind) keeps \(name)")
    }
  }

  private func disclosure(_ yaml: String, systems: SystemCatalog = SystemCatalog()) throws -> SourceDisclosure {
    try Room.source(yaml, systems: systems).disclosure(Room.window)
  }

  @Test func `with a jq program the report has the fields that it names`() throws {
    let found = try disclosure(
      "get: https://x.nl/a?token=b\nformat: json\njq: '{ title: .t, owner: .who }'\ngives: item\ncounted: [a]")
    #expect(found.kinds.map(\.fields) == [[.owner, .title]])
    #expect(found.places == [.host("https://x.nl")])
    #expect(found.counted == ["a"])
  }

  @Test func `counted work is reported without an owner, and hidden titles without texts`() throws {
    let counted = try disclosure("file: a.csv\ngives: item\ncounted: true")
    #expect(counted.kinds.first?.fields.contains(.owner) == false)
    #expect(counted.counted == nil)
    let hidden = try disclosure("file: a.csv\ngives: item\ntitles: hidden\nexclude: { labels: [x], kinds: [y] }")
    #expect(hidden.kinds.map(\.fields) == [[.owner]])
    #expect(hidden.excluded == ["x", "y"])
    #expect(try disclosure("file: a.csv\ngives: note\ntitles: hidden").kinds.isEmpty)
  }

  @Test func `places on this machine are reported by the last part of their path`() throws {
    #expect(try disclosure("file: /srv/geheim/a.csv\ngives: item").places == [.file("a.csv")])
    #expect(
      try disclosure("command: [/usr/bin/disks, --key]\nformat: json\ngives: item").places == [.command("disks")])
    #expect(
      try disclosure("system: git\npath: /srv/git/x.git", systems: Room.catalog(Room.systems)).places
        == [.command("git")])
  }
}
