import Foundation
import GRDB
import Ledger
import Model
import TestKit
import Testing

/// A person is taken out of everything that is kept, down to the bytes of the file.
@Suite struct ForgettingTests {
  private static let gerda = Unnamed(
    ["Gerda", "Vries, Gerda de", "gdevries"].map { UntrustedText($0) }, colleague: "een collega")
  private let forget: @Sendable (TeamName) -> Unnamed? = { _ in ForgettingTests.gerda }

  /// Renders an update as its own JSON: whatever stands in it stands in the body.
  @Sendable private static func render(_ update: Update, _ place: PostPlace) -> PostBody? {
    (try? JSONEncoder().encode(update)).map {
      PostBody(
        contentType: "x", text: "\(place.mark == .repeated ? "again" : "once") " + String(decoding: $0, as: UTF8.self))
    }
  }

  private static func text(_ text: String) -> UntrustedText { UntrustedText(text) }

  /// An update with the name wherever a name can stand.
  private static func update(_ slot: SlotKey) -> Update {
    let subject = Subject(
      title: text("laptop van Gerda"), id: text("G-gerda"), link: WebLink("https://x.nl/users/gerda"))
    var agreement = Agreement(subject: subject, stage: .told)
    (agreement.owner, agreement.touches) = (text("Gerda"), text("het team van Gerda"))
    var planned = Planned(kind: .task, subject: subject, day: slot.date)
    planned.people = Names([text("Gerda"), text("Joost")])
    let facts: [Fact] = [
      .finished(subject, owner: text("gdevries"), effect: text("met Gerda"), late: nil),
      .milestone(subject, people: Names([text("Gerda")]), early: nil, effect: nil), .planned(planned),
      .agreed(agreement), .quote(.thanks, text("Dank je, Gerda!"), from: text("Vries, Gerda de")),
      .away(on: slot.date, [Away(person: text("Gerda"), until: slot.date)], more: 0),
      .contacts([Contact(role: text("meldingen"), person: text("Gerda"))]), .own(text("Taart voor Gerda")),
      .celebrated(.anniversary(text("Gerda"), months: 120, on: slot.date)),
    ]
    let named = RecordKey(source: "planning", kind: .item, id: "verlof-gerda")
    return Update(
      slot: slot, kind: .daily, teamName: "Desk", readAt: minute(0), now: CivilDateTime(utc: minute(0)),
      lateness: .onTime, since: nil, summary: Summary(headline: .said(text("Gerda eerst"))),
      sections: [
        ChosenSection(kind: .done, lines: facts.map { ChosenLine($0, records: [named], rule: "done.x") })
      ],
      told: [Told(record: named, finished: nil)], said: [Said(.celebrated, named, detail: "thanks Gerda")],
      words: ["question": text("Vraag het Gerda: {way}")])
  }

  private func decide(_ desk: Desk, _ update: Update, _ posts: [String]) async throws {
    let bodies = posts.map { id in
      NewPost(
        id: PostID(id), channel: ChannelName("c-\(id)"), service: "slack",
        body: PostBody(contentType: "application/json", text: "{\"text\":\"Gerda\"}"), deadline: day(1))
    }
    _ = try await desk.ledger.decide(
      [
        SlotDecision(
          slot: update.slot, nominal: minute(0), how: .schedule,
          verdict: .post(SlotPosting(update: update, posts: bodies)))
      ], now: minute(0))
  }

