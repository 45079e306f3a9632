import Ledger
import Model
import Synchronization
import TestKit
import Testing

@testable import Courier
@testable import Services

/// Posts and quiet hours: what is due waits for their end.
struct CourierQuietTests {
  /// Quiet from now on, for so long.
  private func quiet(_ desk: CourierDesk, for duration: Duration) {
    let start = desk.clock.now, end = start.adding(duration)
    desk.quiet.withLock { $0.until = { _, _, moment in moment >= start && moment < end ? end : nil } }
  }

  @Test func `what is due in quiet hours is sent at their end, once`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    quiet(desk, for: .seconds(600))
    try await desk.queue(to: "chat")
    let courier = desk.courier()
    #expect(try await courier.deliverDue() == desk.clock.now.adding(.seconds(600)))
    #expect(desk.http.seen == [])
    #expect(try await desk.post("2026-11-24-chat").waitsForQuietHours)
    #expect(desk.events.withLock { $0 }.contains { if case .waiting = $0 { true } else { false } })
    desk.clock.move(by: .seconds(600))
    desk.http.expect("chat", .status(200))
    _ = try await courier.deliverDue()
    #expect(try await desk.post("2026-11-24-chat").state == .delivered)
    #expect(try await desk.post("2026-11-24-chat").attempts == 1)
    #expect(try await !desk.post("2026-11-24-chat").waitsForQuietHours)
  }

  @Test func `a try after a failure waits for the end of quiet hours`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    desk.http.expect("chat", .status(503, retryAfter: 60))
    let end = desk.clock.now.adding(.seconds(3600)), start = desk.clock.now.adding(.seconds(30))
    desk.quiet.withLock { $0.until = { _, _, moment in moment >= start && moment < end ? end : nil } }
    let courier = desk.courier()
    #expect(try await courier.deliverDue() == end)
    #expect(try await desk.post("2026-11-24-chat").why == "answered 503; quiet hours last until then")
    desk.clock.set(end)
    desk.http.expect("chat", .status(200))
    _ = try await courier.deliverDue()
    #expect(try await desk.post("2026-11-24-chat").state == .delivered)
  }

  @Test func `a deadline in quiet hours ends the post`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    quiet(desk, for: .seconds(7200))
    try await desk.queue(to: "chat", deadline: .seconds(3600))
    let courier = desk.courier()
    #expect(try await courier.deliverDue() == desk.clock.now.adding(.seconds(3600)))
    desk.clock.move(by: .seconds(3600))
    _ = try await courier.deliverDue()
    #expect(try await desk.post("2026-11-24-chat").state == .expired)
    #expect(desk.http.seen == [])
  }

  @Test func `other channels and newer posts by schedule do not pass it, those by hand do`() async throws {
    let desk = try CourierDesk(.blind("chat"), .blind("other"))
    let end = desk.clock.now.adding(.seconds(600))
    desk.quiet.withLock { $0.until = { _, channel, moment in channel == "chat" && moment < end ? end : nil } }
    try await desk.queue("2026-11-24", to: "chat", "other")
    try await desk.queue("2026-11-25", to: "chat")
    try await desk.queue("2026-11-26", to: "chat", byHand: true)
    desk.http.expect("other", .status(200))
    desk.http.expect("chat", .status(503), .status(200))
    let courier = desk.courier()
    var next = try await courier.deliverDue()
    while let due = next, due < end {
      desk.clock.set(max(due, desk.clock.now))
      next = try await courier.deliverDue()
    }
    #expect(next == end)
    #expect(try await desk.post("2026-11-26-chat").state == .delivered, "its second try is not held either")
    #expect(desk.http.seen.filter { $0.hasPrefix("chat") }.count == 2)
    desk.clock.set(end)
    desk.http.expect("chat", .status(200), .status(200))
    _ = try await courier.deliverDue()
    #expect(desk.http.seen.suffix(2) == ["chat: desk/daily/2026-11-24", "chat: desk/daily/2026-11-25"])
  }

  @Test func `other hours in the configuration count for what waits`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    quiet(desk, for: .seconds(3600))
    try await desk.queue(to: "chat")
    let courier = desk.courier()
    _ = try await courier.deliverDue()
    quiet(desk, for: .seconds(600))
    await courier.quietHoursChanged()
    #expect(try await courier.deliverDue() == desk.clock.now.adding(.seconds(600)))
    desk.quiet.withLock { $0.until = { _, _, _ in nil } }
    desk.http.expect("chat", .status(200))
    await courier.quietHoursChanged()
    _ = try await courier.deliverDue()
    #expect(try await desk.post("2026-11-24-chat").state == .delivered)
  }
}
