import HTTP
import Ledger
import Model
import Synchronization
import TestKit
import Testing

@testable import Courier
@testable import Services

/// When nobody knows whether a post arrived.
struct CourierUnknownTests {
  @Test func `a blind service gets one repeat, marked, under the same id`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    desk.http.expect("chat", .fail(.noAnswer("no answer within 20 s")), .status(200))
    let courier = desk.courier()
    let due = try await courier.deliverDue()
    #expect(due == desk.clock.now.adding(.seconds(120)))
    #expect(try await desk.post("2026-11-24-chat").state == .queued)
    desk.clock.set(try #require(due))
    #expect(try await courier.deliverDue() == nil)
    #expect(desk.http.seen == ["chat: desk/daily/2026-11-24", "chat: desk/daily/2026-11-24 (repeat)"])
    let post = try await desk.post("2026-11-24-chat")
    #expect(post.state == .delivered)
    #expect(post.isRepeat)
    #expect(try await desk.ledger.posts().count == 1)
  }

  @Test func `a repeat whose outcome is unknown is held, also after a failure in between`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    desk.http.expect(
      "chat", .fail(.noAnswer("reset")), .fail(.notSent("refused")), .fail(.noAnswer("reset again")))
    let courier = desk.courier()
    try await desk.settle(courier)
    #expect(desk.http.seen.count == 3)
    #expect(desk.http.seen.last == "chat: desk/daily/2026-11-24 (repeat)")
    let post = try await desk.post("2026-11-24-chat")
    #expect(post.state == .held)
    #expect(post.why == "reset again; it was a repeat already, and may have arrived twice")
  }

  @Test func `a channel that holds never sends twice`() async throws {
    let desk = try CourierDesk(.blind("chat", .hold))
    try await desk.queue(to: "chat")
    desk.http.expect("chat", .fail(.noAnswer("reset")))
    #expect(try await desk.courier().deliverDue() == nil)
    #expect(try await desk.post("2026-11-24-chat").state == .held)
  }

  @Test func `a service that knows the id gets the same body again`() async throws {
    let desk = try CourierDesk(.sameID("wall"))
    try await desk.queue(to: "wall")
    desk.http.expect("wall", .fail(.noAnswer("reset")), .fail(.noAnswer("reset")), .status(200))
    let courier = desk.courier()
    try await desk.settle(courier)
    #expect(Set(desk.http.seen) == ["wall: desk/daily/2026-11-24"])
    #expect(desk.http.seen.count == 3)
    let post = try await desk.post("2026-11-24-wall")
    #expect(post.state == .delivered)
    #expect(!post.isRepeat)
    #expect(try await desk.ledger.attempts(of: post.id).map(\.outcome) == [.unknown, .unknown, .delivered])
  }

  @Test(arguments: [OnUnknown.resend, .hold])
  func `after a crash while sending the rule is the same`(onUnknown: OnUnknown) async throws {
    let desk = try CourierDesk(.blind("chat", onUnknown))
    try await desk.queue(to: "chat")
    // A claim that nobody settled is all that a crash leaves behind.
    _ = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: desk.clock.now)
    try desk.crash()
    if onUnknown == .resend { desk.http.expect("chat", .status(200)) }
    let courier = desk.courier()
    try await desk.settle(courier)
    #expect(desk.http.seen == (onUnknown == .resend ? ["chat: desk/daily/2026-11-24 (repeat)"] : []))
    #expect(try await desk.post("2026-11-24-chat").state == (onUnknown == .resend ? .delivered : .held))
  }

  @Test func `after a crash between queueing and sending everything goes out once, unmarked`() async throws {
    let desk = try CourierDesk(.blind("chat"), .sameID("wall"))
    try await desk.queue(to: "chat", "wall")
    try desk.crash()
    desk.http.expect("chat", .status(200))
    desk.http.expect("wall", .status(200))
    #expect(try await desk.courier().deliverDue() == nil)
    #expect(desk.http.seen.sorted() == ["chat: desk/daily/2026-11-24", "wall: desk/daily/2026-11-24"])
  }

  @Test func `what a crash left open in a channel that is gone is held`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    _ = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: desk.clock.now)
    try desk.crash()
    desk.channels.withLock { $0 = [:] }
    #expect(try await desk.courier().deliverDue() == nil)
    #expect(try await desk.post("2026-11-24-chat").state == .held)
  }

  @Test func `what is unknown near its deadline is held, not called expired`() async throws {
    let desk = try CourierDesk(.blind("chat"), .sameID("wall"))
    try await desk.queue(to: "chat", "wall", deadline: .seconds(4))
    desk.http.expect("chat", .fail(.noAnswer("reset")))
    desk.http.expect("wall", .fail(.noAnswer("reset")))
    #expect(try await desk.courier().deliverDue() == nil)
    #expect(try await desk.post("2026-11-24-chat").state == .held)
    #expect(try await desk.post("2026-11-24-wall").state == .held)
  }
}
