import Ledger
import Model
import Testing

@Suite struct SaidTests {
  private let record = RecordKey(source: "planning", kind: .item, id: "p1")

  private func promising(_ slot: SlotKey, _ audience: Audience = .team) -> Update {
    Update(
      slot: slot, kind: .daily, audience: audience, teamName: "Desk", readAt: minute(0),
      now: CivilDateTime(utc: minute(0)),
      lateness: .onTime, since: nil, summary: Summary(), sections: [], told: [],
      said: [Said(.promise, record, day: wednesday.date, detail: "x")])
  }

  private func decide(_ desk: Desk, _ posting: SlotPosting) async throws {
    _ = try await desk.ledger.decide(
      [SlotDecision(slot: tuesday, nominal: minute(0), how: .schedule, verdict: .post(posting))], now: minute(0))
  }

  @Test func `what an update said is recalled once it was delivered, as it was said`() async throws {
    let desk = try Desk()
    try await decide(desk, SlotPosting(update: promising(tuesday), posts: [newPost("a", "screen")]))
    #expect(try await desk.ledger.memory(for: wednesday, at: day(1)).said == [])
    try await desk.ledger.deliverAll(at: minute(1))
    #expect(
      try await desk.ledger.memory(for: wednesday, at: day(1)).said == [
        Recalled(Said(.promise, record, day: wednesday.date, detail: "x"), edition: "daily", on: tuesday.date)
      ])
    // Another edition of the team knows it too, another team does not, and neither does the slot itself.
    #expect(try await desk.ledger.memory(for: slot("2026-11-27", "weekly"), at: day(3)).said.count == 1)
    #expect(try await desk.ledger.memory(for: slot("2026-11-25", team: "net"), at: day(1)).said == [])
    #expect(try await desk.ledger.memory(for: tuesday, at: day(1)).said == [])
    // What is longer ago than 400 days is forgotten.
    #expect(try await desk.ledger.memory(for: slot("2028-01-25"), at: day(401)).said == [])
  }

  @Test func `what was promised and left its list is recalled as it was last seen`() async throws {
    let desk = try Desk()
    let promised = [key("1"), key("2"), key("3")].map { Said(.promise, $0, day: wednesday.date) }
    let update = Update(
      slot: tuesday, kind: .daily, teamName: "Desk", readAt: minute(0), now: CivilDateTime(utc: minute(0)),
      lateness: .onTime, since: nil, summary: Summary(), sections: [], told: [], said: promised)
    let before = [item("1"), item("2"), item("3", .finished), item("4")]
    try await desk.ledger.ingest(snapshot(minute(0), before), calendar: utc)
    try await decide(desk, SlotPosting(update: update, posts: [newPost("a", "screen")]))
    try await desk.ledger.deliverAll(at: minute(1))
    // Another one left too, which nobody promised; and one that was promised is still there.
    let after = snapshot(day(1), [item("2"), item("3", .finished)])
    let previewed = try await desk.ledger.memory(for: wednesday, at: day(1), unsaved: (after, utc))
    #expect(previewed.vanished == [item("1")])
    try await desk.ledger.ingest(after, calendar: utc)
    #expect(try await desk.ledger.memory(for: wednesday, at: day(1)).vanished == [item("1")])
    #expect(try await desk.ledger.memory(for: slot("2026-11-25", team: "net"), at: day(1)).vanished == [])
  }

  @Test func `what only the manager was told is no update of the team`() async throws {
    let desk = try Desk()
    try await decide(
      desk,
      SlotPosting(
        update: promising(tuesday), posts: [newPost("a", "screen")],
        forManager: ManagerPosting(update: promising(tuesday, .manager), post: newPost("m", "boss"))))
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 8), now: minute(1)).claims
    _ = try await desk.ledger.processOutbox(
      settling: claims.filter { $0.channel == "boss" }.map { $0.settled(.delivered(confirmed: true, reference: nil)) },
      now: minute(1))
    let memory = try await desk.ledger.memory(for: wednesday, at: day(1))
    #expect(memory.since == nil)
    #expect(memory.said.count == 1)
    #expect(try await desk.ledger.posts().map(\.channel.text) == ["boss", "screen"])
  }
}

/// Work that a decision waits for.
@Suite struct NamedWorkTests {
  private func named(_ id: String, _ shown: String, _ state: ItemState, finished: Moment? = nil) -> Record {
    var item = Item(key: key(id), title: UntrustedText("Rota"), state: state)
    item.id = UntrustedText(shown)
    item.finished = finished
    return .item(item)
  }

  private func finished(_ desk: Desk, _ names: Set<String>, team: TeamName = "desk") async throws -> [String] {
    try await desk.ledger.memory(for: slot("2026-11-28", team: team), at: day(4), naming: names).finished
      .map { "\($0.key.id) \($0.finished.map { utc.day(of: $0).description } ?? "")" }
  }

