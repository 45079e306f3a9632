import HTTP
import Ledger
import Model
import ServiceFixtures
import Synchronization
import TestKit
import Testing

@testable import Courier
@testable import Services

/// 200 teams share one webhook that takes one post a second, and says so: all arrive, and nothing comes before its time.
///
/// Courier and server live by one clock, which moves only while nothing is under way: what is early is early by both.
@Suite struct RateLimitTests {
  /// Both take a post with a bare `ok`.
  private static func first(where isMeant: (any Service.Type) -> Bool) throws -> String {
    try #require(
      ServiceCatalog.all.first { !$0.fixture.settings(at: nil).isEmpty && !$0.fixture.hasToken && isMeant($0) }
    ).name
  }
  private let paced: String
  private let unpaced: String

  init() throws {
    paced = try Self.first { $0.pace > .zero }
    unpaced = try Self.first { $0.pace == .zero && $0.fixture.asksStatusOnly }
  }

  @Test func `at the service's own pace 200 posts are never too many`() async throws {
    let service = try await deliver(200, by: paced)
    #expect(service.turnedAway == 0)
  }

  @Test func `without a pace of its own 200 posts wait as long as they are asked to`() async throws {
    let service = try await deliver(200, by: unpaced)
    #expect(service.turnedAway > 100)
  }

  /// Somebody else posts there too.
  @Test func `a limit that is reached in spite of the pace is waited for as well`() async throws {
    let service = try await deliver(200, by: paced, others: 3)
    #expect(service.turnedAway > 50)
  }

  private func deliver(_ count: Int, by name: String, others: Int? = nil) async throws -> LimitedService {
    let desk = try CourierDesk()
    let limited = LimitedService(desk.clock, others: others)
    let server = try LoopbackServer { limited.reply(to: $0) }
    defer { server.stop() }
    let channel = Channel(name: "chat", service: try service(name, at: server.url("")))
    desk.channels.withLock { $0["chat"] = channel }
    for number in 1...count {
      try await desk.queue(
        to: "chat", team: TeamName("team-\(number)"), deadline: .seconds(86_400), id: "post-\(number)")
    }
    let client = CurlClient(version: "test")
    let courier = desk.courier(places: 64, over: client)
    try await desk.settle(courier)
    await client.close()
    let posts = try await desk.ledger.posts(PostFilter(limit: count + 1))
    #expect(posts.count == count && posts.allSatisfy { $0.state == .delivered })
    #expect(limited.early == 0, "\(limited.early) of \(server.requests.count) requests before the asked time")
    #expect(limited.taken.sorted() == (1...count).map { "team-\($0)/daily/2026-11-24" }.sorted())
    #expect(server.requests.count == count + limited.turnedAway)
    return limited
  }
}

/// Takes one post a second; what is over that is told how long to wait, sometimes long.
private final class LimitedService: Sendable {
  private struct State {
    var lastTaken: Instant?
    var open: Instant?
    var taken: [String] = []
    var turnedAway = 0
    var early = 0
    var asked = 0
  }

  private let clock: HandClock
  /// Every so many requests somebody else was faster.
  private let others: Int?
  private let state = Mutex(State())

  init(_ clock: HandClock, others: Int?) {
    self.clock = clock
    self.others = others
  }

  var early: Int { state.withLock { $0.early } }
  var turnedAway: Int { state.withLock { $0.turnedAway } }
  var taken: [String] { state.withLock { $0.taken } }

  func reply(to request: LoopbackRequest) -> LoopbackReply {
    state.withLock { state in
      let now = clock.now
      state.asked += 1
      if let open = state.open, now < open { state.early += 1 }
      let isOver = state.lastTaken.map { now < $0.adding(.seconds(1)) } ?? false
      let isOthers = others.map { state.asked.isMultiple(of: $0) } ?? false
      if isOver || isOthers {
        let wait = [1, 1, 2, 1, 30, 1, 5][state.turnedAway % 7]
        state.turnedAway += 1
        state.open = now.adding(.seconds(wait))
        return .answer(status: 429, headers: [("Retry-After", "\(wait)")], body: Array("rate_limited".utf8))
      }
      state.lastTaken = now
      state.taken.append(request.text)
      return .answer("ok")
    }
  }
}
