import Ledger
import Model
import Testing

struct DecidingTests {
  @Test func `queues a slot's posts with its update`() async throws {
    let desk = try Desk()
    let results = try await desk.ledger.decide(
      [posting(tuesday, [newPost("a", "chat"), newPost("b", "wall", notBefore: minute(30))])], now: minute(0))
    #expect(results == [.decided(tuesday, posts: [PostID("a"), PostID("b")], already: [])])
    #expect(try await desk.ledger.states(of: [tuesday, wednesday]) == [tuesday: .posted])
    let posts = try await desk.ledger.posts(PostFilter(slot: tuesday))
    #expect(posts.map(\.channel) == ["wall", "chat"])
    #expect(posts.map(\.nextAt) == [minute(30), minute(0)])
    #expect(posts.allSatisfy { $0.state == .queued && $0.round == 0 && $0.attempts == 0 })
    #expect(try await desk.ledger.body(of: PostID("a"))?.text == #"{"text":"a"}"#)
    #expect(try await desk.ledger.update(of: PostID("b")) == update(tuesday, readAt: minute(0)))
  }

  @Test func `a slot decided once posts nothing the second time`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(0))
    let second = try await desk.ledger.decide([posting(tuesday, [newPost("b", "chat")])], now: minute(1))
    #expect(second == [.alreadyDecided(tuesday, .posted)])
    #expect(try await desk.ledger.posts().map(\.id.text) == ["a"])
    #expect(try await desk.ledger.recentUpdates(team: "desk").count == 1)
  }

  @Test func `a channel that came later does not reopen a posted slot`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(0))
    #expect(try await desk.ledger.openChannels(tuesday, of: ["chat", "wall"]) == [])
    let second = try await desk.ledger.decide([posting(tuesday, [newPost("b", "wall")])], now: minute(1))
    #expect(second == [.alreadyDecided(tuesday, .posted)])
    #expect(try await desk.ledger.posts().count == 1)
  }

  @Test func `a slot that is decided already does not undo the others of its tick`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(0))
    let weekly = slot("2026-11-24", "weekly")
    let results = try await desk.ledger.decide(
      [
        posting(wednesday, [newPost("b", "chat")]),
        posting(tuesday, [newPost("c", "chat")]),
        SlotDecision(slot: weekly, nominal: minute(0), how: .schedule, verdict: .missed(why: "the machine was off")),
      ], marks: [dailyMark: wall], now: minute(7))
    #expect(
      results == [
        .decided(wednesday, posts: [PostID("b")], already: []), .alreadyDecided(tuesday, .posted),
        .decided(weekly, posts: [], already: []),
      ])
    #expect(try await desk.marks([dailyMark], now: minute(9)) == [dailyMark: minute(7)])
    #expect(try await desk.ledger.slot(weekly)?.why == "the machine was off")
  }

  @Test func `a tick is all or nothing when the ledger refuses a part of it`() async throws {
    let desk = try Desk()
    await #expect(throws: LedgerError.self) {
      try await desk.ledger.decide(
        [posting(tuesday, [newPost("same", "chat")]), posting(wednesday, [newPost("same", "chat")])],
        marks: [dailyMark: wall], now: minute(0))
    }
    #expect(try await desk.ledger.slots() == [])
    #expect(try await desk.marks([dailyMark], now: minute(9)) == [dailyMark: minute(9)])
  }

  @Test func `a slot posted by hand to one channel leaves the others open`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide(
      [posting(tuesday, [newPost("a", "chat")], how: .hand, leavesOthersOpen: true)], now: minute(0))
    #expect(try await desk.ledger.states(of: [tuesday]) == [tuesday: .partial])
    #expect(try await desk.ledger.openChannels(tuesday, of: ["chat", "wall"]) == ["wall"])

    let rest = try await desk.ledger.decide(
      [posting(tuesday, [newPost("b", "chat"), newPost("c", "wall")], at: minute(90))], now: minute(90))
    #expect(rest == [.decided(tuesday, posts: [PostID("c")], already: ["chat"])])
    #expect(try await desk.ledger.states(of: [tuesday]) == [tuesday: .posted])
    #expect(try await desk.ledger.openChannels(tuesday, of: ["chat", "wall"]) == [])
    #expect(try await desk.ledger.recentUpdates(team: "desk").map(\.serial) == [2, 1])
  }

  @Test func `a partial slot stays partial while channels stay open`() async throws {
    let desk = try Desk()
    for (id, channel) in [("a", "chat"), ("b", "wall")] {
      _ = try await desk.ledger.decide(
        [posting(tuesday, [newPost(id, ChannelName(channel))], how: .hand, leavesOthersOpen: true)], now: minute(0))
    }
    #expect(try await desk.ledger.openChannels(tuesday, of: ["chat", "wall", "mail"]) == ["mail"])
    let twice = try await desk.ledger.decide(
      [posting(tuesday, [newPost("c", "chat")], how: .hand, leavesOthersOpen: true)], now: minute(1))
    #expect(twice == [.alreadyDecided(tuesday, .partial)])
    #expect(try await desk.ledger.recentUpdates(team: "desk").count == 2)
  }

  @Test func `channels left open are given up with their slot`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide(
      [posting(tuesday, [newPost("a", "chat")], how: .hand, leavesOthersOpen: true)], now: minute(0))
    _ = try await desk.ledger.decide(
      [SlotDecision(slot: tuesday, nominal: minute(0), how: .schedule, verdict: .missed(why: "too late"))],
      now: day(1))
    #expect(try await desk.ledger.openChannels(tuesday, of: ["wall"]) == [])
    #expect(try await desk.ledger.slot(tuesday)?.why == "other channels missed: too late")
  }

  @Test func `again makes a new round beside the old one`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(0))
    for (n, id) in ["b", "c"].enumerated() {
      let result = try await desk.ledger.decide(
        [posting(tuesday, [newPost(id, "chat")], how: .hand, again: true)], now: minute(Int64(n) + 1))
      #expect(result == [.decided(tuesday, posts: [PostID(id)], already: [])])
    }
    #expect(try await desk.ledger.posts().map(\.round) == [2, 1, 0])
    #expect(try await desk.ledger.posts().map(\.state) == [.queued, .dropped, .dropped], "readers see one of them")
    #expect(try await desk.ledger.recentUpdates(team: "desk").map(\.serial) == [3, 2, 1])
    #expect(try await desk.ledger.slot(tuesday)?.how == .schedule)
  }

  @Test func `again posts a slot that was missed`() async throws {
    let desk = try Desk()
    let missed = SlotDecision(slot: tuesday, nominal: minute(0), how: .schedule, verdict: .missed(why: "off"))
    _ = try await desk.ledger.decide([missed], now: minute(0))
    let plain = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")], how: .hand)], now: minute(1))
    #expect(plain == [.alreadyDecided(tuesday, .missed)])
    _ = try await desk.ledger.decide(
      [posting(tuesday, [newPost("b", "chat")], how: .hand, again: true)], now: minute(2))
    #expect(try await desk.ledger.posts().map(\.round) == [0])
    #expect(try await desk.ledger.slot(tuesday)?.state == .posted)
    #expect(try await desk.ledger.slot(tuesday)?.why == nil)
  }

  @Test func `a slot of the same date in another team or edition is another slot`() async throws {
    let desk = try Desk()
    let results = try await desk.ledger.decide(
      [
        posting(tuesday, [newPost("a", "chat")]), posting(slot("2026-11-24", "morning"), [newPost("b", "chat")]),
        posting(slot("2026-11-24", team: "net"), [newPost("c", "chat")]),
      ], now: minute(0))
    #expect(results.count == 3)
    #expect(try await desk.ledger.posts().count == 3)
  }
}
