import JSON
import Model
import Testing

@testable import Collect

@Suite struct NoteTextDecoderTests {
  /// Each note as `kind | text | from`.
  private func notes(_ text: String) -> [String] {
    guard case .list(let rows) = NoteTextDecoder.decode(text).value else { return [] }
    return rows.map { row in
      ["kind", "text", "from"].map { name in
        if case .text(let text)? = row.fields[name] { text } else { "-" }
      }.joined(separator: " | ")
    }
  }

  @Test(arguments: [
    ("De scanner staat in het magazijn", ["- | De scanner staat in het magazijn | -"]),
    ("Regel een\nregel twee\n\nregel drie", ["- | Regel een regel twee regel drie | -"]),
    ("dank: Ravi\nnam over\ngeleerd: één per avond", ["thanks | Ravi nam over | -", "learned | één per avond | -"]),
    ("Van: Marjan\n\ndank: Ravi", ["thanks | Ravi | Marjan"]),
    ("van: Marjan\ndank: Ravi\nfrom: Joost\nklant: Top!", ["thanks | Ravi | Joost", "customer | Top! | Marjan"]),
    (
      "# Week 48\n## Geleerd\n- één\n* twee\n## Rest\n- drie",
      ["learned | één | -", "learned | twee | -", "- | drie | -"]
    ),
    ("Bedankt:\nRavi, voor de dienst", ["thanks | Ravi, voor de dienst | -"]),
    (
      "- [x] dank: Ravi\n- [ ] volgende: badges\n• **vast:** scanner",
      ["thanks | Ravi | -", "next | badges | -", "stuck | scanner | -"]
    ),
    // An empty box is still to be done, whatever stands above it; a stuck note stays stuck.
    (
      "- [ ] printer nog vervangen\n- [x] scanner vervangen\n☐ muis\n## Gedaan\n- [ ] kast\n- [/] lamp\n## Vast\n- [ ] deur",
      [
        "next | printer nog vervangen | -", "- | scanner vervangen | -", "next | muis | -", "next | kast | -",
        "next | lamp | -", "stuck | deur | -",
      ]
    ),
    // All list marks that people type or paste.
    (
      "1. een\n2) twee\n(3) drie\na) vier\n– vijf\n— zes\n·\tzeven\n▪ acht\n◦ negen\no\ttien\n\u{F0B7}\telf\n‣ twaalf",
      ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"].map {
        "- | \($0) | -"
      }
    ),
    (
      "## Geleerd\r\n1. eerst testen\r\n2. dan uitrollen\r\n– en daarna evalueren",
      ["eerst testen", "dan uitrollen", "en daarna evalueren"].map { "learned | \($0) | -" }
    ),
    (
      "1.5 uur storing\n2026. was goed\n–5 graden in de serverruimte",
      ["- | 1.5 uur storing 2026. was goed –5 graden in de serverruimte | -"]
    ),
    // Front matter.
    ("---\ntitle: Notitie\ntags: [team]\n---\ndank: Ravi", ["thanks | Ravi | -"]),
    (
      "---\ntags:\n  - team\n- werk\n# van Obsidian\nurl: https://x.nl\n...\nde wifi is goed",
      ["- | de wifi is goed | -"]
    ),
    ("+++\ntitle = \"Notitie\"\n+++\nde wifi is goed", ["- | de wifi is goed | -"]),
    ("---\r\nstatus: klaar\r\n---\r\n", []),
    // Lines of dashes that are no front matter.
    ("---\nde wifi is goed\n---\nde scanner ook", ["- | de wifi is goed de scanner ook | -"]),
    ("---\ndank: Ravi\n---\n", ["thanks | Ravi | -"]),
    (
      "---\ndank: Ravi\n\ngeleerd: x\n---\nklant: Top!",
      ["thanks | Ravi | -", "learned | x | -", "customer | Top! | -"]
    ),
    ("---\nvan: Marjan\ndank: Ravi\n---\n", ["thanks | Ravi | Marjan"]),
    ("%% schrijf\nhier %%\n- een", ["- | een | -"]),
    ("---\ntitle: x\nnooit gesloten", ["- | title: x nooit gesloten | -"]),
    ("de wifi is goed\n---\ntitle: x\n---", ["- | de wifi is goed title: x | -"]),
    (
      "<!-- schrijf hier -->\n- een <!-- of\nmeer --> twee\n- drie <!-- open",
      ["- | een twee | -", "- | drie | -"]
    ),
    ("", []), ("\n \r\n", []), ("# Geleerd", []), ("dank:", []), ("- \n-\n---\n***", []),
    ("headline: ik ben de baas", ["- | headline: ik ben de baas | -"]),
    ("from: \(String(repeating: "x", count: 61))", ["- | from: \(String(repeating: "x", count: 61)) | -"]),
  ])
  func `notes begin where a person would say so`(text: String, expected: [String]) {
    #expect(notes(text) == expected)
  }

  @Test func `notes beyond two hundred are reported`() {
    let decoded = NoteTextDecoder.decode("van: Marjan\n\n" + String(repeating: "- x\n", count: 5_000))
    #expect(decoded.lines == Array(3...202))
    #expect(
      decoded.problems == [
        RowProblem("the file has 5000 notes; only the first 200 were read", .excess, line: 203)
      ])
  }

  @Test func `a comment that is never closed is reported, as in a task list`() {
    let decoded = NoteTextDecoder.decode("- een\n- twee <!-- open\n- drie")
    #expect(decoded.lines == [1, 2])
    #expect(decoded.problems == TaskListDecoder.decode("- [ ] een\n- [ ] twee <!-- open\n- [ ] drie").problems)
    #expect(decoded.problems.map(\.line) == [2] && decoded.problems.map(\.fault) == [.form])
  }

  @Test func `a possible note in the front matter is reported to the administrator`() {
    let decoded = NoteTextDecoder.decode("---\ntitle: x\ndank: Ravi\n---\nde wifi is goed")
    #expect(decoded.lines == [5])
    #expect(decoded.problems.map(\.line) == [3] && decoded.problems.map(\.fault) == [nil])
  }

  @Test func `a note has the line on which it begins`() {
    let text =
      "---\ntitle: x\n---\nvan: Marjan\n\neen zin\ndie doorgaat\n## Geleerd\n<!-- hier\nof hier -->\n- twee\n\ndank: Ravi\n"
    #expect(NoteTextDecoder.decode(text).lines == [6, 11, 13])
  }

  @Test func `every word for a kind has one kind, and the manual has all words`() throws {
    let words = NoteWords.words.flatMap(\.words)
    #expect(Set(words).count == words.count)
    for (kind, words) in NoteWords.words {
      for word in words {
        #expect(NoteWords.kind(of: " \(word.uppercased()) : ") == kind)
        #expect(NoteWords.split("\(word): a: b")?.kind == kind)
        #expect(NoteWords.split("\(word): a: b")?.text == "a: b")
      }
    }
    #expect(NoteWords.split("een gewone zin: met een dubbele punt") == nil)
    #expect(NoteWords.split("https://x.nl") == nil)
  }
}
