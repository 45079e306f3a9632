import Foundation
import JSON
import Model
import TestKit
import Testing

@testable import Collect

@Suite struct CSVDecoderTests {
  private func decode(_ text: String, _ style: CSVStyle = CSVStyle(), as kind: RecordKind? = nil) throws -> Decoded {
    try CSVDecoder(style, kind: kind, today: CivilDate("2026-11-30")).decode(text)
  }

  private func refusal(_ text: String, _ style: CSVStyle = CSVStyle(), as kind: RecordKind? = nil) -> String {
    do throws(DecodingProblem) {
      _ = try CSVDecoder(style, kind: kind, today: CivilDate("2026-11-30")).decode(text)
      return ""
    } catch { return error.sentence }
  }

  private func rows(_ text: String) throws -> [[String: String]] {
    guard case .list(let rows) = try decode(text).value else { return [] }
    return rows.map { row in row.fields.mapValues { if case .text(let text) = $0 { text } else { "?" } } }
  }

  @Test func `quoted cells may hold doubled quotes, separators and line ends`() throws {
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

  @Test func `a quotation mark inside an unquoted cell is an ordinary character`() throws {
    #expect(try rows("name,value\n5\" disk,1\nnext,2").map { $0["name"] } == ["5\" disk", "next"])
  }

  @Test func `a row with more cells than headings is reported with its line and the others stay`() throws {
    let decoded = try decode("name,value\n\"two\nlines\",1\nan, unquoted, comma\nb,2")
    #expect(
      decoded.problems.map { "\($0.line ?? 0): \($0.sentence.prefix(40))" } == [
        "4: it has 3 cells and the line of headings "
      ])
    #expect(
      decoded.value
        == .list([
          .object(["name": .text("two\nlines"), "value": .text("1")]),
          .object(["name": .text("b"), "value": .text("2")]),
        ]))
  }

  @Test func `a stray quotation mark in a quoted cell is reported with its line`() throws {
    let decoded = try decode("title,due\n\"Kast \"B\" inrichten\",2026-12-02\n\"Deur \"\"C\"\"\",2026-12-02", as: .item)
    #expect(decoded.notices.map { $0.prefix(24) } == ["line 2 has a quotation m"])
  }

  @Test func `rows of totals are no work`() throws {
    let decoded = try decode(
      "title;owner;due\nLaptops;Joost;\nSubtotaal;;\nTotaal nieuwe laptops;;\nTotaal aantal: 1;;", as: .item)
    #expect(decoded.notices == ["line 3 is a total and was left out", "line 5 is a total and was left out"])
    #expect(decoded.lines == [2, 4])
  }

  @Test(arguments: [
    ("Tijdstempel", "2026-11-02 09:00"), ("Stand per", "2-11-2026"), ("gemeten_op", "2026-11-02T09:00:00Z"),
    ("as of", "2026/11/02"),
    ("periode", "2026-10"), ("kwartaal", "2026-Q3"), ("kwartaal", "Q3 2026"), ("Week nr.", "40"), ("weeknummer", "40"),
    ("x", "2026-W48"),
  ])
  func `a column of earlier days or periods is history, whatever its heading`(
    heading: String, cell: String
  ) {
    #expect(
      refusal("name;value;\(heading)\na;44;\(cell)", as: .metric).hasPrefix(
        "the column \"\(heading)\" is not read, so that"))
  }

  @Test(arguments: [
    ("Tijdstempel", "2026-11-30 09:00"), ("deadline", "2027-01-01"), ("kwartaal", "2026-Q4"), ("weeknummer", "49"),
    ("weeknummer", "2026-W49"),
    ("maand", "2026-11"), ("versie", "2.11"), ("nr", "40"), ("remark", "2026-11-02 was a bad day"),
  ])
  func `a column of today, of the future or of anything else is no history`(heading: String, cell: String) {
    #expect(refusal("name;value;\(heading)\na;44;\(cell)", as: .metric) == "")
  }

  @Test func `a quotation mark that is never closed is reported with its line`() {
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
    #expect(try decode("name,value").numbers == .unspecified)
    #expect(try decode("name,value", CSVStyle(decimal: .comma)).numbers == .comma)
  }

  @Test func `an empty file fails instead of being an empty list`() {
    #expect(throws: DecodingProblem.self) { try decode("\n\n") }
  }

  @Test(arguments: [
    // The most frequent candidate in the headings is not always the separator.
    ("Melding, soort, wie;Aantal\na;1\nb;2\n", 2), ("naam;waarde\nx;7,5\ny;8,25\nz;9,5\n", 2), ("a;b\tc\nx\ty;z\n", 2),
    ("name,remark; or not\nopen,a;b;c\n", 2), ("text\nhallo, wereld\nja, nee, en; dan\n", 1), ("a;b;c\n1;2;3\n", 3),
  ])
  func `the separator is the one that gives all rows the same number of cells`(text: String, columns: Int) throws {
    guard case .list(let rows) = try decode(text).value else { throw Unexpected() }
    #expect(rows.first?.fields.count == columns, "\(rows)")
  }

  @Test func `known names in the headings decide the separator`() throws {
    let decoded = try decode("name;value;note, long, very\nopen;7,5;a, b, c\n", as: .metric)
    #expect(
      decoded.value
        == .list([.object(["name": .text("open"), "value": .text("7,5"), "note, long, very": .text("a, b, c")])]))
  }

  @Test(arguments: ["\r\n", "\n", "\r"])
  func `line numbers are the file's own`(end: String) throws {
    let lines = ["sep=;", "name;value", "", "\"two", "lines\";1", "a;1;x", "b;2"]
    let decoded = try decode(lines.joined(separator: end))
    #expect(decoded.problems.map(\.line) == [6])
    #expect(decoded.lines == [4, 7])
  }

  @Test func `two columns of one name are refused only where the column is used`() throws {
    let jira = "Summary,Labels,Labels,Sprint,Sprint\nWifi,wifi,bouw,S1,S2\nLaptops,,,S2,\n"
    let decoded = try decode(jira, CSVStyle(columns: ["title": "Summary"]), as: .item)
    guard case .list(let rows) = decoded.value else { throw Unexpected() }
    #expect(rows.map { $0.fields["title"] } == [.text("Wifi"), .text("Laptops")])
    #expect(rows[0].fields["labels"] == .list([.text("wifi"), .text("bouw")]))
    #expect(decoded.notices == ["the column \"Sprint\" is no field of an item and was not read"])
    #expect(refusal("title,due,due\na,2026-12-01,2026-12-02", as: .item).hasPrefix("two columns are named \"due\""))
    #expect(refusal("title,due,due\na,2026-12-01,", as: .item) == "", "nothing contradicts")
    #expect(
      refusal("x,x\na,b", CSVStyle(columns: ["title": "x"]), as: .item).hasPrefix(
        "two columns are named \"x\", which columns:"))
    // A column of `columns:` takes precedence over a heading that happens to be our name.
    guard
      case .list(let both) = try decode("Title,Summary\na,b", CSVStyle(columns: ["title": "Summary"]), as: .item).value
    else { throw Unexpected() }
    #expect(both == [.object(["title": .text("b")])])
    // With jq, either column may be used.
    guard case .list(let mapped) = try decode("x,x\na,b").value else { throw Unexpected() }
    #expect(mapped == [.object(["x": .list([.text("a"), .text("b")])])])
  }

  @Test func `an unknown heading is reported once, with its probable meaning`() throws {
    let decoded = try decode("name;value;eenheid;opmerking\nopen;1;;x\nftr;2;%;y\n", as: .metric)
    #expect(
      decoded.notices == [
        "the columns \"eenheid\", \"opmerking\" are no fields of a figure and were not read; if it should be, it takes columns: { unit: eenheid }"
      ])
    #expect(try decode("name;value;leeg\nopen;1;\n", as: .metric).notices == [], "an empty column holds nothing")
    #expect(
      try decode("title;Streef datum;Vervaldatum\na;;2026-12-01\n", as: .item).notices == [
        "the column \"Vervaldatum\" is no field of an item and was not read; if it should be, it takes columns: { due: Vervaldatum }"
      ])
  }

  @Test func `values of other days are not read as today's`() throws {
    #expect(
      refusal("name;value;Datum\nopen;41;2026-11-26\nopen;52;2026-11-30\n", as: .metric)
        == "the column \"Datum\" is not read, so that values of other days would count as of today; "
        + "if it is the day of a value, say columns: { date: Datum }")
    let today = try decode("name;value;Peildatum\nopen;52;30-11-2026\nftr;71;30-11-2026\n", as: .metric)
    #expect(today.notices.first?.contains("columns: { date: Peildatum }") == true)
    #expect(refusal("name;value;Datum;date\nopen;41;x;2026-11-26\n", as: .metric) == "")
  }

  @Test func `a column of weeks is reported, and refused where a figure has several`() throws {
    let once = try decode("name;value;Week\nopen;41;49\nftr;71;49\n", as: .metric)
    #expect(
      once.notices == ["the column \"Week\" is not read, so that every value counts as of now"])
    #expect(once.lines == [2, 3])
    for heading in ["Week", "Maand (2026)", "Periode"] {
      #expect(
        refusal("name;value;\(heading)\nopen;41;48\nftr;71;48\nopen;41;47\n", as: .metric)
          == "the column \"\(heading)\" is not read, so that values of several of them would all count as of now; give each value its "
          + "day in a column date, or keep the last row of each figure")
    }
    #expect(refusal("name;value;Week\nopen;41;49\nopen;41;49\n", as: .metric) == "", "they are of one week")
    #expect(refusal("name;value;Week;Datum\nopen;41;49;2026-11-20\n", as: .metric).hasPrefix("the column \"Datum\""))
  }

  @Test func `lines before the headings are skipped where only one line can be the headings`() throws {
    let text = "Maandrapport servicedesk;;\nGemaakt op 30-11-2026;;\n;;\nname;value;date\nopen;52;2026-11-30\n"
    let decoded = try decode(text, as: .metric)
    #expect(decoded.lines == [5])
    #expect(
      decoded.notices == [
        "the first line, \"Maandrapport servicedesk\", holds none of the names of a figure (name, value, key …); "
          + "they were found on line 4, and what stands before it was left out"
      ])
    #expect(
      refusal("Maandrapport;\nNaam;Waarde\nopen;52\n", as: .metric)
        == "the first line, \"Maandrapport\", holds none of the names of a figure (name, value, key …); "
        + "the names of the columns must stand in the first line, or say under columns: what they are called here")
    #expect(
      refusal("Naam;Waarde\nopen;52\n", as: .metric)
        == "the first line, \"Naam, Waarde\", holds none of the names of a figure (name, value, key …); "
        + "perhaps what is missing is columns: { name: Naam, value: Waarde }")
    #expect(
      refusal("naam;value\nopen;52\n", as: .metric).hasPrefix("it has no column \"name\", which a figure must have"))
    #expect(refusal("a|b\n1|2", as: .item).hasSuffix("save it with a comma, a semicolon or tabs"))
    let mapped = try decode(
      "Rapport\nCijfer;Stand\nopen;52\n", CSVStyle(columns: ["name": "Cijfer", "value": "Stand"]), as: .metric)
    #expect(mapped.lines == [3])
  }

  @Test func `a repeated row of headings and a total are no records`() throws {
    let decoded = try decode("title;id\na;1\ntitle;id\nb;2\nTotaal;2\n", as: .item)
    #expect(decoded.lines == [2, 4])
    #expect(decoded.notices == ["line 5 is a total and was left out"])
  }

  @Test func `odd blanks and invisible marks in headings and cells are ignored`() throws {
    let decoded = try decode("\u{FEFF}Name\u{A0};\u{200B}value\n\u{A0}open\u{202F};52\u{A0}\n", as: .metric)
    #expect(decoded.value == .list([.object(["name": .text("open"), "value": .text("52")])]))
  }

  @Test func `one decimal comma makes points before three digits ambiguous`() throws {
    #expect(try decode("name\tvalue\na\t7,8\nb\t1.234\n").numbers == .either)
    #expect(try decode("name,value\na,\"7,5\"\n").numbers == .either)
    #expect(try decode("name,value\na,\"1,234\"\n").numbers == .unspecified)
  }

  @Test func `advice about a dropped file is for its author`() throws {
    #expect(
      refusal("Bericht;Wie\nhallo;Ravi\n", CSVStyle(columns: nil), as: .note).hasSuffix(
        "perhaps what is missing is the heading text in place of \"Bericht\", the heading from in place of \"Wie\""))
  }

  @Test func `a table without rows is an empty list, and an empty file is refused`() throws {
    #expect(try decode("name,value\n", as: .metric).value == .list([]))
    #expect(refusal("", as: .metric) == "it is empty; a line with the names of the columns was expected")
  }
}
