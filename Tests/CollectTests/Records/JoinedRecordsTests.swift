import Config
import Model
import TestKit
import Testing

@testable import Collect

/// Joining records of one key, and rows of one figure.
@Suite struct JoinedRecordsTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func read(_ yaml: String) async throws -> Reading {
    try await Room.read(Room.source(yaml, file: folder.path + "/dagpost.yaml"))
  }

  @Test func `figures of several moments are all kept, and equal rows of one day count once`() async throws {
    try folder.write(
      "c.csv", "name,value,date,target\nopen,1,2026-11-22,\nopen,2,2026-11-23,\nopen,2,2026-11-23,5\n")
    let reading = try await read("file: c.csv\ngives: metric")
    #expect(reading.metrics.map(\.value) == [1, 2])
    #expect(reading.metrics.map(\.target) == [nil, 5], "what one row leaves open the other fills in")
    #expect(reading.sentences == [])
  }

  @Test(arguments: [["finished", "planned"], ["planned", "finished"], ["dropped", "active"]])
  func `rows of one list in which an item is both done and not done are reported`(states: [String])
    async throws
  {
    try folder.write("i.csv", "id,title,state\n1,Printer,\(states[0])\n1,Printer,\(states[1])\n")
    let reading = try await read("file: i.csv\ngives: item")
    #expect(
      reading.sentences == ["it: line 3: it has the key of line 2 and another state; give each its own key or id"])
    #expect(reading.problems.compactMap(\.loss?.fault) == [.contradiction])
  }

  @Test(arguments: [["41", "52"], ["52", "41"]])
  func `two values of a figure on one day are reported with their lines and left out`(
    values: [String]
  ) async throws {
    try folder.write(
      "c.csv",
      "name,place,value,date\nopen,Utrecht,40,2026-11-22\nopen,Utrecht,\(values[0]),2026-11-23\nftr,,71,2026-11-23\n"
        + "open,Amersfoort,\(values[1]),2026-11-23\n")
    let reading = try await read("file: c.csv\ngives: metric")
    #expect(reading.metrics.map(\.name.description) == ["ftr"])
    #expect(
      reading.sentences.dropFirst() == [
        "it: line 3: \"open\" has 2 values on 2026-11-23, so that none of them is told; give each figure its own name, or keep one",
        "it: line 5: \"open\" has another value here",
      ])
    #expect(
      reading.problems.compactMap(\.loss) == [
        ReadingProblem.Loss(.contradiction, line: 3), ReadingProblem.Loss(.contradiction, line: 5),
      ])
    #expect(reading.completeness?.complete == false)
  }

  @Test func `rows of one figure and day are joined, unless their units differ`()
    async throws
  {
    try folder.write(
      "c.csv",
      "name,value,unit,target,date\na,1,min,5,2026-11-23\na,1,minuten,6,2026-11-23\nb,1,min,,2026-11-23\nb,1,%,,2026-11-23\n"
    )
    let reading = try await read("file: c.csv\ngives: metric")
    #expect(reading.metrics.map { "\($0.name) \($0.unit?.description ?? "") \($0.target ?? 0)" } == ["a min 0.0"])
    #expect(
      reading.sentences == [
        "it: line 3: it has the key of line 2 and another target; give each its own key or id",
        "it: line 4: \"b\" has 2 values on 2026-11-23, so that none of them is told; give each figure its own name, or keep one",
        "it: line 5: \"b\" has another value here",
      ])
  }

  @Test func `a contradiction of another file names that file`() async throws {
    try folder.write("a.csv", "key,kind,text\n1,thanks,hallo\n")
    try folder.write("b.csv", "key,kind,text\n1,thanks,dag\n")
    let sentences = try await read("file: '?.csv'\nformat: csv\ngives: note").sentences
    #expect(sentences.count == 1)
    #expect(sentences.first?.contains("the key of line 2 of a.csv") == true, "\(sentences)")
  }

  @Test func `several values of a figure without a day are reported with their lines and left out`() async throws {
    try folder.write("c.csv", "name,value\nopen,41\nftr,71\nopen,44\nopen,52\nftr,71\n")
    let reading = try await read("file: c.csv\ngives: metric")
    #expect(reading.metrics.map(\.name.description) == ["ftr"])
    #expect(
      reading.sentences == [
        "it: line 2: \"open\" has 3 values and no day, so that none of them is told; give each its day in a field date, or keep one",
        "it: line 4: \"open\" has another value here", "it: line 5: \"open\" has another value here",
      ])
    #expect(reading.problems.map { $0.loss?.fault } == [.contradiction, .contradiction, .contradiction])
    #expect(reading.completeness?.complete == false)
  }

  @Test func `two series under one name are reported and left out`() async throws {
    try folder.write("c.csv", "name,value,unit,date\nwait,41,min,2026-11-23\nwait,2,%,2026-11-24\nopen,1,,2026-11-24\n")
    let units = try await read("file: c.csv\ngives: metric")
    #expect(units.metrics.map(\.name.description) == ["open"])
    #expect(
      units.sentences == [
        "it: \"wait\" stands for two figures: it is told in \"min\" and in \"%\"; give one of them another name"
      ])
    try folder.write(
      "k.json",
      #"[{"key":"a","name":"open","value":1},{"key":"b","name":"Open","value":2},{"key":"c","name":"ftr","value":3}]"#)
    let keys = try await read("file: k.json\ngives: metric")
    #expect(keys.metrics.map(\.key.id) == ["c"])
    #expect(
      keys.sentences == [
        "it: \"open\" stands for two figures: it has 2 values on 2026-11-24; give one of them another name"
      ])
  }

  @Test func `a figure with different values in two sources is left out of both`() async throws {
    try folder.write("a.csv", "name,value,date\nopen,41,2026-11-24\nftr,71,2026-11-24\nold,1,2026-11-20\n")
    try folder.write("b.csv", "name,value,date\nopen,52,2026-11-24\nftr,71,2026-11-24\nold,2,2026-11-24\n")
    let sources = try ["a", "b"].map {
      try Room.source(
        "file: \($0).csv\ngives: metric", name: SourceName(stringLiteral: $0), file: folder.path + "/dagpost.yaml")
    }
    let readings = await Room.read(sources)
    #expect(readings.map { $0.metrics.map(\.name.description) } == [["ftr", "old"], ["ftr", "old"]])
    #expect(
      readings.map(\.sentences) == [
        [
          "a: \"open\" is also given by b, and it has 2 values on 2026-11-24; it is not told until they agree, or one of them has another name"
        ],
        [
          "b: \"open\" is also given by a, and it has 2 values on 2026-11-24; it is not told until they agree, or one of them has another name"
        ],
      ])
  }
}
