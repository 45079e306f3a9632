import HTTP
import Ledger
import Model
import ServiceFixtures
import Synchronization
import TestKit
import Testing

@testable import Courier
@testable import Services

struct CourierTests {
  @Test func `delivers what is due and says that nothing waits`() async throws {
    let desk = try CourierDesk(.blind("chat"), .sameID("wall"))
    try await desk.queue(to: "chat", "wall")
    desk.http.expect("chat", .status(200))
    desk.http.expect("wall", .status(202))
    #expect(try await desk.courier().deliverDue() == nil)
    #expect(desk.http.seen.sorted() == ["chat: desk/daily/2026-11-24", "wall: desk/daily/2026-11-24"])
    let chat = try await desk.post("2026-11-24-chat")
    #expect(chat.state == .delivered)
    #expect(chat.confirmed == true)
    #expect(chat.reference == "ref")
    #expect(try await desk.post("2026-11-24-wall").confirmed == false)
    #expect(try await desk.courier().deliverDue() == nil)
    #expect(desk.http.seen.count == 2)
  }

  @Test func `a post is sending in the file before its first byte leaves`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    desk.http.expect("chat", .status(200))
    desk.http.onRequest { _ in
      do {
        let reader = try Ledger.open(directory: desk.folder.path, mode: .read)
        let post = try await reader.posts().first
        #expect(post?.state == .sending)
        #expect(post?.attempts == 1)
        let attempts = try await reader.attempts(of: PostID("2026-11-24-chat"))
        #expect(attempts.map(\.ended) == [nil])
      } catch { Issue.record(error) }
    }
    _ = try await desk.courier().deliverDue()
    #expect(desk.http.seen.count == 1)
  }

  @Test func `prints what goes to the console and calls it delivered`() async throws {
    let desk = try CourierDesk(Channel(name: "paper", service: PaperService()))
    try await desk.queue(to: "paper")
    #expect(try await desk.courier().deliverDue() == nil)
    #expect(desk.printed.withLock { $0 } == ["desk/daily/2026-11-24"])
    #expect(try await desk.post("2026-11-24-paper").state == .delivered)
  }

  @Test func `what could not be printed is not called delivered, and is printed later`() async throws {
    let desk = try CourierDesk(Channel(name: "paper", service: PaperService()))
    try await desk.queue(to: "paper")
    desk.isPrinterOpen.withLock { $0 = false }
    let next = try #require(try await desk.courier().deliverDue())
    #expect(next > desk.clock.now)
    let post = try #require(try await desk.ledger.posts().first)
    #expect(post.state == .queued)
    #expect(post.why == "standard output is closed: nothing could be printed")
  }

  @Test func `a refused post stands with its reason, and the next one goes`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue("2026-11-24", to: "chat")
    try await desk.queue("2026-11-25", to: "chat")
    desk.http.expect("chat", .status(404), .status(200))
    #expect(try await desk.courier().deliverDue() == nil)
    let refused = try await desk.post("2026-11-24-chat")
    #expect(refused.state == .refused)
    #expect(refused.why == "answered 404")
    #expect(try await desk.post("2026-11-25-chat").state == .delivered)
  }

  @Test func `waits longer after every failure, and keeps the order`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue("2026-11-24", to: "chat")
    try await desk.queue("2026-11-25", to: "chat")
    let courier = desk.courier()
    for seconds in [5, 15, 45, 120] {
      desk.http.expect("chat", .fail(.notSent("connection refused")))
      let due = try await courier.deliverDue()
      #expect(due == desk.clock.now.adding(.seconds(seconds)))
      // A moment too early: nothing is sent, and no request was planned.
      desk.clock.set(try #require(due).adding(.milliseconds(-1)))
      #expect(try await courier.deliverDue() == due)
      desk.clock.set(try #require(due))
    }
    #expect(try await desk.post("2026-11-24-chat").why == "connection refused")
    #expect(try await desk.post("2026-11-25-chat").attempts == 0)
    desk.http.expect("chat", .status(200), .status(200))
    #expect(try await courier.deliverDue() == nil)
    #expect(desk.http.seen.suffix(2) == ["chat: desk/daily/2026-11-24", "chat: desk/daily/2026-11-25"])
  }

  @Test func `waits as long as the service asks`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    desk.http.expect("chat", .status(429, retryAfter: 3600), .status(503, retryAfter: 1), .status(200))
    let courier = desk.courier()
    let asked = desk.clock.now.adding(.seconds(3600))
    #expect(try await courier.deliverDue() == asked)
    desk.clock.set(asked)
    // Less than the back-off: then the back-off counts.
    #expect(try await courier.deliverDue() == asked.adding(.seconds(15)))
    desk.clock.set(asked.adding(.seconds(15)))
    #expect(try await courier.deliverDue() == nil)
    #expect(try await desk.post("2026-11-24-chat").state == .delivered)
  }

  @Test func `a wait past the deadline ends the post and says so`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    desk.http.expect("chat", .status(429, retryAfter: 86_400))
    #expect(try await desk.courier().deliverDue() == nil)
    let post = try await desk.post("2026-11-24-chat")
    #expect(post.state == .expired)
    #expect(post.why == "answered 429; it asked to wait 24 h, which is past the post's deadline")
  }

  @Test func `a post that waited too long expires and is reported`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue("2026-11-24", to: "chat", deadline: .seconds(60))
    desk.clock.move(by: .seconds(60))
    #expect(try await desk.courier().deliverDue() == nil)
    #expect(try await desk.post("2026-11-24-chat").state == .expired)
    let expired = desk.events.withLock { $0 }.contains { if case .expired = $0 { true } else { false } }
    #expect(expired)
  }

  @Test func `one channel has one post in flight, also when teams share it`() async throws {
    let desk = try CourierDesk(.blind("lobby"), .blind("chat"))
    try await desk.queue(to: "lobby", team: "desk", id: "first")
    try await desk.queue(to: "lobby", team: "net", id: "second")
    try await desk.queue("2026-11-24", to: "chat", team: "lab")
    try await desk.queue("2026-11-25", to: "chat", team: "lab")
    let lobby = Gate(), chat = Gate()
    desk.http.expect("lobby", .hold(lobby), .status(200))
    desk.http.expect("chat", .status(200), .hold(chat))
    let courier = desk.courier()
    let run = Task { try await courier.deliverDue() }
    try await lobby.reached()
    // The second post to the chat was taken in a later turn than the first: that turn passed by "second".
    try await chat.reached()
    #expect(try await desk.post("second").state == .queued)
    await chat.open()
    await lobby.open()
    #expect(try await run.value == nil)
    #expect(try await desk.post("second").state == .delivered)
    #expect(desk.http.seen.filter { $0.hasPrefix("lobby") }.count == 2)
  }

  @Test func `no more is claimed than there are places`() async throws {
    let desk = try CourierDesk(.blind("a"), .blind("b"), .blind("c"), .blind("d"))
    try await desk.queue(to: "a", "b", "c", "d")
    let gates = ["a": Gate(), "b": Gate(), "c": Gate()]
    for (name, gate) in gates { desk.http.expect(name, .hold(gate)) }
    desk.http.expect("d", .status(200))
    let courier = desk.courier(places: 2)
    let run = Task { try await courier.deliverDue() }
    try await gates["a"]?.reached()
    try await gates["b"]?.reached()
    #expect(try await desk.ledger.posts(PostFilter(states: [.queued])).map(\.channel) == ["d", "c"])
    // One place is free: one more is taken, not two.
    await gates["a"]?.open()
    try await gates["c"]?.reached()
    #expect(try await desk.ledger.posts(PostFilter(states: [.queued])).map(\.channel) == ["d"])
    await gates["b"]?.open()
    await gates["c"]?.open()
    #expect(try await run.value == nil)
    #expect(try await desk.ledger.posts(PostFilter(states: [.delivered])).count == 4)
  }

  @Test func `a poke lets it see what was queued meanwhile`() async throws {
    let desk = try CourierDesk(.blind("slow"), .blind("chat"))
    try await desk.queue("2026-11-24", to: "slow")
    let slow = Gate(), chat = Gate()
    desk.http.expect("slow", .hold(slow))
    desk.http.expect("chat", .hold(chat))
    let courier = desk.courier()
    let run = Task { try await courier.deliverDue() }
    try await slow.reached()
    try await desk.queue("2026-11-25", to: "chat")
    #expect(try await courier.deliverDue() == nil)
    try await chat.reached()
    await chat.open()
    await slow.open()
    #expect(try await run.value == nil)
    #expect(desk.http.isDone)
  }

  @Test func `finishing claims nothing more and waits for what is in flight`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue("2026-11-24", to: "chat")
    try await desk.queue("2026-11-25", to: "chat")
    let gate = Gate()
    desk.http.expect("chat", .hold(gate))
    let courier = desk.courier()
    let run = Task { try await courier.deliverDue() }
    try await gate.reached()
    await courier.stopClaiming()
    await gate.open()
    await courier.finish()
    #expect(try await desk.post("2026-11-24-chat").state == .delivered)
    #expect(try await run.value == nil)
    #expect(try await courier.deliverDue() == nil)
    #expect(try await desk.post("2026-11-25-chat").state == .queued)
  }

  @Test func `a channel that left the configuration refuses its posts`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    desk.channels.withLock { $0 = [:] }
    #expect(try await desk.courier().deliverDue() == nil)
    let post = try await desk.post("2026-11-24-chat")
    #expect(post.state == .refused)
    #expect(post.why == "channel \"chat\" is no longer in the configuration; add it again or drop the post")
  }

  @Test func `a body is not sent to another service than it was made for`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    desk.channels.withLock { $0["chat"] = .sameID("chat") }
    #expect(try await desk.courier().deliverDue() == nil)
    #expect(try await desk.post("2026-11-24-chat").state == .refused)
  }

  @Test func `a second round goes out beside the first`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    desk.http.expect("chat", .status(200), .status(200))
    _ = try await desk.courier().deliverDue()
    try await desk.queue(to: "chat", id: "nothing")
    _ = try await desk.courier().deliverDue()
    #expect(desk.http.seen.count == 1)
    try await desk.queue(to: "chat", again: true, id: "again")
    _ = try await desk.courier().deliverDue()
    #expect(try await desk.post("again").state == .delivered)
    #expect(desk.http.seen.count == 2)
  }

  @Test func `a ledger that fails stops the sending and is told`() async throws {
    let desk = try CourierDesk(.blind("chat"))
    try await desk.queue(to: "chat")
    try desk.ledger.close()
    await #expect(throws: LedgerError.self) { try await desk.courier().deliverDue() }
    #expect(desk.http.seen == [])
  }

  @Test func `an outcome that could not be written is written by the next run, and nothing is sent twice`() async throws
  {
    let desk = try CourierDesk(.blind("chat"), patience: .milliseconds(20))
    try await desk.queue(to: "chat")
    desk.http.expect("chat", .status(200))
    let reader = try HeldLedger(directory: desk.folder.path)
    // A reader that does not let go keeps the writer from committing.
    desk.http.onRequest { _ in
      do { try await reader.hold() } catch { Issue.record(error) }
    }
    let courier = desk.courier()
    let error = await #expect(throws: LedgerError.self) { try await courier.deliverDue() }
    #expect(error?.kind == .busy)
    #expect(try await desk.post("2026-11-24-chat").state == .sending)
    try await reader.letGo()
    #expect(try await courier.deliverDue() == nil)
    #expect(try await desk.post("2026-11-24-chat").state == .delivered)
    #expect(desk.http.seen.count == 1)
  }
}

extension CourierTests {
  @Test func `where a team may not post its posts are refused, and nothing leaves`() async throws {
    let desk = try CourierDesk(Channel.blind("chat").forbidden(because: "not for this team"))
    try await desk.queue(to: "chat")
    #expect(try await desk.courier().deliverDue() == nil)
    #expect(desk.http.seen.isEmpty)
    let post = try await desk.post("2026-11-24-chat")
    #expect(post.state == .refused)
    #expect(post.why == "not for this team")
  }
}
