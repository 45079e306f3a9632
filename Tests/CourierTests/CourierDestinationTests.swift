import HTTP
import Ledger
import Model
import ServiceFixtures
import Synchronization
import TestKit
import Testing

@testable import Courier
@testable import Services

/// Channels that share a destination share its pace, its rest and its end.
@Suite struct CourierDestinationTests {
  private func slow(_ name: ChannelName, at place: String) -> Channel {
    Channel(name: name, service: SlowService(place: place))
  }
  private func blind(_ name: ChannelName, at place: String, fallback: ChannelName? = nil) -> Channel {
    Channel(name: name, service: BlindService(place: place), fallback: fallback)
  }

  @Test func `two channels of one destination go at its pace, however many places are free`() async throws {
    let desk = try CourierDesk(slow("one", at: "room"), slow("two", at: "room"))
    let courier = desk.courier()
    desk.http.expect("room", .status(200), .status(200))
    try await desk.queue(to: "one", "two")
    let next = try #require(try await courier.deliverDue())
    #expect(desk.http.seen.count == 1)
    #expect(next == desk.clock.now.adding(.seconds(10)))
    desk.clock.move(by: .milliseconds(9_999))
    _ = try await courier.deliverDue()
    #expect(desk.http.seen.count == 1)
    desk.clock.set(next)
    #expect(try await courier.deliverDue() == nil)
    #expect(desk.http.seen.count == 2)
  }

  @Test func `a destination that asks to wait is left alone by every channel until then`() async throws {
    let desk = try CourierDesk(blind("one", at: "room"), blind("two", at: "room"), blind("else", at: "elsewhere"))
    let courier = desk.courier()
    desk.http.expect("room", .status(429, retryAfter: 40))
    desk.http.expect("elsewhere", .status(200))
    try await desk.queue(to: "one", "two", "else")
    let next = try #require(try await courier.deliverDue())
    #expect(next == desk.clock.now.adding(.seconds(40)))
    #expect(desk.http.seen.count == 2)
    desk.clock.move(by: .seconds(39))
    _ = try await courier.deliverDue()
    #expect(desk.http.seen.count == 2)
    desk.http.expect("room", .status(200), .status(200))
    desk.clock.set(next)
    #expect(try await courier.deliverDue() == nil)
    #expect(desk.http.isDone)
    #expect(try await desk.post("2026-11-24-one").state == .delivered)
  }

  @Test func `one that cannot be reached twice running rests for all, without being asked`() async throws {
    let desk = try CourierDesk(blind("one", at: "room"), blind("two", at: "room"), blind("three", at: "room"))
    let courier = desk.courier()
    desk.http.expect("room", .fail(.notSent("no route")), .fail(.notSent("no route")))
    try await desk.queue(to: "one", "two", "three")
    _ = try await courier.deliverDue()
    #expect(desk.http.seen.count == 2)
    #expect(try await desk.post("2026-11-24-three").attempts == 0)
  }

  @Test func `a destination that is gone gets one try a slot, and its posts wait`() async throws {
    let desk = try CourierDesk(blind("one", at: "room"), blind("two", at: "room"), blind("three", at: "room"))
    let courier = desk.courier()
    desk.http.expect("room", .status(410))
    try await desk.queue(to: "one", "two", "three")
    _ = try await courier.deliverDue()
    #expect(desk.http.seen.count == 1)
    #expect(try await desk.ledger.brokenChannels().map(\.at.channel) == ["one"])
    #expect(try await desk.post("2026-11-24-one").state == .refused)
    #expect(try await desk.post("2026-11-24-two").state == .queued)

    desk.clock.move(by: .seconds(600))
    desk.http.expect("room", .status(410))
    try await desk.queue("2026-11-25", to: "one", "two", "three")
    _ = try await courier.deliverDue()
    #expect(desk.http.seen.count == 2)
    #expect(desk.http.isDone)

    // It has not gone by when the program starts again.
    try desk.crash()
    let another = desk.courier()
    _ = try await another.deliverDue()
    #expect(desk.http.seen.count == 2)
  }

