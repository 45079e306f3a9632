import Model
import TestKit
import Testing

@testable import Ledger

/// Claiming, settling, expiring, and what a crash leaves.
struct OutboxBatchTests {
  @Test func `what a clock made that was far ahead is given up, and holds no later post up`() async throws {
    let desk = try Desk()
    let ahead: Int64 = 60 * 24 * 400
    _ = try await desk.ledger.decide(
      [posting(wednesday, [newPost("ahead", "chat", deadline: minute(ahead + 999))])], now: minute(ahead))
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("now", "chat", deadline: minute(99))])], now: minute(1))
    let turn = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 8), now: minute(2))
    #expect(turn.expired.map(\.why) == ["it was made by a clock that was far ahead"])
    #expect(turn.claims.map(\.post.text) == ["now"])
  }

  @Test func `a clock that was put back by hours gives nothing up`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide(
      [posting(tuesday, [newPost("a", "chat", deadline: minute(2000))])], now: minute(600))
    #expect(try await desk.ledger.processOutbox(now: minute(0)).expired == [])
  }

  @Test func `nothing runs out by a clock that is not believed`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat", deadline: minute(2))])], now: minute(0))
    let turn = try await desk.ledger.processOutbox(
      claiming: ClaimLimit(places: 8), expiring: false, now: minute(5_000_000))
    #expect(turn.expired.isEmpty && turn.claims.isEmpty)
    #expect(try await desk.ledger.processOutbox(now: minute(3)).expired.map(\.post.text) == ["a"])
  }

  @Test func `a claimed post is sending in the file, with its attempt`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(0))
    let claim = try #require(
      try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(1)).claims.first)
    #expect(claim.post == PostID("a"))
    #expect(claim.attempt == 1)
    #expect(claim.slot == tuesday)
    #expect(claim.body.text == #"{"text":"a"}"#)
    #expect(!claim.isRepeat)

    let reader = try Ledger.open(directory: desk.folder.path, mode: .read)
    #expect(try await reader.state("a") == .sending)
    #expect(
      try await reader.attempts(of: PostID("a")) == [
        StoredAttempt(number: 1, bodyVersion: 1, started: minute(1), ended: nil, outcome: nil, why: nil)
      ])
  }

  @Test func `nothing is claimed twice, too early or after its deadline`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide(
      [
        posting(tuesday, [newPost("now", "chat"), newPost("later", "wall", notBefore: minute(10))]),
        posting(wednesday, [newPost("brief", "mail", deadline: minute(1))]),
      ], now: minute(0))
    #expect(try await desk.ledger.claim(now: minute(2)) == ["now"])
    #expect(try await desk.ledger.claim(now: minute(3)) == [])
    #expect(try await desk.ledger.claim(now: minute(10)) == ["later"])
    #expect(try await desk.ledger.state("brief") == .expired)
  }

  @Test func `claims never exceed the places and take one a channel`() async throws {
    let desk = try Desk()
    let teams = (0..<4).map { TeamName("team\($0)") }
    _ = try await desk.ledger.decide(
      teams.enumerated().map { n, team in
        posting(
          slot("2026-11-24", team: team), [newPost("shared\(n)", "lobby"), newPost("own\(n)", ChannelName("room\(n)"))])
      }, now: minute(0))
    #expect(try await desk.ledger.claim(3, busy: ["room0"], now: minute(0)) == ["shared0", "own1", "own2"])
  }

  @Test func `posts of a team's channel go in the order in which they were queued`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("first", "chat")])], now: minute(0))
    _ = try await desk.ledger.decide([posting(wednesday, [newPost("second", "chat")])], now: minute(1))
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 8), now: minute(2)).claims
    #expect(claims.map(\.post.text) == ["first"])
    _ = try await desk.ledger.processOutbox(settling: claims.map { $0.settled(.again(at: minute(30))) }, now: minute(2))
    #expect(try await desk.ledger.claim(now: minute(20)) == [])
    #expect(try await desk.ledger.nextDue(after: minute(20)) == minute(30))
    #expect(try await desk.ledger.claim(now: minute(30)) == ["first"])
  }

  @Test(arguments: [Settlement.Next.held, .refused, .expired, .delivered(confirmed: false, reference: nil)])
  func `what is settled never blocks the next post`(next: Settlement.Next) async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("first", "chat")])], now: minute(0))
    _ = try await desk.ledger.decide([posting(wednesday, [newPost("second", "chat")])], now: minute(1))
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 8), now: minute(2)).claims
    let turn = try await desk.ledger.processOutbox(
      settling: claims.map { $0.settled(next) }, claiming: ClaimLimit(places: 8), now: minute(2))
    #expect(turn.settled == [PostID("first")])
    #expect(turn.claims.map(\.post.text) == ["second"])
  }

  @Test func `a settlement writes the outcome once, for the attempt it belongs to`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(0))
    let claim = try #require(
      try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(1)).claims.first)
    let delivered = claim.settled(.delivered(confirmed: false, reference: "17"), why: "accepted")
    #expect(try await desk.ledger.processOutbox(settling: [delivered], now: minute(2)).settled == [PostID("a")])
    #expect(try await desk.ledger.processOutbox(settling: [claim.settled(.refused)], now: minute(3)).settled == [])

    let post = try #require(try await desk.ledger.posts().first)
    #expect(post.state == .delivered)
    #expect(post.confirmed == false)
    #expect(post.reference == "17")
    #expect(post.settled == minute(2))
    #expect(
      try await desk.ledger.attempts(of: PostID("a")) == [
        StoredAttempt(
          number: 1, bodyVersion: 1, started: minute(1), ended: minute(2), outcome: .delivered, why: "accepted")
      ])
  }

  @Test func `the outcome of an earlier attempt cannot settle a later one`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(0))
    let first = try #require(
      try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(1)).claims.first)
    _ = try await desk.ledger.processOutbox(settling: [first.settled(.again(at: minute(2)))], now: minute(1))
    #expect(try await desk.ledger.claim(now: minute(2)) == ["a"])
    let late = try await desk.ledger.processOutbox(
      settling: [first.settled(.delivered(confirmed: true, reference: nil))], now: minute(3))
    #expect(late.settled == [])
    #expect(try await desk.ledger.state("a") == .sending)
  }

  @Test func `a repeat is a new body under the same id`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(0))
    let first = try #require(
      try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(1)).claims.first)
    let body = PostBody(contentType: "application/json", text: "repeated")
    _ = try await desk.ledger.processOutbox(settling: [first.settled(.repeated(at: minute(2), body))], now: minute(1))
    let second = try #require(
      try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(2)).claims.first)
    #expect(second.post == first.post)
    #expect(second.attempt == 2)
    #expect(second.isRepeat)
    #expect(second.body == body)
    #expect(try await desk.ledger.attempts(of: PostID("a")).map(\.bodyVersion) == [1, 2])
  }

  @Test func `after a crash what was being sent is unknown, and blocks until it is settled`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat")])], now: minute(0))
    _ = try await desk.ledger.decide([posting(wednesday, [newPost("b", "chat")])], now: minute(1))
    #expect(try await desk.ledger.claim(now: minute(1)) == ["a"])
    try desk.crash()
    #expect(try await desk.ledger.recover(now: minute(5)) == 1)
    #expect(try await desk.ledger.recover(now: minute(5)) == 0)
    #expect(try await desk.ledger.attempts(of: PostID("a")).map(\.outcome) == [.unknown])
    let unknown = try #require(try await desk.ledger.unknownPosts().first)
    #expect(unknown.claim.post == PostID("a"))
    #expect(unknown.claim.attempt == 1)
    #expect(try await desk.ledger.claim(now: minute(6)) == [])
    _ = try await desk.ledger.processOutbox(
      settling: [unknown.claim.settled(.held, why: "look yourself")], now: minute(6))
    #expect(try await desk.ledger.state("a") == .held)
    #expect(try await desk.ledger.claim(now: minute(6)) == ["b"])
  }

  @Test func `an expired post keeps the last reason`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat", deadline: minute(9))])], now: minute(0))
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(1)).claims
    _ = try await desk.ledger.processOutbox(
      settling: claims.map { $0.settled(.again(at: minute(60)), why: "answered 503") }, now: minute(1))
    #expect(try await desk.ledger.nextDue(after: minute(1)) == minute(9))
    let expired = try await desk.ledger.processOutbox(now: minute(9)).expired
    #expect(expired.map(\.slot) == [tuesday])
    #expect(expired.map(\.why) == ["not delivered before its deadline; answered 503"])
    #expect(try await desk.ledger.nextDue(after: minute(9)) == nil)
  }

  @Test func `what is in flight does not expire`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost("a", "chat", deadline: minute(2))])], now: minute(0))
    #expect(try await desk.ledger.claim(now: minute(1)) == ["a"])
    #expect(try await desk.ledger.processOutbox(now: minute(3)).expired == [])
    #expect(try await desk.ledger.state("a") == .sending)
  }
}
