import Foundation
import GRDB
import Ledger
import Model
import TestKit
import Testing

/// What is deleted when, and that it is gone from the file.
@Suite struct PruningTests {
  private func bytes(_ desk: Desk) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: desk.folder.path("ledger.sqlite"))), as: UTF8.self)
  }

  private func absent(_ slot: SlotKey) -> Update {
    Update(
      slot: slot, kind: .daily, teamName: "Desk", readAt: minute(0), now: CivilDateTime(utc: minute(0)),
      lateness: .onTime, since: nil, summary: Summary(),
      sections: [
        ChosenSection(
          kind: .people,
          lines: [
            ChosenLine(
              .away(on: slot.date, [Away(person: UntrustedText("Marjan"), until: nil)], more: 0), records: [],
              rule: "people.away"),
            ChosenLine(
              .contacts([Contact(role: UntrustedText("calls"), person: UntrustedText("Joost"))]), records: [],
              rule: "people.contacts"),
          ])
      ], told: [Told(record: key("1"), finished: nil)], said: [Said(.promise, key("1"))])
  }

  private func posted(_ desk: Desk) async throws {
    _ = try await desk.ledger.decide(
      [
        SlotDecision(
          slot: tuesday, nominal: minute(0), how: .schedule,
          verdict: .post(SlotPosting(update: absent(tuesday), posts: [newPost("bodytext", "chat")]))),
        SlotDecision(slot: wednesday, nominal: day(1), how: .schedule, verdict: .missed(why: "asleep")),
      ], now: minute(0))
    try await desk.ledger.deliverAll(at: minute(1))
  }

  @Test func `after 90 days a body is gone, and who was away that day; the update stays`() async throws {
    let desk = try Desk()
    try await posted(desk)
    #expect(try await desk.ledger.prune(now: day(90)).isNothing)
    #expect(try bytes(desk).contains("bodytext") && bytes(desk).contains("Marjan"))
    var expected = Pruned()
    expected.bodies = 1
    #expect(try await desk.ledger.prune(now: day(91)) == expected)
    #expect(try await desk.ledger.body(of: PostID("bodytext")) == nil)
    let update = try #require(try await desk.ledger.update(of: PostID("bodytext")))
    #expect(update.sections.first?.lines.map(\.rule) == ["people.contacts"])
    #expect(try !bytes(desk).contains("Marjan"), "what is deleted is overwritten")
    #expect(try !bytes(desk).contains("{\"text\":\"bodytext\"}"))
  }

  @Test func `after 400 days an update is gone with its posts, slots and all that it said`() async throws {
    let desk = try Desk()
    try await posted(desk)
    #expect(try await desk.ledger.prune(now: day(400)).updates == 0)
    let pruned = try await desk.ledger.prune(now: day(401, minute: 1))
    #expect((pruned.updates, pruned.slots) == (1, 2))
    #expect(try await desk.ledger.posts() == [])
    #expect(try await desk.ledger.slots() == [])
    let memory = try await desk.ledger.memory(for: slot("2028-01-25"), at: day(401))
    #expect(memory.told.isEmpty && memory.said.isEmpty && memory.since == nil)
    #expect(try await desk.ledger.prune(now: day(402)).isNothing)
  }

  @Test func `an update whose post is still open waits`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat", deadline: day(900))])], now: minute(0))
    #expect(try await desk.ledger.prune(now: day(500)).isNothing)
    #expect(try await desk.ledger.claim(now: day(500)) == ["a"])
  }

  @Test func `a record goes 400 days after it was last seen, whether or not it changed`() async throws {
    let desk = try Desk()
    for days in stride(from: Int64(0), through: 400, by: 10) {
      let records = days < 50 ? [item("1"), item("2")] : [item("1")]
      // A list that is not complete makes nothing vanish.
      try await desk.ledger.ingest(snapshot(day(days), records, complete: false), calendar: utc)
    }
    #expect(try await desk.ledger.prune(now: day(400)).records == 0)
    #expect(try await desk.ledger.prune(now: day(450)).records == 1)
    let memory = try await desk.ledger.memory(for: slot("2028-03-01"), at: day(450))
    #expect(memory.seen.keys.map(\.id) == ["1"])
    #expect(try await desk.ledger.prune(now: day(810)).records == 1)
  }

  @Test func `what vanished goes 400 days later`() async throws {
    let desk = try Desk()
    try await desk.ledger.ingest(snapshot(day(0), [item("1")]), calendar: utc)
    try await desk.ledger.ingest(snapshot(day(1), []), calendar: utc)
    #expect(try await desk.ledger.prune(now: day(400)).records == 0)
    #expect(try await desk.ledger.prune(now: day(402)).records == 1)
  }

  @Test func `figures, counts and notes go after 400 days`() async throws {
    let desk = try Desk()
    let figure = Metric(key: key("f", .metric), name: UntrustedText("f"), value: 4, at: .instant(minute(0)))
    try await desk.ledger.ingest(snapshot(minute(0), [.metric(figure)]), calendar: utc)
    let other = try DatabaseQueue(path: desk.folder.path("ledger.sqlite"))
    try await other.write { db in
      try db.execute(
        sql: """
          INSERT INTO completion (team, source, day, workdays, count) VALUES ('desk', 's', '2026-11-24', 1, 1);
          INSERT INTO open_work (team, source, day, count, read_at) VALUES ('desk', 's', '2026-11-24', 1, 1);
          INSERT INTO note (team, id, kind, text, author, at) VALUES ('desk', 'n', 'done', 'x', 'y', \(minute(0).milliseconds));
          """)
    }
    try other.close()
    #expect(try await desk.ledger.prune(now: day(400)).figures == 0)
    let pruned = try await desk.ledger.prune(now: day(402))
    #expect((pruned.figures, pruned.notes) == (3, 1))
  }

  @Test func `how much was finished stays known when the days are forgotten`() async throws {
    let desk = try Desk()
    func done(_ id: String, on day: Int64) -> Model.Record {
      var item = Item(key: key(id), title: UntrustedText("x"), state: .finished)
      item.finished = .instant(minute(day * 1440))
      return .item(item)
    }
    try await desk.ledger.ingest(snapshot(minute(0), [], complete: false), calendar: utc)
    for days in Int64(1)...5 {
      try await desk.ledger.ingest(snapshot(day(days), [done("\(days)", on: days)], complete: false), calendar: utc)
    }
    func known(at days: Int64) async throws -> Int? {
      try await desk.ledger.memory(for: slot("2028-06-01"), at: day(days)).finishedCount["planning"]
    }
    #expect(try await known(at: 10) == 5)
    for days in Int64(401)...407 { _ = try await desk.ledger.prune(now: day(days)) }
    #expect(try await known(at: 407) == 5)
    #expect(try await desk.ledger.memory(for: slot("2028-06-01"), at: day(407)).completions == [:])
    #expect(try await desk.ledger.prune(now: day(407)).figures == 0)
  }

  @Test func `absences are never stored`() async throws {
    let desk = try Desk()
    let absence = Absence(
      key: key("a", .absence), person: UntrustedText("Marjan"), first: tuesday.date, last: tuesday.date)
    try await desk.ledger.ingest(snapshot(minute(0), [.absence(absence), item("1")]), calendar: utc)
    #expect(try !bytes(desk).contains("Marjan"))
    #expect(try await desk.ledger.memory(for: wednesday, at: day(1)).seen.keys.map(\.id) == ["1"])
  }

  @Test func `many are deleted in many commits`() async throws {
    let desk = try Desk()
    let decisions = (0..<1_200).map { number in
      SlotDecision(
        slot: slot(CivilDate(dayNumber: 10_000 + number).description), nominal: minute(0), how: .schedule,
        verdict: .missed(why: "x"))
    }
    _ = try await desk.ledger.decide(decisions, now: minute(0))
    #expect(try await desk.ledger.prune(now: day(500)).slots == 1_200)
  }
}