  @Test func `is found finished by its key and by what people call it, also when no list has it any more`() async throws
  {
    let desk = try Desk()
    try await desk.ledger.ingest(
      snapshot(
        minute(0),
        [named("31", "#31", .active), named("a1b2", "W 2611 042", .active), named("32", "#32", .active)]), calendar: utc
    )
    try await desk.ledger.ingest(
      snapshot(
        day(1),
        [
          named("31", "#31", .finished), named("a1b2", "W 2611 042", .finished, finished: .day(tuesday.date)),
          named("32", "#32", .active),
        ]), calendar: utc)
    try await desk.ledger.ingest(snapshot(day(2), []), calendar: utc)
    #expect(try await finished(desk, []) == [])
    #expect(try await finished(desk, ["#31"]) == ["31 2026-11-25"])
    #expect(try await finished(desk, ["31", "w 2611 042"]) == ["31 2026-11-25", "a1b2 2026-11-24"])
    #expect(try await finished(desk, ["#32", "#", "x' OR 1"]) == [])
    #expect(try await finished(desk, ["31"], team: "net") == [])
  }

  @Test func `what left a list that means finished is found too`() async throws {
    let desk = try Desk()
    try await desk.ledger.ingest(snapshot(minute(0), [named("31", "#31", .active)]), calendar: utc)
    try await desk.ledger.ingest(snapshot(day(1), [], goneIsFinished: true), calendar: utc)
    #expect(try await finished(desk, ["31"]) == ["31 2026-11-25"])
  }
}

@Suite struct WorkTests {
  private func item(_ id: String, _ state: ItemState, created: Int64?, finished: Int64? = nil, counted: Bool = true)
    -> Record
  {
    var item = Item(
      key: RecordKey(source: "topdesk", kind: .item, id: id), title: UntrustedText("x"), state: state)
    item.created = created.map { .instant(day($0)) }
    item.finished = finished.map { .instant(day($0)) }
    item.counted = counted
    return .item(item)
  }

  private func read(_ records: [Record], at: Instant) -> Snapshot {
    Snapshot(
      team: "desk", at: at,
      readings: [
        Reading(source: "topdesk", title: "TOPdesk", at: at, outcome: .read(records, Completeness(complete: true)))
      ])
  }

  @Test func `finished work is counted once, by day and by how many workdays it took`() async throws {
    let desk = try Desk()
    let ledger = desk.ledger
    try await ledger.ingest(
      read(
        [item("1", .active, created: 0), item("2", .active, created: 0), item("3", .active, created: nil)], at: day(1)),
      calendar: utc)
    let done = [
      item("1", .finished, created: 0, finished: 2), item("2", .finished, created: 0, finished: 2),
      item("3", .finished, created: nil), item("4", .active, created: 2),
    ]
    try await ledger.ingest(read(done, at: day(2)), calendar: utc)
    try await ledger.ingest(read(done, at: day(3)), calendar: utc)
    let memory = try await ledger.memory(for: slot("2026-11-28"), at: day(4))
    let friday = tuesday.date.adding(days: 2)
    #expect(
      memory.completions == [
        "topdesk": [
          Completion(day: friday, workdays: nil, count: 1), Completion(day: friday, workdays: 2, count: 2),
        ]
      ])
    #expect(memory.open["topdesk"]?.map(\.value) == [3, 1, 1])
  }

  @Test func `work that was finished before anybody read it counts on its own day, and without one not at all`()
    async throws
  {
    let desk = try Desk()
    let old = [item("1", .finished, created: 0, finished: 1), item("2", .finished, created: 0)]
    try await desk.ledger.ingest(read(old, at: day(9)), calendar: utc)
    #expect(
      try await desk.ledger.memory(for: slot("2026-12-04"), at: day(10)).completions == [
        "topdesk": [Completion(day: tuesday.date.adding(days: 1), workdays: 1, count: 1)]
      ])
  }

  @Test func `finished work is counted from the day its source was first read, and its kinds have their first day`()
    async throws
  {
    func item(_ id: String, kind: String?, finished: Int64?) -> Record {
      var item = Item(
        key: RecordKey(source: "planning", kind: .item, id: id), title: UntrustedText("x"),
        state: finished == nil ? .planned : .finished)
      item.kind = kind.map { UntrustedText($0) }
      item.finished = finished.map { .instant(day($0)) }
      return .item(item)
    }
    func read(_ records: [Record], at: Instant) -> Snapshot {
      Snapshot(
        team: "desk", at: at,
        readings: [
          Reading(source: "planning", title: "Planning", at: at, outcome: .read(records, Completeness(complete: true)))
        ])
    }
    let desk = try Desk()
    let ledger = desk.ledger
    try await ledger.ingest(
      read([item("1", kind: "Task", finished: 2), item("2", kind: "Migration", finished: nil)], at: day(9)),
      calendar: utc)
    try await ledger.ingest(
      read(
        [
          item("2", kind: "Migration", finished: 10), item("3", kind: "task", finished: 1),
          item("4", kind: nil, finished: 10),
        ], at: day(10)), calendar: utc)
    let memory = try await ledger.memory(for: slot("2026-12-04"), at: day(10))
    // What was finished before the first reading is not counted: there may have been more of it.
    #expect(memory.finishedCount == ["planning": 2])
    let first = tuesday.date
    #expect(memory.kinds == ["planning": ["task": first.adding(days: 1), "migration": first.adding(days: 10)]])
    #expect(try await ledger.memory(for: slot("2026-12-04", team: "net"), at: day(10)).kinds == [:])
  }
}
