import Model
import TestKit
import Testing

@testable import Collect

/// Records that cannot be used, and two records of one key.
@Suite struct LossTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func read(_ yaml: String, privacy: Privacy = Privacy()) async throws -> Reading {
    try await Room.read(Room.source(yaml, file: folder.path + "/dagpost.yaml", privacy: privacy))
  }

  @Test func `a reading of which nothing could be used has failed`() async throws {
    try folder.write("w.csv", "title,due\na,30 november\nb,morgen\n")
    let reading = try await read("file: w.csv\ngives: item")
    #expect(
      reading.failure.hasPrefix(
        "nothing in it could be used; the first of 2: line 2: \"a\": due is \"30 november\""))
    #expect(reading.problems.compactMap(\.loss) == [.init(.date, line: 2), .init(.date, line: 3)])
  }

  @Test func `records that are left out on purpose make no reading fail`() async throws {
    try folder.write("w.csv", "title,kind,due\na,hr,2026-12-01\nb,hr,2026-12-02\nc,hr,morgen\n")
    let reading = try await read("file: w.csv\ngives: item\nexclude: { kinds: [hr] }")
    #expect(reading.failure == "" && reading.records.isEmpty)
    #expect(reading.problems.isEmpty, "a day that cannot be read is no loss there")
  }

  @Test func `an empty list does not make a reading fail`() async throws {
    try folder.write("w.csv", "title,due\n")
    let reading = try await read("file: w.csv\ngives: item")
    #expect(reading.failure == "" && reading.problems.isEmpty)
  }

  @Test func `of many mistakes readers are told the number`() async throws {
    let bad = (1...30).map { "x,dag \($0)" }.joined(separator: "\n")
    try folder.write("w.csv", "title,due\ngoed,2026-12-01\n\(bad)\n")
    let reading = try await read("file: w.csv\ngives: item")
    #expect(reading.items.count == 1)
    #expect(reading.problems.count == 21)
    #expect(reading.problems.compactMap(\.loss).reduce(0) { $0 + $1.count } == 30)
    #expect(reading.sentences.last == "it: 10 more records did not fit")
  }

  @Test(arguments: [false, true]) func `two records of one key are joined field by field, whichever comes first`(
    turned: Bool
  ) async throws {
    let rows = [
      "7,VPN,Joost,,planned,2026-12-01,", "7,VPN,,mail komt aan,,2026-12-01T09:00:00+01:00,2026-11-24",
    ]
    try folder.write(
      "w.csv", "id,title,owner,effect,state,due,finished\n" + (turned ? rows.reversed() : rows).joined(separator: "\n"))
    let reading = try await read("file: w.csv\ngives: item")
    let item = try #require(reading.items.first)
    #expect(reading.items.count == 1 && reading.problems.isEmpty)
    #expect(item.owner?.description == "Joost" && item.effect?.description == "mail komt aan")
    #expect(item.state == .finished && item.finished == .day(CivilDate("2026-11-24")!))
    #expect(item.due == .instant(Instant(seconds: 1_796_112_000)), "the time on that day is told with more care")
  }

  @Test func `two faults on one line count once, and with several files readers are told no line`() async throws {
    try folder.write("a.md", "- [ ] VPN deadline:2026-12-01 ~2026-12-02\n- [ ] Wifi due:2026-12-01\n")
    let one = try await read("file: a.md\ngives: item")
    #expect(
      one.problems.compactMap(\.loss).map { "\($0.line ?? 0) \($0.count) \($0.isPart)" } == ["1 1 true", "1 0 true"])
    #expect(one.items.map(\.title.description).count == 2, "it stands all the same")
    #expect(one.completeness?.complete == true, "and is counted")
    try folder.write("b.md", "- [ ] Kast due:morgen\n")
    let two = try await read("file: '?.md'\nformat: tasks\ngives: item")
    #expect(two.problems.compactMap(\.loss).allSatisfy { $0.line == nil })
    #expect(two.sentences.contains { $0.hasPrefix("it: b.md: line 1: \"Kast\"") }, "\(two.sentences)")
  }

  @Test func `an event without a readable end is read in part and makes no count incomplete`() async throws {
    func event(_ uid: Int, _ lines: String) -> String {
      "BEGIN:VEVENT\r\nUID:\(uid)\r\nSUMMARY:Overleg\r\nDTSTART:20261130T100000Z\r\n\(lines)\r\nEND:VEVENT\r\n"
    }
    let doubtful = event(1, "DTEND:morgen") + event(2, "RRULE:FREQ=DAILY;COUNT=2\r\nEXDATE:morgen")
    try folder.write("a.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(doubtful)END:VCALENDAR\r\n")
    let reading = try await read("file: a.ics\ngives: event")
    #expect(reading.problems.compactMap(\.loss).map(\.isPart) == [true, true])
    #expect(reading.records.count == 3 && reading.completeness?.complete == true)
  }

  @Test(arguments: [false, true]) func `contradicting fields are left empty and reported`(
    turned: Bool
  ) async throws {
    let rows = ["7,VPN,Joost,2026-12-01", "7,VPN,Ravi,2026-12-02", "8,Wifi,Joost,2026-12-03"]
    try folder.write("w.csv", "id,title,owner,due\n" + (turned ? rows.reversed() : rows).joined(separator: "\n"))
    let reading = try await read("file: w.csv\ngives: item")
    let item = try #require(reading.items.first { $0.id.description == "7" })
    #expect(item.owner == nil && item.due == nil)
    #expect(reading.items.count == 2)
    #expect(reading.problems.compactMap(\.loss).map(\.fault) == [.contradiction])
    #expect(
      reading.sentences[0].hasSuffix("and another owner, due; give each its own key or id"), "\(reading.sentences)")
  }

  @Test func `of contradicting records the one that was updated later is right`() async throws {
    try folder.write(
      "w.json",
      #"""
      [{"id":"7","title":"VPN","due":"2026-12-09","updated":"2026-11-24T10:00:00Z"},
       {"id":"7","title":"VPN","due":"2026-12-01","updated":"2026-11-23T10:00:00Z"}]
      """#)
    let reading = try await read("file: w.json\ngives: item")
    #expect(reading.items.map(\.due) == [.day(CivilDate("2026-12-09")!)] && reading.problems.isEmpty)
  }

  @Test func `an excluded label on one of two joined records excludes both`() async throws {
    try folder.write("w.json", #"[{"id":"7","title":"VPN"},{"id":"7","title":"VPN","labels":["hr"]}]"#)
    #expect(try await read("file: w.json\ngives: item\nexclude: { labels: [hr] }").items.isEmpty)
  }

  @Test func `that nothing came in is known only where a request asks for it or lists open work`() async throws {
    try folder.write("w.csv", "title,state,created,finished\na,finished,2026-11-20,2026-11-24\n")
    #expect(try await read("file: w.csv\ngives: item").completeness?.created == false)
    #expect(try await read("file: w.csv\ngives: item\nkeep: created").completeness?.created == true)
    try folder.write("w.csv", "title,state,created,finished\na,finished,2026-11-20,2026-11-24\nb,planned,2026-11-20,\n")
    #expect(try await read("file: w.csv\ngives: item").completeness?.created == true)
  }
}