  /// A ledger that knows her in every table, and Joost beside her.
  private func filled() async throws -> Desk {
    let desk = try Desk()
    var mine = Item(key: key("verlof-gerda"), title: Self.text("wifi met Gerda"), state: .active)
    (mine.owner, mine.effect) = (Self.text("Gerda"), Self.text("zegt gdevries"))
    var his = Item(key: key("2"), title: Self.text("printer"), state: .active)
    his.owner = Self.text("Joost")
    var thanks = Note(key: key("n", .note), kind: .thanks, text: Self.text("Dank aan GERDA"))
    thanks.from = Self.text("Gerda")
    let figure = Metric(
      key: key("uren-gerda", .metric), name: Self.text("uren"), value: 4, at: .instant(minute(0)))
    let records: [Model.Record] = [.item(mine), .item(his), .note(thanks), .metric(figure)]
    var read = snapshot(minute(0), records)
    read.readings.append(
      Reading(source: "files", title: "x", at: minute(0), outcome: .failed("/home/gerda/plan.md is missing")))
    try await desk.ledger.ingest(read, calendar: utc)
    try await decide(desk, Self.update(tuesday), ["a", "b"])
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(1)).claims
    _ = try await desk.ledger.processOutbox(
      settling: claims.map { $0.settled(.refused, why: "Slack says: Gerda is not in this channel") }, now: minute(1))
    try alter(desk) { db in
      try db.execute(
        sql: """
          INSERT INTO note (team, id, kind, text, author, at) VALUES
            ('desk', 'n1', 'thanks', 'Gerda was geweldig', 'Joost', 1), ('desk', 'n2', 'done', 'klaar', 'gdevries', 1);
          INSERT INTO broken (team, channel, since, tried, why) VALUES ('desk', 'c', 1, 1, 'gone, says Gerda');
          UPDATE slot SET why = 'asked by Gerda';
          """)
    }
    return desk
  }

  private func alter(
    _ desk: Desk, _ change: @escaping @Sendable (Database) throws -> Void
  ) throws {
    let other = try DatabaseQueue(path: desk.folder.path("ledger.sqlite"))
    try other.write { try change($0) }
    try other.close()
  }

  private func bytes(_ desk: Desk) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: desk.folder.path("ledger.sqlite"))), as: UTF8.self
    ).lowercased()
  }

  @Test func `nothing of somebody is left in the bytes of the file, and others stay`() async throws {
    let desk = try await filled()
    for name in ["gerda", "gdevries"] { #expect(try bytes(desk).contains(name), "else this test proves nothing") }
    let done = try await desk.ledger.forget(forget, render: Self.render)
    try await desk.ledger.rewrite()
    let left = try bytes(desk)
    for name in ["gerda", "gdevries"] { #expect(!left.contains(name)) }
    #expect(left.contains("joost") && left.contains("een collega"))
    #expect(done.records == 3)
    #expect(done.recordsRemoved == 0)
    #expect(done.updates == 1)
    #expect(done.bodies == 2)
    #expect(done.bodiesRemoved == 0)
    #expect(done.notes == 2)
    // A slot, a post and its attempt, a source, a broken channel; told, said and its detail, a measurement.
    #expect(done.sentences == 5)
    #expect(done.keys == 4)
    #expect(done.sources == [Forgotten.Origin(team: "desk", source: "planning")])
    try await desk.ledger.quickCheck()
    let again = try await desk.ledger.forget(forget, render: Self.render)
    #expect(again.isNothing)
  }

  @Test func `what is left can be read, and is about the same`() async throws {
    let desk = try await filled()
    _ = try await desk.ledger.forget(forget, render: Self.render)
    let update = try #require(try await desk.ledger.update(of: PostID("a")))
    #expect(update.slot == tuesday)
    let facts = update.sections[0].lines.map(\.fact)
    let subject = Subject(
      title: Self.text("laptop van een collega"), id: Self.text("G-een collega"), link: WebLink("https://x.nl/"))
    #expect(
      facts.first
        == .finished(subject, owner: Self.text("een collega"), effect: Self.text("met een collega"), late: nil))
    #expect(update.told == [Told(record: key("verlof-_"), finished: nil)])
    let memory = try await desk.ledger.memory(for: wednesday, at: day(1))
    #expect(memory.seen.keys.contains(key("verlof-_")))
    #expect(memory.history[key("uren-_", .metric)]?.map(\.value) == [4])
  }

  @Test func `a post that waits goes out without the name, and one that was sent is made anew`() async throws {
    let desk = try await filled()
    _ = try await desk.ledger.forget(forget, render: Self.render)
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 8), now: minute(2)).claims
    #expect(claims.count == 1)
    #expect(claims.first?.body.text.contains("een collega") == true)
    #expect(claims.first?.body.text.hasPrefix("once ") == true)
    let sent = try #require(try await desk.ledger.body(of: PostID(claims.first?.post.text == "a" ? "b" : "a")))
    #expect(!sent.text.contains("Gerda") && sent.text.contains("een collega"))
  }

  @Test func `a body that cannot be made anew is gone, unless its post is still open`() async throws {
    let desk = try await filled()
    let done = try await desk.ledger.forget(forget) { _, _ in nil }
    #expect((done.bodies, done.bodiesRemoved) == (1, 1))
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 8), now: minute(2)).claims
    #expect(claims.first?.body.text == "{\"text\":\"een collega\"}")
  }

  @Test func `a repeat is made anew as a repeat, and earlier versions are gone`() async throws {
    let desk = try Desk()
    try await decide(desk, Self.update(tuesday), ["a"])
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(1)).claims
    let repeated = PostBody(contentType: "x", text: "again Gerda")
    _ = try await desk.ledger.processOutbox(
      settling: claims.map { $0.settled(.repeated(at: minute(2), repeated)) }, now: minute(1))
    let done = try await desk.ledger.forget(forget, render: Self.render)
    #expect(done.bodies == 1)
    let second = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(3)).claims
    #expect(second.first?.body.text.hasPrefix("again {") == true)
    #expect(second.first?.isRepeat == true)
    let now = try await desk.ledger.forget(forget, render: Self.render)
    #expect(now.isNothing)
  }

  @Test func `a rehearsal tells the same and changes nothing`() async throws {
    let desk = try await filled()
    // But for the header, which counts the commits.
    func bytes(_ desk: Desk) throws -> Data {
      try Data(contentsOf: URL(fileURLWithPath: desk.folder.path("ledger.sqlite"))).dropFirst(100)
    }
    let before = try bytes(desk)
    let rehearsed = try await desk.ledger.forget(isRehearsal: true, forget, render: Self.render)
    #expect(try bytes(desk) == before)
    #expect(try await desk.ledger.forget(forget, render: Self.render) == rehearsed)
  }

  @Test func `a team that is not meant keeps what it has`() async throws {
    let desk = try await filled()
    let done = try await desk.ledger.forget({ $0 == "net" ? Self.gerda : nil }, render: Self.render)
    #expect(done.isNothing)
    #expect(try bytes(desk).contains("gerda"))
  }

  @Test func `what another version wrote is rewritten as text`() async throws {
    let desk = try await filled()
    try alter(desk) { db in
      try db.execute(sql: #"UPDATE record SET last = '{"future":{"by":"Gerda","of":["gdevries"]}}' WHERE id = '2'"#)
      try db.execute(sql: #"UPDATE chosen_update SET chosen = '{"future":"Gerda"}'"#)
    }
    _ = try await desk.ledger.forget(forget, render: Self.render)
    try await desk.ledger.rewrite()
    #expect(try !bytes(desk).contains("gerda"))
    #expect(try bytes(desk).contains(#"{"future":{"by":"een collega","of":["een collega"]}}"#))
  }

  @Test func `two keys that become one are one record`() async throws {
    let desk = try Desk()
    try await desk.ledger.ingest(
      snapshot(minute(0), [item("gerda", title: "a"), item("gdevries", title: "b")]), calendar: utc)
    let done = try await desk.ledger.forget(forget, render: Self.render)
    #expect((done.records, done.recordsRemoved) == (1, 1))
  }
}
