import HTTP
import Ledger
import Model
import ServiceFixtures
import Synchronization
import TestKit
import Testing

@testable import Courier
@testable import Services

/// A post whose answer is lost, or that a crash cut off, to a service that knows it again: sent again as it was, and shown once.
struct CourierIdempotentTests {
  private static let name = ServiceCatalog.all.first { $0.unknownClass == .idempotent }?.name ?? ""

  /// The service by its own rules, reached by a line that breaks as planned.
  private final class Server: HTTPClient {
    enum Line: Sendable { case whole, lost, busy, down, slow }
    private let state: Mutex<(lines: [Line], requests: [HTTPRequest], events: Set<String>)>

    init(_ lines: [Line]) { state = Mutex((lines, [], [])) }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }
    /// What readers see.
    var events: Int { state.withLock { $0.events.count } }

    func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
      state.withLock { state in
        state.requests.append(request)
        let line = state.lines.isEmpty ? .whole : state.lines.removeFirst()
        if line == .down { return .failure(.notSent("connection refused")) }
        if line == .busy { return answer(429, headers: [("Retry-After", "600")]) }
        guard let taken = ChatRules(CourierIdempotentTests.name)?.answer(ChatRequest(request)) else {
          return .failure(.notSent("no stand-in"))
        }
        if let refusal = taken.refusal { Issue.record("refused: \(refusal)") }
        if let event = taken.message { state.events.insert(event) }
        switch line {
        case .lost: return .failure(.noAnswer("the connection ended after the request"))
        case .slow: return answer(504, "gateway timeout", elapsed: .seconds(15))
        default: return answer(taken.status, taken.body)
        }
      }
    }
  }

  private func desk(_ onUnknown: OnUnknown = .resend) throws -> CourierDesk {
    try CourierDesk(Channel(name: "room", service: service(Self.name), onUnknown: onUnknown))
  }

  private func queue(_ desk: CourierDesk, deadline: Duration = .seconds(7200)) async throws {
    let body = try service(Self.name).render(Updates.dailyEnglish, post: PostID("2026-11-24-room"))
    try await desk.queue(to: "room", deadline: deadline, body: body)
  }

  @Test(arguments: [OnUnknown.resend, .hold])
  func `lost answers are found again: one event, delivered, no mark, nobody asked`(onUnknown: OnUnknown) async throws {
    let desk = try desk(onUnknown)
    try await queue(desk)
    let server = Server([.lost, .slow, .down, .busy, .lost])
    let courier = desk.courier(over: server)
    var waits: [Instant] = []
    while waits.count < 100, let due = try await courier.deliverDue() {
      waits.append(due)
      desk.clock.set(due)
    }
    #expect(server.events == 1)
    #expect(server.requests.count == 6)
    #expect(Set(server.requests.map { $0.url.reveal() }).count == 1, "the same transaction")
    #expect(Set(server.requests.map(\.body)).count == 1, "the same bytes")
    let post = try await desk.post("2026-11-24-room")
    #expect(post.state == .delivered && !post.isRepeat)
    let attempts = try await desk.ledger.attempts(of: post.id)
    #expect(attempts.map(\.outcome) == [.unknown, .unknown, .later, .later, .unknown, .delivered])
    // 5 s, 15 s, 45 s, as it asked, and the fifth of the back-off.
    #expect(zip(waits, waits.dropFirst()).map { $0.seconds(until: $1) } == [15, 45, 600, 300])
  }

  @Test func `after a crash while sending it goes out as it was`() async throws {
    let desk = try desk()
    try await queue(desk)
    let server = Server([.lost])
    // The request went out, the answer came, and nothing of it was written.
    let claims = try await desk.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: desk.clock.now).claims
    for claim in claims {
      guard case .http(let request) = try service(Self.name).sending(claim.body, post: claim.post) else { continue }
      _ = await server.send(request)
    }
    try desk.crash()
    let courier = desk.courier(over: server)
    try await desk.settle(courier)
    #expect(server.events == 1 && server.requests.count == 2)
    #expect(Set(server.requests.map(\.body)).count == 1)
    let post = try await desk.post("2026-11-24-room")
    #expect(post.state == .delivered && !post.isRepeat)
  }

  @Test func `in doubt for so long that the service may have forgotten it, it is left for a person`() async throws {
    let desk = try desk()
    try await queue(desk, deadline: .seconds(70 * 3600))
    let server = Server([.lost] + Array(repeating: .down, count: 200))
    let courier = desk.courier(over: server)
    let start = desk.clock.now
    try await desk.settle(courier)
    let post = try await desk.post("2026-11-24-room")
    #expect(post.state == .held)
    #expect(post.why?.hasSuffix("it may have arrived, too long ago for the service to know it again") == true)
    let hours = start.seconds(until: desk.clock.now) / 3600
    #expect(hours == 19, "tried until then, and not after")
    #expect(server.events == 1)
  }

  @Test func `without a doubt it may go out at any time, and may expire`() async throws {
    let desk = try desk()
    try await queue(desk, deadline: .seconds(30 * 3600))
    let server = Server(Array(repeating: .down, count: 60))
    let courier = desk.courier(over: server)
    let start = desk.clock.now
    try await desk.settle(courier)
    #expect(try await desk.post("2026-11-24-room").state == .delivered)
    #expect(start.seconds(until: desk.clock.now) / 3600 > 20)
  }

  @Test func `in doubt, and then not reached until its deadline, it is held, not called expired`() async throws {
    let desk = try desk()
    try await queue(desk, deadline: .seconds(60))
    let courier = desk.courier(over: Server([.lost, .down, .down, .down]))
    try await desk.settle(courier)
    let post = try await desk.post("2026-11-24-room")
    #expect(post.state == .held)
    #expect(post.why?.hasSuffix("it may have arrived before") == true, "\(post.why ?? "")")
  }

  @Test func `in doubt until its deadline, it is left for a person`() async throws {
    let desk = try desk()
    try await queue(desk, deadline: .seconds(60))
    let server = Server([.lost, .lost, .lost, .lost])
    let courier = desk.courier(over: server)
    try await desk.settle(courier)
    #expect(server.events == 1 && server.requests.count == 3)
    #expect(try await desk.post("2026-11-24-room").state == .held)
  }
}

extension Instant {
  fileprivate func seconds(until other: Instant) -> Int64 { (other.milliseconds - milliseconds + 500) / 1_000 }
}
