import GRDB
import Model
import TestKit
import Testing

@testable import Ledger

/// Posts of unknown outcome that are looked for, as the ledger has them.
struct UnknownPostTests {
  /// A desk with posts `a`, `b` … each in a channel of its own, unknown and to be looked for at that minute.
  private func desk(_ count: Int = 1, at minutes: Int64 = 3, deadline: Int64 = 30) async throws -> (Desk, [Claim]) {
    let desk = try Desk()
    let posts = (0..<count).map { index in
      newPost(String("abcdefgh".dropFirst(index).prefix(1)), ChannelName("chat-\(index)"), deadline: minute(deadline))
    }
    _ = try await desk.ledger.decide([posting(tuesday, posts)], now: minute(0))
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 8), now: minute(1)).claims
    let next = Settlement.Next.sought(at: minute(minutes), looks: 1, absent: nil)
    _ = try await desk.ledger.processOutbox(settling: claims.map { $0.settled(next, why: "no answer") }, now: minute(2))
    return (desk, claims)
  }

  private func looks(_ ledger: Ledger, _ limit: ClaimLimit = ClaimLimit(places: 8), at now: Instant) async throws
    -> [String]
  {
    try await ledger.processOutbox(claiming: limit, now: now).looks.map(\.claim.post.text)
  }

  @Test func `it is unknown until its look is due, and a look changes nothing`() async throws {
    let (desk, claims) = try await desk()
    let post = try #require(try await desk.ledger.posts().first)
    #expect(post.state == .unknown && post.isSought && post.nextAt == minute(3))
    #expect(try await desk.ledger.nextDue(after: minute(2)) == minute(3))
    #expect(try await looks(desk.ledger, at: minute(2)) == [])
    for _ in 1...2 { #expect(try await looks(desk.ledger, at: minute(3)) == ["a"]) }
    #expect(try await desk.ledger.posts().first == post)
    let unknown = try #require(try await desk.ledger.unknownPosts().first)
    #expect(unknown.claim == claims[0])
    #expect((unknown.began, unknown.looks, unknown.nextLook) == (minute(1), 1, minute(3)))
    #expect(unknown.why == "no answer" && unknown.absent == nil)
  }

  @Test func `what is being looked for already is not given out again`() async throws {
    let (desk, _) = try await desk(2)
    #expect(
      try await looks(desk.ledger, ClaimLimit(places: 8, underWay: [PostID("a")]), at: minute(4)) == ["b"])
  }

  @Test func `looks and claims together never exceed the places, nor one for a destination`() async throws {
    let (desk, _) = try await desk(3)
    _ = try await desk.ledger.decide(
      [posting(wednesday, [newPost("x", "else-1"), newPost("y", "else-2"), newPost("z", "else-3")])], now: minute(3))
    var turn = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 5), now: minute(4))
    #expect(turn.looks.count == 3 && turn.claims.count == 2)
    let same = ClaimLimit(places: 5, admit: { _ in Destination(Secret("one")) })
    turn = try await desk.ledger.processOutbox(claiming: same, now: minute(4))
    #expect(turn.looks.count == 1 && turn.claims.isEmpty && turn.isBlocked)
    #expect(try await looks(desk.ledger, ClaimLimit(places: 0), at: minute(4)).isEmpty)
  }

  @Test func `it waits for its destination, and after its deadline for nobody`() async throws {
    let (desk, _) = try await desk(deadline: 9)
    let closed = ClaimLimit(places: 1) { _ in nil }
    #expect(try await looks(desk.ledger, closed, at: minute(8)) == [])
    #expect(try await looks(desk.ledger, closed, at: minute(9)) == ["a"])
    #expect(try await desk.ledger.state("a") == .unknown, "it may have arrived, and never just runs out")
  }

  @Test func `one that nobody looks for in time is overdue`() async throws {
    let (desk, _) = try await desk(at: 3)
    #expect(try await desk.ledger.overduePosts(before: minute(2)).isEmpty)
    let overdue = try await desk.ledger.overduePosts(before: minute(3))
    #expect(overdue.map(\.post.text) == ["a"] && overdue[0].candidate.byHand && !overdue[0].isSending)
  }

  @Test func `while it is unknown later posts of its channel wait`() async throws {
    let (desk, claims) = try await desk()
    _ = try await desk.ledger.decide([posting(wednesday, [newPost("b", "chat-0")])], now: minute(3))
    #expect(try await desk.ledger.claim(now: minute(4)) == [])
    _ = try await desk.ledger.processOutbox(
      settling: [claims[0].settled(.delivered(confirmed: true, reference: "17"))], now: minute(5))
    #expect(try await desk.ledger.claim(now: minute(5)) == ["b"])
  }

  @Test func `what was seen is forgotten when it is sent again, and the try before stays as it was`() async throws {
    let (desk, claims) = try await desk()
    _ = try await desk.ledger.processOutbox(
      settling: [claims[0].settled(.sought(at: minute(5), looks: 2, absent: minute(4)), why: "looked")], now: minute(4))
    #expect(try await desk.ledger.unknownPosts().first?.absent == minute(4))
    #expect(try await desk.ledger.unknownPosts().first?.why == "no answer", "of the try, not of the look")
    _ = try await desk.ledger.processOutbox(settling: [claims[0].settled(.again(at: minute(5)))], now: minute(5))
    let again = try #require(
      try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(5)).claims.first)
    #expect((again.attempt, again.isRepeat, again.body) == (2, false, claims[0].body))
    _ = try await desk.ledger.recover(now: minute(6))
    let unknown = try #require(try await desk.ledger.unknownPosts().first)
    #expect((unknown.looks, unknown.absent) == (0, nil))
    #expect(unknown.began == minute(1), "the first one may still show up")
    let attempts = try await desk.ledger.attempts(of: PostID("a"))
    #expect(attempts.map(\.outcome) == [.unknown, .unknown])
    #expect(attempts.first?.why == "no answer")
  }

  @Test func `a look for a post that was settled meanwhile changes nothing`() async throws {
    let (desk, claims) = try await desk()
    let seen = try #require(try await desk.ledger.posts().first)
    #expect(try await desk.ledger.drop(seen, why: "dropped by hand", now: minute(4)))
    for next in [
      Settlement.Next.sought(at: minute(9), looks: 2, absent: nil), .again(at: minute(9)),
      .delivered(confirmed: true, reference: nil),
    ] {
      #expect(try await desk.ledger.processOutbox(settling: [claims[0].settled(next)], now: minute(5)).settled.isEmpty)
    }
    #expect(try await desk.ledger.state("a") == .dropped)
  }
}
