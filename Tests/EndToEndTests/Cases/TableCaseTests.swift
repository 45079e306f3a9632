import Foundation
import TestKit
import Testing

/// Tables as people and programs write them.
@Suite struct TableCaseTests {
  @Test func `a column that no field has is told once, and its values are not those of today`() async throws {
    let one = try Case("csv-datum-kolom")
    let posted = try await one.run("--trigger", "daily", "--at", Case.moment)
    #expect(!posted.output.contains("wachttijd"), "Friday's value is not today's")
    #expect(!posted.output.contains("open"), "of three values of three days none is today's")
    let checked = try await one.run("check")
    let previewed = try await one.preview()
    for told in [checked.output + checked.errors, previewed.errors] {
      #expect(told.components(separatedBy: "Datum\" is not read").count == 2, "once: \(told)")
      #expect(told.contains("columns: { date: Datum }"))
    }
    #expect(checked.code == 0, "a warning is no mistake")
  }

  @Test func `with the hint followed, every day has its own value`() async throws {
    let one = try Case("csv-datum-kolom")
    try one.replace("gives: metric", with: "gives: metric, columns: { date: Datum }")
    let previewed = try await one.preview()
    #expect(previewed.output.contains("52"))
    #expect(!previewed.errors.contains("Datum"))
  }

  @Test func `headings that stand twice but are not asked for do not matter`() async throws {
    let previewed = try await Case("csv-dubbele-kop").preview()
    #expect(previewed.output.contains("Wifi gebouw B"))
    #expect(previewed.output.contains("Laptops"))
    #expect(!previewed.errors.contains("two columns"))
    let one = try Case("csv-dubbele-kop")
    try one.replace("Labels,Labels", with: "Due,Labels", in: "jira.csv")
    #expect(try await one.preview().errors.contains("two columns are named \"due\""))
  }

  @Test func `a row with a cell too many is on the line of the file`() async throws {
    let previewed = try await Case("csv-sep-regelnummer").preview()
    #expect(previewed.errors.contains("line 4: it has 4 cells"))
    #expect(!previewed.errors.contains("line 3"))
    #expect(previewed.output.contains("52"))
  }

  @Test func `a decimal comma between tabs or in quotes is read, and a per cent has its unit`() async throws {
    let previewed = try await Case("csv-tab-komma").preview()
    #expect(previewed.output.contains("7,8"))
    #expect(previewed.output.contains("7,5"))
    #expect(previewed.output.contains("71%") || previewed.output.contains("71 %"))
    #expect(!previewed.errors.contains("is not a number"))
  }

  @Test func `lines before the headings are one message`() async throws {
    let previewed = try await Case("csv-titelregels").preview()
    #expect(
      previewed.errors.contains(
        "the first line, \"Maandrapport servicedesk\", holds none of the names of a figure (name, value"))
    #expect(previewed.errors.components(separatedBy: "rapport:").count == 2, "one message: \(previewed.errors)")
    #expect(!previewed.errors.contains("has no name"))
    #expect(previewed.output.contains("52"))
  }
}