  @Test func `success heals it, and what waited goes`() async throws {
    let desk = try CourierDesk(blind("one", at: "room"), blind("two", at: "room"))
    let courier = desk.courier()
    desk.http.expect("room", .status(403))
    try await desk.queue(to: "one", "two")
    _ = try await courier.deliverDue()
    desk.clock.move(by: .seconds(600))
    desk.http.expect("room", .status(200), .status(200), .status(200))
    try await desk.queue("2026-11-25", to: "one", "two")
    #expect(try await courier.deliverDue() == nil)
    #expect(desk.http.isDone)
    #expect(try await desk.ledger.brokenChannels() == [])
    #expect(try await desk.post("2026-11-24-two").state == .delivered)
  }

  @Test func `another address, or somebody who says so, heals it too`() async throws {
    let desk = try CourierDesk(blind("one", at: "room"), blind("two", at: "room"))
    let courier = desk.courier()
    desk.http.expect("room", .status(410))
    try await desk.queue(to: "one", "two")
    _ = try await courier.deliverDue()
    // Read again, and nothing is changed.
    try await courier.channelsChanged()
    _ = try await courier.deliverDue()
    #expect(desk.http.seen.count == 1)
    try await courier.resume([TeamChannel(team: "desk", channel: "one")])
    desk.http.expect("room", .status(410))
    _ = try await courier.deliverDue()
    #expect(desk.http.isDone)
    #expect(try await desk.ledger.brokenChannels().map(\.at.channel) == ["two"])

    desk.channels.withLock { known in
      known["one"] = blind("one", at: "newroom")
      known["two"] = blind("two", at: "newroom")
    }
    try await courier.channelsChanged()
    #expect(try await desk.ledger.brokenChannels() == [])
  }

  @Test func `by hand goes at once, also to what is broken`() async throws {
    let desk = try CourierDesk(blind("one", at: "room"))
    let courier = desk.courier()
    desk.http.expect("room", .status(410), .status(200))
    try await desk.queue(to: "one")
    _ = try await courier.deliverDue()
    try await desk.queue("2026-11-25", to: "one", byHand: true)
    _ = try await courier.deliverDue()
    #expect(desk.http.isDone)
    #expect(try await desk.ledger.brokenChannels() == [])
  }

  @Test func `what would be held goes by the fallback, as a new rendering under the same id`() async throws {
    let desk = try CourierDesk(
      Channel(name: "one", service: BlindService(place: "room"), onUnknown: .hold, fallback: "mail"),
      blind("mail", at: "mail"))
    let courier = desk.courier()
    desk.http.expect("room", .fail(.noAnswer("the connection died")), .status(200))
    desk.http.expect("mail", .status(200))
    try await desk.queue(to: "one")
    _ = try await courier.deliverDue()
    #expect(desk.http.seen == ["room: desk/daily/2026-11-24", "mail: desk/daily/2026-11-24 (elsewhere)"])
    let post = try await desk.post("2026-11-24-one")
    #expect(post.state == .delivered)
    #expect(post.channel == "one")
    // The channel itself goes on with its next one.
    try await desk.queue("2026-11-25", to: "one")
    _ = try await courier.deliverDue()
    #expect(desk.http.isDone)
  }

  @Test func `a fallback that leaves it in doubt too holds it`() async throws {
    let desk = try CourierDesk(
      Channel(name: "one", service: BlindService(place: "room"), onUnknown: .hold, fallback: "mail"),
      Channel(name: "mail", service: BlindService(place: "mail"), onUnknown: .hold))
    let courier = desk.courier()
    desk.http.expect("room", .fail(.noAnswer("it died")))
    desk.http.expect("mail", .fail(.noAnswer("it died too")))
    try await desk.queue(to: "one")
    _ = try await courier.deliverDue()
    #expect(try await desk.post("2026-11-24-one").state == .held)
    #expect(desk.http.isDone)
  }

  @Test func `a destination tells nothing of its address`() {
    let destination = Destination(Secret("https://chat.example.org/in/very-secret"))
    #expect(!"\(destination)".contains("secret"))
    #expect(destination == Destination(Secret("https://chat.example.org/in/very-secret")))
    #expect(destination != Destination(Secret("https://chat.example.org/in/other")))
  }
}
