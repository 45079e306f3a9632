import JSON
import Model
import Testing

@testable import Collect

/// The small decoders: lines, NDJSON, YAML.
@Suite struct TextFormatsTests {
  @Test func `git's separators make rows, also with hostile text inside`() {
    let style = LineStyle(fields: ["hash", "subject"], fieldSeparator: "\u{1F}", recordSeparator: "\u{1E}")
    let decoded = LineDecoder(style).decode("abc\u{1F}one\u{301}\ttwo\u{1E}\ndef\u{1F}\u{301}\u{1E}\n")
    #expect(
      decoded.value
        == .list([
          .object(["hash": .text("abc"), "subject": .text("one\u{301}\ttwo")]),
          .object(["hash": .text("def"), "subject": .text("\u{301}")]),
        ]))
  }

  @Test func `lines without names are one field`() {
    #expect(
      LineDecoder(LineStyle()).decode("a\tb\r\n\n c\n").value
        == .list([.object(["line": .text("a\tb")]), .object(["line": .text(" c")])]))
  }

  @Test func `a row with a field too many is reported, and the others are kept`() {
    let decoded = LineDecoder(LineStyle(fields: ["a", "b"])).decode("1\t2\n1\t2\t3\n4\n")
    #expect(decoded.problems == [RowProblem("it has 3 fields instead of 2", .form, line: 2)])
    #expect(decoded.value == .list([.object(["a": .text("1"), "b": .text("2")]), .object(["a": .text("4")])]))
  }

  @Test(arguments: ["\r\n", "\n", "\r"])
  func `lines of any system are counted as the file has them`(end: String) {
    let decoded = LineDecoder(LineStyle()).decode(["a", "", "b"].joined(separator: end))
    #expect(decoded.value == .list([.object(["line": .text("a")]), .object(["line": .text("b")])]))
    #expect(decoded.lines == [1, 3])
  }

  @Test func `a record of git has the line on which it begins`() {
    let style = LineStyle(fields: ["hash", "subject"], fieldSeparator: "\u{1F}", recordSeparator: "\u{1E}")
    #expect(LineDecoder(style).decode("a\u{1F}b\u{1E}\nc\u{1F}d\ne\u{1E}\nf\u{1E}\n").lines == [1, 2, 4])
  }

  @Test(arguments: ["json", "ndjson", "yaml", "csv", "lines", "tasks", "ics", "notes"])
  func `a web page in place of data is reported as such`(word: String) {
    let formats: [String: Format] = [
      "json": .json, "ndjson": .ndjson, "yaml": .yaml, "csv": .csv(CSVStyle()), "lines": .lines(LineStyle()),
      "tasks": .tasks,
      "ics": .ics, "notes": .notes,
    ]
    let page = "\u{FEFF}\r\n<!DOCTYPE html>\n<html><head><title>Aanmelden</title></head><body><form action=/login>"
    do {
      _ = try formats[word]?.decode(Array(page.utf8), file: "x")
      Issue.record("it was read")
    } catch {
      #expect(
        error.sentence
          == "this is a web page that asks for a login; check the address, the login and the secret of this source")
    }
  }

  @Test func `YAML in Windows-1252 with Windows line ends is read`() throws {
    let decoded = try Format.yaml.decode([0x61, 0x3A, 0x20, 0xE9, 0x0D, 0x0A], file: "x")
    #expect(decoded.value == .object(["a": .text("é")]))
  }

  @Test func `a bad line of NDJSON is reported, and the others are kept`() throws {
    let decoded = try Format.ndjson.decode(Array("{\"a\":1}\n\nnope\r\n{\"a\":2}\r\n".utf8), file: "x")
    #expect(decoded.value == .list([.object(["a": .number("1")]), .object(["a": .number("2")])]))
    #expect(
      decoded.problems == [RowProblem("this is not JSON: a value was expected (line 3, byte 1)", .format, line: 3)])
  }

  @Test func `scalars of YAML are read as text`() throws {
    let decoded = try Format.yaml.decode(Array("- { a: NO, b: 2026-11-27, c: 012, d: ~ }".utf8), file: "x")
    #expect(
      decoded.value == .list([.object(["a": .text("NO"), "b": .text("2026-11-27"), "c": .text("012"), "d": .null])]))
  }

  @Test func `YAML with aliases is refused, with the line`() {
    #expect(throws: DecodingProblem.self) { try Format.yaml.decode(Array("a: &x [1]\nb: *x".utf8), file: "x") }
  }

  @Test func `the extension of a file decides its format`() {
    #expect(
      ["a.CSV", "x/b.tsv", "c.jsonl", "d.yml", "e.md", "f", "g.txt"].map(Format.word) == [
        "csv", "csv", "ndjson", "yaml", "tasks", nil, nil,
      ])
  }
}
