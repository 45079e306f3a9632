import HTTP
import Ledger
import Model
import TestKit
import Testing

@testable import Courier
@testable import Services

/// A service that says "not now" to one post again and again, and may have taken it each time.
struct NotNowLimitTests {
  private func goThrough(_ desk: CourierDesk) async throws -> StoredPost {
    let courier = desk.courier()
    while let due = try await courier.deliverDue() { desk.clock.set(due) }
    return try await desk.post("2026-11-24-chat")
  }

  @Test func `the third 503 leaves a post in doubt, and hold holds it`() async throws {
    let desk = try CourierDesk(.blind("chat", .hold))
    try await desk.queue(to: "chat")
    desk.http.expect("chat", .status(503), .status(503, retryAfter: 60), .status(503))
    let post = try await goThrough(desk)
    #expect(desk.http.seen.count == 3)
    #expect(post.state == .held)
    #expect(
      post.why
        == "answered 503; it said so 2 times before, and may have taken the post all the same; it may have arrived, and "
        + "on_unknown is \"hold\"")
    #expect(try await desk.ledger.attempts(of: post.id).map(\.outcome) == [.later, .later, .unknown])
    #expect(try await desk.ledger.attempts(of: post.id).map(\.status) == [503, 503, 503])
  }

  @Test func `with resend one repeat follows, marked, and no second one`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    desk.http.expect("chat", .status(503), .status(503), .status(503), .status(503))
    let post = try await goThrough(desk)
    #expect(desk.http.seen.filter { !$0.hasSuffix("(repeat)") }.count == 3)
    #expect(desk.http.seen.filter { $0.hasSuffix("(repeat)") }.count == 1)
    #expect(post.state == .held)
  }

  @Test func `the count is in the ledger: a restart does not begin it anew`() async throws {
    let desk = try CourierDesk(.blind("chat", .hold))
    try await desk.queue(to: "chat")
    for _ in 0..<3 {
      desk.http.expect("chat", .status(503))
      if let due = try await desk.courier().deliverDue() { desk.clock.set(due) }
      try desk.crash()
    }
    #expect(try await desk.post("2026-11-24-chat").state == .held)
    #expect(desk.http.isDone && desk.http.seen.count == 3)
  }

  @Test func `a service that is back in time gets the post unmarked`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    desk.http.expect("chat", .status(503), .fail(.notSent("refused")), .status(503), .status(200))
    let post = try await goThrough(desk)
    #expect(post.state == .delivered)
    #expect(!post.isRepeat)
  }

  @Test func `429 says that nothing was taken: it is believed for longer`() async throws {
    let desk = try CourierDesk(.blind("chat", .hold))
    try await desk.queue(to: "chat", deadline: .seconds(12 * 3600))
    for _ in 0..<7 { desk.http.expect("chat", .status(429, retryAfter: 1)) }
    desk.http.expect("chat", .status(200))
    #expect(try await goThrough(desk).state == .delivered)
    #expect(desk.http.seen.count == 8)
  }

  @Test func `the eighth 429 leaves it in doubt`() async throws {
    let desk = try CourierDesk(.blind("chat", .hold))
    try await desk.queue(to: "chat", deadline: .seconds(12 * 3600))
    for _ in 0..<8 { desk.http.expect("chat", .status(429)) }
    #expect(try await goThrough(desk).state == .held)
    #expect(desk.http.isDone && desk.http.seen.count == 8)
  }

  @Test func `where the post is known again it is sent on as it was`() async throws {
    let desk = try CourierDesk(.sameID("wall"))
    try await desk.queue(to: "wall")
    for _ in 0..<5 { desk.http.expect("wall", .status(503)) }
    desk.http.expect("wall", .status(200))
    let courier = desk.courier()
    while let due = try await courier.deliverDue() { desk.clock.set(due) }
    let post = try await desk.post("2026-11-24-wall")
    #expect(post.state == .delivered)
    #expect(Set(desk.http.seen) == ["wall: desk/daily/2026-11-24"])
  }
}
