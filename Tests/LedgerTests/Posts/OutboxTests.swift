import Model
import TestKit
import Testing

@testable import Ledger

/// What an operator may change of a post, beside a courier that is at work.
struct OutboxTests {
  enum Operation: String, CaseIterable {
    case replay, drop, confirm
  }

  /// A desk with one post in a state.
  private func desk(with state: PostState, _ id: String = "a") async throws -> Desk {
    let desk = try Desk()
    _ = try await desk.ledger.decide([posting(tuesday, [newPost(id, "chat", deadline: minute(30))])], now: minute(0))
    if state == .queued { return desk }
    if state == .dropped || state == .expired {
      if state == .expired {
        _ = try await desk.ledger.processOutbox(now: minute(31))
      } else {
        let seen = try #require(try await desk.ledger.posts().first)
        #expect(try await desk.ledger.drop(seen, why: "dropped by hand", now: minute(1)))
      }
      return desk
    }
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(1)).claims
    let next: Settlement.Next? =
      switch state {
      case .delivered: .delivered(confirmed: true, reference: nil)
      case .refused: .refused
      case .held: .held
      default: nil
      }
    if let next {
      _ = try await desk.ledger.processOutbox(settling: claims.map { $0.settled(next, why: "so") }, now: minute(2))
    }
    if state == .unknown { try await desk.ledger.recover(now: minute(2)) }
    #expect(try await desk.ledger.state(id) == state)
    return desk
  }

  private func carryOut(_ operation: Operation, _ seen: StoredPost, _ ledger: Ledger) async throws -> Bool {
    switch operation {
    case .replay:
      try await ledger.replay(seen, Replay(deadline: day(1), rendering: nil, isRepeat: false), now: minute(60))
    case .drop: try await ledger.drop(seen, why: "dropped by hand", now: minute(60))
    case .confirm: try await ledger.confirm(seen, why: "seen", now: minute(60))
    }
  }

  /// What each operation makes of each state; nil where it changes nothing.
  static func after(_ operation: Operation, _ state: PostState) -> PostState? {
    switch (operation, state) {
    case (_, .sending), (_, .delivered): nil
    case (.replay, .queued): nil
    case (.replay, _): .queued
    case (.drop, .dropped): nil
    case (.drop, _): .dropped
    case (.confirm, _): .delivered
    }
  }

  @Test(arguments: Operation.allCases, PostState.allCases)
  func `every operation changes one row or none, in every state`(operation: Operation, state: PostState) async throws {
    let desk = try await desk(with: state)
    let before = try #require(try await desk.ledger.posts().first)
    let changed = try await carryOut(operation, before, desk.ledger)
    let post = try #require(try await desk.ledger.posts().first)
    let expected = Self.after(operation, state)
    #expect(changed == (expected != nil))
    #expect(post.state == expected ?? state)
    if expected == nil { #expect(post == before) }
    #expect((post.settled == nil) == post.state.isOpen)
  }

  @Test(arguments: Operation.allCases)
  func `a post that is being looked for is free to be decided`(operation: Operation) async throws {
    let desk = try await desk(with: .unknown)
    let unknown = try #require(try await desk.ledger.unknownPosts().first)
    _ = try await desk.ledger.processOutbox(
      settling: [unknown.claim.settled(.sought(at: minute(9), looks: 2, absent: minute(8)), why: "so")], now: minute(8))
    let seen = try #require(try await desk.ledger.posts().first)
    #expect(seen.isSought)
    #expect(try await carryOut(operation, seen, desk.ledger))
    #expect(try await desk.ledger.state("a") == Self.after(operation, .unknown))
    #expect(try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(61)).looks.isEmpty)
  }

  @Test(arguments: Operation.allCases)
  func `a post that was taken up meanwhile is left to the courier`(operation: Operation) async throws {
    let desk = try await desk(with: .queued)
    let seen = try #require(try await desk.ledger.posts().first)
    #expect(try await desk.ledger.claim(now: minute(1)) == ["a"])
    #expect(try await !carryOut(operation, seen, desk.ledger))
    #expect(try await desk.ledger.state("a") == .sending)
  }

  @Test(arguments: Operation.allCases)
  func `a post that failed once more meanwhile is another one than was seen`(operation: Operation) async throws {
    let desk = try await desk(with: .queued)
    let seen = try #require(try await desk.ledger.posts().first)
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(1)).claims
    _ = try await desk.ledger.processOutbox(settling: claims.map { $0.settled(.again(at: minute(5))) }, now: minute(1))
    #expect(try await !carryOut(operation, seen, desk.ledger))
    #expect(try await desk.ledger.state("a") == .queued)
  }

  @Test func `two who replay at once send it once`() async throws {
    let desk = try await desk(with: .held)
    let seen = try #require(try await desk.ledger.posts().first)
    let ledger = desk.ledger
    let replay = Replay(deadline: day(1), rendering: nil, isRepeat: false)
    async let one = ledger.replay(seen, replay, now: minute(60))
    async let two = ledger.replay(seen, replay, now: minute(60))
    #expect(try await [one, two].filter { $0 }.count == 1)
  }

  @Test func `a replay sends the same bytes under the same id, as another attempt`() async throws {
    let desk = try await desk(with: .refused)
    let seen = try #require(try await desk.ledger.posts().first)
    #expect(try await carryOut(.replay, seen, desk.ledger))
    let claim = try #require(
      try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(61)).claims.first)
    #expect(claim.body.text == #"{"text":"a"}"#)
    #expect((claim.post, claim.attempt, claim.byHand, claim.deadline) == (PostID("a"), 2, true, day(1)))
  }

  @Test func `a new rendering goes out instead, and its tries are told apart`() async throws {
    let desk = try await desk(with: .held)
    let seen = try #require(try await desk.ledger.posts().first)
    let body = PostBody(contentType: "text/plain", text: "once more")
    let replay = Replay(deadline: day(1), rendering: (body, "teams"), isRepeat: true)
    #expect(try await desk.ledger.replay(seen, replay, now: minute(60)))
    let claim = try #require(
      try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: minute(61)).claims.first)
    #expect((claim.body, claim.service, claim.isRepeat) == (body, "teams", true))
    #expect(try await desk.ledger.attempts(of: PostID("a")).map(\.bodyVersion) == [1, 2])
  }

  @Test func `what is replayed goes before what was queued after it, and what waits for a person blocks nothing`()
    async throws
  {
    let desk = try await desk(with: .held)
    _ = try await desk.ledger.decide([posting(wednesday, [newPost("b", "chat")])], now: minute(3))
    let seen = try #require(try await desk.ledger.posts(PostFilter(id: PostID("a"))).first)
    #expect(try await carryOut(.replay, seen, desk.ledger))
    #expect(try await desk.ledger.claim(now: minute(61)) == ["a"])
    let other = try await self.desk(with: .held)
    _ = try await other.ledger.decide([posting(wednesday, [newPost("b", "chat")])], now: minute(3))
    #expect(try await other.ledger.claim(now: minute(61)) == ["b"])
  }

  @Test func `a confirmed post is where the next update looks back to`() async throws {
    let desk = try await desk(with: .held)
    #expect(try await desk.ledger.since(before: wednesday) == nil)
    let seen = try #require(try await desk.ledger.posts().first)
    #expect(try await carryOut(.confirm, seen, desk.ledger))
    #expect(try await desk.ledger.since(before: wednesday) == minute(0))
  }

  @Test(arguments: [PostState.held, .refused, .expired])
  func `what waits for a person is found until a newer one got through in its channel`(state: PostState) async throws {
    let desk = try await desk(with: state)
    _ = try await desk.ledger.decide(
      [posting(wednesday, [newPost("b", "chat"), newPost("c", "wall")])], now: minute(40))
    #expect(try await desk.ledger.unsettled().map(\.id.text) == ["a", "b", "c"])
    #expect(try await desk.ledger.unsettled(team: "other") == [])
    try await desk.ledger.deliverAll(at: minute(41))
    #expect(try await desk.ledger.unsettled() == [])
  }

  @Test func `posts are found by the beginning of their id`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.decide(
      [posting(tuesday, [newPost("abc2", "chat"), newPost("abd7", "wall"), newPost("zzz", "mail")])], now: minute(0))
    func found(_ beginning: String) async throws -> [String] {
      try await desk.ledger.posts(PostFilter(beginning: beginning)).map(\.id.text).sorted()
    }
    #expect(try await found("ab") == ["abc2", "abd7"])
    #expect(try await found("abc") == ["abc2"])
    #expect(try await found("zzz") == ["zzz"])
    #expect(try await found("b") == [])
  }
}
