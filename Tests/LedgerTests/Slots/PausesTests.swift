import Model
import TestKit
import Testing

@testable import Ledger

/// What is withheld from a team, and what had to be called back for it.
struct PausesTests {
  private let pause = TeamPause(team: "desk", until: CivilDate(dayNumber: tuesday.date.dayNumber + 1), reason: "moving")

  @Test func `a pause drops what waits, and what is on its way gets no second try`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide(
      [
        posting(tuesday, [newPost("sending", "chat"), newPost("waiting", "wall", notBefore: minute(9))]),
        posting(slot("2026-11-24", team: "other"), [newPost("other", "wall")]),
      ], now: minute(0))
    let claim = try #require(
      try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(1)).claims.first)
    let called = try await desk.ledger.pause(pause, now: minute(2))
    #expect(called == WithdrawnPosts(dropped: [PostID("waiting")], underWay: [PostID("sending")]))
    #expect(
      try await desk.ledger.posts(PostFilter(id: PostID("waiting"))).first?.why == "paused until 2026-11-25: moving")
    _ = try await desk.ledger.processOutbox(settling: [claim.settled(.again(at: minute(3)))], now: minute(2))
    #expect(try await desk.ledger.claim(now: minute(3)) == ["other"])
    #expect(try await desk.ledger.state("sending") == .expired)
  }

  @Test func `a slot that was composed while somebody paused the team is skipped`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.pause(pause, now: minute(0))
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(1))
    #expect(try await desk.ledger.posts() == [])
    let slot = try #require(try await desk.ledger.slot(tuesday))
    #expect((slot.state, slot.why) == (.skipped, "paused until 2026-11-25: moving"))
    _ = try await desk.ledger.decide([posting(wednesday, [newPost("b", "chat")])], now: minute(1))
    #expect(try await desk.ledger.posts().map(\.id.text) == ["b"], "the day itself is posted again")
  }

  @Test func `what is asked for by hand is posted during a pause`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.pause(pause, now: minute(0))
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")], how: .hand)], now: minute(1))
    #expect(try await desk.ledger.posts().map(\.state) == [.queued])
  }

  @Test func `a skipped slot is decided, until it is resumed before its time`() async throws {
    let desk = try Desk()
    let (result, _) = try await desk.ledger.skip(wednesday, nominal: day(1), reason: "sad news", now: minute(0))
    #expect(result == .decided(wednesday, posts: [], already: []))
    #expect(try await desk.ledger.skippedAhead(team: "desk", now: minute(0)).map(\.why) == ["by hand: sad news"])
    _ = try await desk.ledger.decide([posting(wednesday, [newPost("a", "chat")])], now: day(1))
    #expect(try await desk.ledger.posts() == [])
    #expect(try await desk.ledger.resume(team: "desk", now: day(1)).1 == [], "its time has come")
    #expect(try await desk.ledger.resume(team: "desk", now: minute(1)).1.map(\.key) == [wednesday])
    _ = try await desk.ledger.decide([posting(wednesday, [newPost("a", "chat")])], now: day(1))
    #expect(try await desk.ledger.posts().map(\.state) == [.queued])
  }

  @Test func `a slot that waits in some channel is not sent there any more`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat"), newPost("b", "wall")])], now: minute(0))
    let claim = try #require(
      try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(0)).claims.first)
    _ = try await desk.ledger.processOutbox(
      settling: [claim.settled(.delivered(confirmed: true, reference: nil))], now: minute(0))
    let (result, called) = try await desk.ledger.skip(tuesday, nominal: minute(0), reason: nil, now: minute(1))
    #expect(result == .alreadyDecided(tuesday, .posted))
    #expect(called.dropped == [PostID("b")])
    #expect(try await desk.ledger.state("a") == .delivered)
  }

  @Test func `a clock that was ahead does not undo what a person skipped`() async throws {
    let desk = try Desk()
    let mark = EditionMark(team: "desk", edition: "daily", schedule: "16:30")
    _ = try await desk.ledger.decide([], marks: [mark: CivilDateTime(utc: day(9))], now: day(9))
    _ = try await desk.ledger.skip(wednesday, nominal: day(1), reason: nil, now: day(9))
    _ = try await desk.ledger.marks([mark: CivilDateTime(utc: minute(0))], now: minute(0))
    #expect(try await desk.ledger.slot(wednesday)?.state == .skipped)
  }
}
