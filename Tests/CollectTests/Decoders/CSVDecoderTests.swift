import Foundation
import Model
import Testing

@testable import Collect

@Suite struct CSVDecoderTests {
  private func decode(_ text: String, _ style: CSVStyle = CSVStyle()) throws -> Decoded {
    try CSVDecoder(style).decode(text)
  }

  private func rows(_ text: String) throws -> [[String: String]] {
    guard case .list(let rows) = try decode(text).value else { return [] }
    return rows.map { row in row.fields.mapValues { if case .text(let text) = $0 { text } else { "?" } } }
  }

  @Test func `quotes, doubled quotes, separators and line ends inside quotes`() throws {
    #expect(
      try rows("Name,Value\r\n\"a, \"\"b\"\"\",1\r\n\"two\nlines\",2\r\n\r\nplain , 3 \r\n") == [
        ["name": "a, \"b\"", "value": "1"], ["name": "two\nlines", "value": "2"], ["name": "plain", "value": "3"],
      ])
  }

  @Test(arguments: ["name;value\na;1", "name\tvalue\na\t1", "name,value\na,1", "sep=;\nname;value\na;1"])
  func `the separator is found in the header`(text: String) throws {
    #expect(try rows(text) == [["name": "a", "value": "1"]])
  }

  @Test func `a separator inside a quoted heading is not counted`() throws {
    #expect(try rows("\"name, full, long\";value\na;1") == [["name, full, long": "a", "value": "1"]])
  }

  @Test func `a stray quote is a character like any other`() throws {
    #expect(try rows("name,value\n5\" disk,1\nnext,2").map { $0["name"] } == ["5\" disk", "next"])
  }

  @Test func `a row with more cells than headings is reported with its line and the others stay`() throws {
    let decoded = try decode("name,value\n\"two\nlines\",1\nan, unquoted, comma\nb,2")
    #expect(
      decoded.problems.map { "\($0.line ?? 0): \($0.sentence.prefix(35))" } == [
        "4: it has 3 cells and the header has 2"
      ])
    #expect(
      decoded.value
        == .list([
          .object(["name": .text("two\nlines"), "value": .text("1")]),
          .object(["name": .text("b"), "value": .text("2")]),
        ]))
  }

  @Test func `a quote that never closes is a sentence with its line`() {
    #expect(throws: DecodingProblem("the quote that opens on line 2 is never closed")) {
      try decode("a,b\n\"x,1\ny,2\n")
    }
  }

  @Test func `columns get our names by the file's headings`() throws {
    var style = CSVStyle()
    style.columns = ["name": "Cijfer", "value": "waarde"]
    #expect(
      try decode("CIJFER;Waarde\nopen;52", style).value
        == .list([.object(["name": .text("open"), "value": .text("52")])]))
    #expect(throws: DecodingProblem("it has no column \"Cijfer\"; its columns are a, b")) {
      try decode("a,b\n1,2", style)
    }
  }

  @Test func `a comma is decimal where a semicolon separates, and only there`() throws {
    #expect(try decode("name;value").numbers == .either)
    #expect(try decode("name,value").numbers == .point)
    #expect(try decode("name,value", CSVStyle(decimal: .comma)).numbers == .comma)
  }

  @Test func `an empty file is not an empty list`() {
    #expect(throws: DecodingProblem.self) { try decode("\n\n") }
  }

  @Test func `UTF-8 with a mark, UTF-16 and Windows-1252 are read`() {
    #expect(TextDecoder.text([0xEF, 0xBB, 0xBF] + Array("é".utf8)) == "é")
    #expect(TextDecoder.text([0xFF, 0xFE, 0xE9, 0x00]) == "é")
    #expect(TextDecoder.text([0x63, 0x61, 0x66, 0xE9, 0x20, 0x80]) == "café €")
  }
}
