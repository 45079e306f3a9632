import HTTP
import Ledger
import Model
import Synchronization
import TestKit
import Testing

@testable import Courier
@testable import Services

/// When nobody knows whether a post arrived, and the channel can be read.
struct CourierLookTests {
  private static let id = "2026-11-24-chat"

  private func desk(_ channels: Channel...) throws -> (CourierDesk, ReadableRoom) {
    let desk = try CourierDesk()
    desk.channels.withLock { known in for channel in channels { known[channel.name] = channel } }
    return (desk, ReadableRoom(desk.clock))
  }

  @Test func `what arrived without an answer is found, and not sent again`() async throws {
    let (desk, room) = try desk(.readable("chat"))
    try await desk.queue(to: "chat")
    room.plan(posts: [.answerLost])
    let courier = desk.courier(over: room)
    let due = try await courier.deliverDue()
    #expect(due == desk.clock.now.adding(.seconds(5)))
    var post = try await desk.post(Self.id)
    #expect(post.isSought && post.nextAt == due && post.why == "the connection ended")
    try await desk.settle(courier)
    post = try await desk.post(Self.id)
    #expect((post.state, post.confirmed, post.reference) == (.delivered, true, "found"))
    #expect(room.requests == ["post", "look"])
    #expect(try await desk.ledger.attempts(of: post.id).map(\.outcome) == [.unknown])
  }

  @Test func `what did not arrive is looked for twice, half a minute apart, and sent again unmarked`() async throws {
    let (desk, room) = try desk(.readable("chat"))
    try await desk.queue(to: "chat")
    room.plan(posts: [.postLost])
    try await desk.settle(desk.courier(over: room))
    #expect(room.requests == ["post", "look", "look", "post"])
    let looks = room.moments(of: "look"), posts = room.moments(of: "post")
    try #require(looks.count == 2 && posts.count == 2)
    #expect(looks[1].since(looks[0]) == .seconds(30))
    #expect(posts[1] == looks[1], "at once")
    #expect(room.messages.map(\.text) == ["desk/daily/2026-11-24"])
    let post = try await desk.post(Self.id)
    #expect(post.state == .delivered && !post.isRepeat && post.attempts == 2)
  }

  @Test func `what is shown late is found by the second look`() async throws {
    let desk = try CourierDesk(.readable("chat"))
    let room = ReadableRoom(desk.clock, delay: .seconds(20))
    try await desk.queue(to: "chat")
    room.plan(posts: [.answerLost])
    try await desk.settle(desk.courier(over: room))
    #expect(room.requests == ["post", "look", "look"])
    #expect(try await desk.post(Self.id).reference == "found")
  }

  @Test func `it is looked for on every page, and not for ever`() async throws {
    let desk = try CourierDesk(.readable("chat"))
    let room = ReadableRoom(desk.clock, pageLength: 10)
    for number in 1...45 { room.say("other \(number)", in: "chat") }
    try await desk.queue(to: "chat")
    room.plan(posts: [.answerLost])
    try await desk.settle(desk.courier(over: room))
    #expect(room.requests == ["post"] + Array(repeating: "look", count: 5))

    for number in 1...45 { room.say("another \(number)", in: "chat") }
    try await desk.queue("2026-11-25", to: "chat", deadline: .seconds(60))
    room.plan(posts: [.answerLost])
    for number in 1...45 { room.say("a third \(number)", in: "chat") }
    try await desk.settle(desk.courier(over: room))
    #expect(try await desk.post("2026-11-25-chat").state == .held, "nobody can say that it is absent")
  }

