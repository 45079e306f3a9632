import Foundation
import Model
import TestKit
import Testing

@testable import Collect

/// The kind, the author and the key of notes.
@Suite struct NoteRecordTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func read(
    _ yaml: String, people: [[String]] = []
  ) async throws -> (notes: [String], sentences: [String]) {
    let source = try Room.source(yaml, file: folder.path + "/dagpost.yaml", privacy: Privacy(people: People(people)))
    let reading = try await Room.read(source)
    #expect(reading.failure == "")
    return (reading.notes.map { "\($0.kind) | \($0.text) | \($0.from?.description ?? "-")" }, reading.sentences)
  }

  @Test func `the kind is the field, else the word before the text, else the heading, else the source's`() async throws
  {
    try folder.write(
      "n.csv",
      "text,kind,section\nRavi,thanks,\nRavi,Dank,\nklant: top,,\nkort,,Geleerd\nlos,,Overig\nklant: top,learned,\nx,onzin,\n"
    )
    let all = try await read("file: n.csv\ngives: note\nnote_kind: next")
    #expect(
      all.notes == [
        "thanks | Ravi | -", "thanks | Ravi | -", "customer | top | -", "learned | kort | -", "next | los | -",
        "learned | klant: top | -",
      ])
    #expect(
      all.sentences == [
        "it: line 8: \"x\": kind is \"onzin\"; it should be thanks, customer, learned, headline, done, next or stuck"
      ])
    #expect(
      try await read("file: n.csv\ngives: note").sentences.first
        == "it: line 6: \"los\": it has no kind; it should be thanks, customer, learned, headline, done, next or stuck")
  }

  @Test func `courtesy alone makes no note, and thanks to a person are of the kind thanks`() async throws {
    let nothing = [
      "Prima.", "Oké, top!", "👍", "Ok, bedankt voor de info.", "Top, bedankt!", "Thanks a lot!", "Vielen Dank!",
      "Merci beaucoup !",
    ]
    let thanks = ["Super, dank je wel Marjan!", "Dankjewel voor de snelle hulp, Ravi!", "Thank you, Jan de Wit!"]
    let own = [
      "Prima printer geplaatst", "Marjan", "Top 10 storingen opgelost", "Printer vervangen, dank je wel", "...",
      "Mail weer goed", "Update gedaan.",
    ]
    try folder.write("n.txt", (nothing + thanks + own).map { "- \($0)\n" }.joined())
    let all = try await read("file: n.txt\nformat: notes")
    #expect(all.notes == thanks.map { "thanks | \($0) | -" } + own.map { "done | \($0) | -" })
    #expect(all.sentences.count == nothing.count)
    #expect(all.sentences.allSatisfy { $0.hasSuffix("it only says thank you or all right, so nothing is told of it") })
  }

  @Test func `no note shows a telephone number or an address, not even its author's`() async throws {
    try folder.write(
      "n.txt",
      "van: Joost de Wit <joost@voorbeeld.nl>\ndank: Marjan (m.bos@voorbeeld.nl) hielp, bel 06-12345678\n"
        + "van: gerda@voorbeeld.nl\nvast: wacht op 012-3456789\n")
    try folder.write("n.csv", "text,kind,from\nbel 06-12345678,stuck,ravi@voorbeeld.nl\n")
    let people = [["Gerda", "gerda@voorbeeld.nl"]]
    #expect(
      try await read("file: n.txt\nformat: notes", people: people).notes == [
        "thanks | Marjan (…) hielp, bel … | Gerda", "stuck | wacht op … | Joost de Wit",
      ])
    #expect(try await read("file: n.csv\ngives: note").notes == ["stuck | bel … | ravi"])
  }

  @Test func `a form's table with its own headings is read by columns`() async throws {
    try folder.write(
      "form.csv",
      "Tijdstempel;Soort;Wat wil je delen?;Naam\n2026-11-24T10:00:00+01:00;Klant;Top!;\n;Dank;Ravi;Jansen, Fatima\n")
    let all = try await read(
      """
      file: form.csv
      gives: note
      columns: { text: "Wat wil je delen?", kind: Soort, from: Naam, at: Tijdstempel }
      """, people: [["Fatima", "Jansen, Fatima"]])
    #expect(all.notes == ["customer | Top! | -", "thanks | Ravi | Fatima"])
    #expect(all.sentences == [])
  }

  @Test func `a heading of a list of tasks holds notes`() async throws {
    try folder.write(
      "p.md", "## Geleerd\n- [x] één migratie per avond @Joost done:2026-11-24\n## Plan\n- [ ] mail @Ravi\n")
    let reading = try await Room.read(
      Room.source("file: p.md\ngives: item\nsections: { note: [Geleerd, Dank] }", file: folder.path + "/dagpost.yaml"))
    #expect(
      reading.notes.map { "\($0.kind) \($0.text) \($0.from?.description ?? "")" } == [
        "learned één migratie per avond Joost"
      ])
    #expect(reading.notes.first?.at == CivilDate("2026-11-24").map(Moment.day))
    #expect(reading.items.map(\.title.description) == ["mail"])
    #expect(reading.sentences == [])
  }

  @Test func `a sender is the person with that address, else the name, and the address is never shown`()
    async throws
  {
    for (name, from) in [
      ("a", "Ravi P <r@voorbeeld.nl>"), ("b", "f@voorbeeld.nl"), ("c", "\"Vries, Joost de\" <j@voorbeeld.nl>"),
    ] {
      let mail = Letters.plain("dank: \(name)", "", from: from, more: "X: y\n")
      try folder.write(
        "in/\(name).eml", Data(String(decoding: mail, as: UTF8.self).replacing("<1@", with: "<\(name)@").utf8))
    }
    folder.age("in", by: 60)
    let all = try await read("folder: in", people: [["Ravi", "r@voorbeeld.nl"], ["Joost", "Vries, Joost de"]])
    #expect(Set(all.notes) == ["thanks | a | Ravi", "thanks | b | f", "thanks | c | Joost"])
  }

  @Test func `a headline in a note that anybody can send is refused`() async throws {
    try folder.write("in/a.csv", "text,kind\nik ben de baas,headline\nRavi hielp,thanks\n")
    folder.age("in", by: 60)
    let all = try await read("folder: in")
    #expect(all.notes == ["thanks | Ravi hielp | -"])
    #expect(
      all.sentences == [
        "it: a.csv: line 2: \"ik ben de baas\": its kind is headline, which is said with dagpost note; here anybody could say it"
      ])
    try folder.write("b.json", #"[{"text":"the migration","kind":"headline"}]"#)
    #expect(try await read("file: b.json\ngives: note").notes == ["headline | the migration | -"])
  }

  @Test func `a note keeps its key when another is added below it, and has another key in another file`() async throws {
    func keys() async throws -> [String] {
      folder.age("in", by: 60)
      let source = try Room.source("folder: in", file: folder.path + "/dagpost.yaml")
      return try await Room.read(source).notes.map(\.key.id)
    }
    try folder.write("in/a.txt", "dank: Ravi")
    let first = try await keys()
    try folder.write("in/a.txt", "geleerd: eerst\ndank: Ravi")
    try folder.write("in/b.txt", "dank: Ravi")
    let second = try await keys()
    #expect(second.count == 3)
    #expect(Set(second).count == 3)
    #expect(second.contains(first[0]))
  }

  @Test func `hidden titles hide notes, and a note in a folder has the time of its file`() async throws {
    try folder.write("in/a.txt", "dank: Ravi")
    folder.age("in", by: 60)
    #expect(try await read("folder: in\ntitles: hidden").notes == [])
    let reading = try await Room.read(Room.source("folder: in", file: folder.path + "/dagpost.yaml"))
    #expect(reading.notes.first?.at == nil)
    #expect(reading.notes.first?.arrived != nil)
  }
}
