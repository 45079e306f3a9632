import Testing

@testable import Collect

@Suite struct NoteTextDecoderTests {
  /// `kind | text | from` of each note.
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
    ("", []), ("\n \r\n", []), ("# Geleerd", []), ("dank:", []), ("- \n-\n---\n***", []),
    ("headline: ik ben de baas", ["- | headline: ik ben de baas | -"]),
    ("from: \(String(repeating: "x", count: 61))", ["- | from: \(String(repeating: "x", count: 61)) | -"]),
  ])
  func `notes are where a person sees them`(text: String, expected: [String]) {
    #expect(notes(text) == expected)
  }

  @Test func `one file holds two hundred notes at most`() {
    #expect(notes(String(repeating: "- x\n", count: 5_000)).count <= 201)
  }

  @Test func `every word is the word of one kind, and the page names them all`() throws {
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