  @Test(arguments: [OnUnknown.resend, .hold])
  func `where we may not read, the channel's own rule holds, and the right is named`(onUnknown: OnUnknown) async throws
  {
    let (desk, room) = try desk(.readable("chat", onUnknown))
    try await desk.queue(to: "chat")
    room.plan(posts: [.answerLost], looks: [.status(403)])
    try await desk.settle(desk.courier(over: room))
    let post = try await desk.post(Self.id)
    if onUnknown == .resend {
      #expect(post.state == .delivered && post.isRepeat)
      #expect(room.messages.map(\.text) == ["desk/daily/2026-11-24", "desk/daily/2026-11-24 (repeat)"])
    } else {
      #expect(post.state == .held)
      #expect(
        post.why
          == "the connection ended; it cannot be looked for: the right to read is missing; it may have arrived, and on_unknown is \"hold\""
      )
      #expect(room.messages.count == 1)
    }
  }

  @Test func `where we may not read, a fallback takes what would be held`() async throws {
    let (desk, room) = try desk(.readable("chat", .hold, fallback: "spare"), .readable("spare"))
    try await desk.queue(to: "chat")
    room.plan(posts: [.answerLost], looks: [.status(403)])
    try await desk.settle(desk.courier(over: room))
    #expect(room.messages.map(\.place) == ["chat", "spare"])
    #expect(try await desk.post(Self.id).via == "spare")
  }

  @Test func `a look that is told to wait waits as long, and its absence counts only when it was seen`() async throws {
    let (desk, room) = try desk(.readable("chat"))
    try await desk.queue(to: "chat")
    room.plan(posts: [.postLost], looks: [.status(429, retryAfter: 600), .noAnswer, .status(503)])
    try await desk.settle(desk.courier(over: room))
    let looks = room.moments(of: "look")
    try #require(looks.count == 5)
    #expect(looks[1].since(looks[0]) == .seconds(600))
    #expect(looks[2].since(looks[1]) == .seconds(15))
    #expect(looks[3].since(looks[2]) == .seconds(45))
    #expect(looks[4].since(looks[3]) == .seconds(30))
    #expect(room.messages.count == 1)
  }

  @Test func `what cannot be read until its deadline is held, not called expired`() async throws {
    let (desk, room) = try desk(.readable("chat", .hold))
    try await desk.queue(to: "chat", deadline: .seconds(900))
    room.plan(posts: [.answerLost], looks: Array(repeating: .noAnswer, count: 50))
    try await desk.settle(desk.courier(over: room))
    let post = try await desk.post(Self.id)
    #expect(post.state == .held)
    #expect(post.why?.contains("may have arrived") == true)
    #expect(room.messages.count == 1)
    let last = try #require(room.moments(of: "look").last)
    #expect(
      desk.clock.now == last && last.since(room.moments(of: "post")[0]) == .seconds(720), "late, but not too late")
  }

  @Test func `a look that its destination kept waiting until the deadline is decided then`() async throws {
    let (desk, room) = try desk(.readable("chat"))
    try await desk.queue(to: "chat", deadline: .seconds(60))
    room.plan(posts: [.answerLost])
    let courier = desk.courier(over: room)
    _ = try await courier.deliverDue()
    desk.clock.move(by: .seconds(100))
    #expect(try await courier.deliverDue() == nil)
    #expect(room.requests == ["post"])
    let post = try await desk.post(Self.id)
    #expect(post.state == .held)
    #expect(post.why?.contains("was not found in the channel before its deadline") == true)
  }

  @Test func `later posts of the team's channel wait, and go in their order`() async throws {
    let (desk, room) = try desk(.readable("chat"))
    try await desk.queue(to: "chat")
    try await desk.queue("2026-11-25", to: "chat")
    room.plan(posts: [.postLost])
    try await desk.settle(desk.courier(over: room))
    #expect(room.requests == ["post", "look", "look", "post", "post"])
    #expect(room.messages.map(\.text) == ["desk/daily/2026-11-24", "desk/daily/2026-11-25"])
  }

  @Test func `looks share the places with posts, and one destination has one request at a time`() async throws {
    let (desk, room) = try desk()
    let names = (1...12).map { ChannelName("chat-\($0)") }
    // Three channels to a place.
    desk.channels.withLock { known in
      for (index, name) in names.enumerated() { known[name] = .readable(name, place: "place-\(index / 3)") }
    }
    for name in names { try await desk.queue(to: name, team: TeamName("team-\(name)")) }
    room.plan(posts: Array(repeating: .answerLost, count: 6) + Array(repeating: .postLost, count: 6))
    try await desk.settle(desk.courier(places: 3, over: room))
    #expect(room.most.all == 3)
    #expect(room.most.place == 1)
    #expect(Set(room.messages.map(\.id)).count == 12 && room.messages.count == 12)
  }

  // MARK: Crashes

  @Test func `what a crash left while it was sent is looked for first`() async throws {
    for hasArrived in [true, false] {
      let (desk, room) = try desk(.readable("chat"))
      try await desk.queue(to: "chat")
      _ = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: desk.clock.now)
      if hasArrived { room.say(Self.id, in: "chat") }
      try desk.crash()
      try await desk.settle(desk.courier(over: room))
      #expect(room.requests == (hasArrived ? ["look"] : ["look", "look", "post"]))
      let post = try await desk.post(Self.id)
      #expect(post.state == .delivered && !post.isRepeat)
      #expect(room.messages.count == 1)
    }
  }

  @Test func `a crash during a look leaves the post as it was`() async throws {
    let (desk, room) = try desk(.readable("chat"))
    try await desk.queue(to: "chat")
    let gate = Gate()
    room.plan(posts: [.answerLost], looks: [.hold(gate)])
    let courier = desk.courier(over: room)
    desk.clock.set(try #require(try await courier.deliverDue()))
    let before = try await desk.post(Self.id)
    async let lost = courier.deliverDue()
    try await gate.reached()
    #expect(try await desk.post(Self.id) == before, "a look writes nothing before it")
    try desk.crash()
    try await desk.settle(desk.courier(over: room))
    // A program that ended would write nothing any more; this one may not either.
    await gate.open()
    _ = try? await lost
    #expect(try await desk.post(Self.id).state == .delivered)
    #expect(room.requests == ["post", "look", "look"])
    #expect(room.messages.count == 1)
  }

  @Test func `a restart keeps the moment of the next look, and what was seen`() async throws {
    let (desk, room) = try desk(.readable("chat"))
    try await desk.queue(to: "chat")
    room.plan(posts: [.postLost])
    let courier = desk.courier(over: room)
    desk.clock.set(try #require(try await courier.deliverDue()))
    let second = try #require(try await courier.deliverDue())
    try desk.crash()
    #expect(try await desk.courier(over: room).deliverDue() == second)
    try await desk.settle(desk.courier(over: room))
    #expect(room.requests == ["post", "look", "look", "post"])
  }

  @Test func `in a channel of another service it is not looked for`() async throws {
    let (desk, room) = try desk(.readable("chat"))
    try await desk.queue(to: "chat")
    room.plan(posts: [.answerLost])
    let courier = desk.courier(over: room)
    desk.clock.set(try #require(try await courier.deliverDue()))
    desk.channels.withLock { $0["chat"] = nil }
    #expect(try await courier.deliverDue() == nil)
    #expect(try await desk.post(Self.id).state == .held)
    #expect(room.requests == ["post"])
  }

  // MARK: A person

  @Test(arguments: [PostAction.confirm, .drop])
  func `what a person decides during a look stays`(action: PostAction) async throws {
    let (desk, room) = try desk(.readable("chat"))
    try await desk.queue(to: "chat")
    let gate = Gate()
    room.plan(posts: [.postLost], looks: [.shown, .hold(gate)])
    let courier = desk.courier(over: room)
    for _ in 1...2 { desk.clock.set(try #require(try await courier.deliverDue())) }
    let seen = try await desk.post(Self.id)
    #expect(seen.isSought)
    async let looking = courier.deliverDue()
    try await gate.reached()
    let now = desk.clock.now
    switch action {
    case .confirm: #expect(try await desk.ledger.confirm(seen, why: "seen", now: now))
    case .drop: #expect(try await desk.ledger.drop(seen, why: "not wanted", now: now))
    }
    await gate.open()
    #expect(try await looking == nil)
    let post = try await desk.post(Self.id)
    #expect(post.state == (action == .confirm ? .delivered : .dropped))
    #expect(room.requests == ["post", "look", "look"], "it is not sent again")
  }

  enum PostAction { case confirm, drop }

  // MARK: Chance

  @Test func `in 100 random orders of faults and crashes no channel ever has a post twice`() async throws {
    var delivered = 0
    for seed in 1...100 {
      var random = SplitMix(seed: UInt64(seed))
      let desk = try CourierDesk()
      let room = ReadableRoom(desk.clock, delay: .seconds(Int64.random(in: 0...25, using: &random)))
      let names: [ChannelName] = ["one", "two"]
      desk.channels.withLock { known in
        for name in names { known[name] = .readable(name, place: seed % 2 == 0 ? "same" : name.text) }
      }
      for date in ["2026-11-24", "2026-11-25"] {
        for name in names {
          try await desk.queue(date, to: name, team: TeamName("team-\(name)"), deadline: .seconds(86_400))
        }
      }
      let faults = (0..<12).map { _ in ReadableRoom.PostFault.allCases.randomElement(using: &random) ?? .taken }
      let looks = (0..<16).map { _ -> ReadableRoom.LookFault in
        switch Int.random(in: 0...5, using: &random) {
        case 0: .noAnswer
        case 1: .status(503)
        case 2: .status(429, retryAfter: Int.random(in: 1...90, using: &random))
        default: .shown
        }
      }
      room.plan(posts: faults, looks: looks)
      var courier = desk.courier(over: room)
      for turn in 0... {
        guard let due = try await courier.deliverDue() else { break }
        try #require(turn < 10_000, "the courier never came to an end")
        desk.clock.set(due)
        guard Int.random(in: 0...4, using: &random) == 0 else { continue }
        if Bool.random(using: &random) {
          _ = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: due)
        }
        try desk.crash()
        courier = desk.courier(over: room)
      }
      let counts = Dictionary(grouping: room.messages) { $0.id }.mapValues(\.count)
      #expect(counts.values.allSatisfy { $0 == 1 }, "seed \(seed): \(counts)")
      let posts = try await desk.ledger.posts()
      for post in posts where post.state == .delivered { #expect(counts[post.id.text] == 1, "seed \(seed)") }
      #expect(posts.allSatisfy { !$0.isRepeat }, "seed \(seed)")
      delivered += posts.count { $0.state == .delivered }
    }
    #expect(delivered == 400, "with time enough all arrive")
  }
}

/// A small generator whose numbers are the same every time.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
