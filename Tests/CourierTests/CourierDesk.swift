import Config
import HTTP
import Ledger
import Model
import ServiceFixtures
import Synchronization
import TestKit
import Testing

@testable import Courier
@testable import Services

/// A courier on a real ledger, with a clock by hand and services by script.
final class CourierDesk: Sendable {
  let folder: TemporaryFolder
  let http = ScriptedHTTP()
  let clock = HandClock()
  private let state: Mutex<(lock: StateLock, ledger: Ledger)>
  let channels = Mutex<[ChannelName: Channel]>([:])
  let printed = Mutex<[String]>([])
  let isPrinterOpen = Mutex(true)
  /// In a box: bare, a function in a mutex is wrapped once more by every look at it, until the stack ends.
  struct Hours {
    var until: @Sendable (TeamName, ChannelName, Instant) -> Instant? = { _, _, _ in nil }
  }
  let quiet = Mutex(Hours())
  let events = Mutex<[CourierEvent]>([])

  init(_ channels: Channel..., patience: Duration = .seconds(10)) throws {
    folder = try TemporaryFolder()
    let lock = try StateLock.acquire(directory: folder.path)
    state = Mutex((lock, try Ledger.open(directory: folder.path, mode: .write(lock), patience: patience)))
    self.channels.withLock { known in for channel in channels { known[channel.name] = channel } }
  }

  var ledger: Ledger { state.withLock { $0.ledger } }

  func courier(places: Int = 8, over client: (any HTTPClient)? = nil) -> Courier {
    let sender = Sender(http: client ?? http) { text in
      guard self.isPrinterOpen.withLock({ $0 }) else { return false }
      self.printed.withLock { $0.append(text) }
      return true
    }
    return Courier(
      ledger: ledger, sender: sender, clock: clock.clock, random: { 0.5 }, for: self, places: places)
  }

  /// What the file sees of a crash: the lock falls, and the next program opens it.
  func crash() throws {
    try state.withLock {
      $0.lock.release()
      let lock = try StateLock.acquire(directory: folder.path)
      $0 = (lock, try Ledger.open(directory: folder.path, mode: .write(lock)))
    }
  }

  /// Queues one update with a post to each channel; the ids are `date-channel`.
  func queue(
    _ date: String = "2026-11-24", to names: ChannelName..., team: TeamName = "desk",
    deadline: Duration = .seconds(7200),
    again: Bool = false, byHand: Bool = false, id: String? = nil, body: PostBody? = nil
  ) async throws {
    let now = clock.now
    let slot = SlotKey(team: team, edition: "daily", date: try #require(CivilDate(date)))
    let posts = channels.withLock { known in
      names.map { name in
        NewPost(
          id: PostID(id ?? "\(date)-\(name)"), channel: name, service: known[name]?.serviceName ?? "blind",
          body: body ?? PostBody(contentType: "text/plain", text: "\(slot)"), deadline: now.adding(deadline),
          byHand: byHand)
      }
    }
    let update = Update(
      slot: slot, kind: .daily, teamName: "Desk", readAt: now, now: CivilDateTime(utc: now), lateness: .onTime,
      since: nil, summary: Summary(), sections: [], told: [])
    let decision = SlotDecision(
      slot: slot, nominal: now, how: .hand,
      verdict: .post(SlotPosting(update: update, posts: posts, again: again)))
    _ = try await ledger.decide([decision], now: now)
  }

  /// Sends, and sets the clock to what comes next, until nothing is left to do.
  func settle(_ courier: Courier) async throws {
    for _ in 0..<10_000 {
      guard let due = try await courier.deliverDue() else { return }
      try #require(due > clock.now, "it wants to be called again at once, for ever")
      clock.set(due)
    }
    throw NeverCame("the courier never came to an end")
  }

  func post(_ id: String) async throws -> StoredPost {
    try #require(try await ledger.posts(PostFilter(id: PostID(id))).first)
  }
}

extension CourierDesk: CourierDelegate {
  func channel(_ name: ChannelName, of team: TeamName) -> Channel? { channels.withLock { $0[name] } }
  func reword(_ update: Update, for team: TeamName, _ mark: PostMark) -> WordedUpdate? {
    switch mark {
    case .none: worded("\(update.slot)")
    case .repeated: worded("\(update.slot) (repeat)")
    case .elsewhere: worded("\(update.slot) (elsewhere)")
    }
  }
  func quiet(_ channel: ChannelName, of team: TeamName, at moment: Instant) -> Instant? {
    quiet.withLock { $0.until }(team, channel, moment)
  }
  func isLeftOut(_ team: TeamName) -> Bool { false }
  var mayExpire: Bool { true }
  func report(_ event: CourierEvent) { events.withLock { $0.append(event) } }
}

func worded(_ title: String) -> WordedUpdate {
  WordedUpdate(language: .en, title: Words(own: title), summary: Words(), sections: [])
}

/// An HTTP client that answers by script, per channel, and fails the test on a request that nobody planned.
final class ScriptedHTTP: HTTPClient {
  enum Step: Sendable {
    case status(Int, retryAfter: Int? = nil)
    case fail(HTTPFailure)
    /// Tells that it is there, and answers 200 once it may.
    case hold(Gate)
  }

  private let plan = Mutex<[String: [Step]]>([:])
  private let requests = Mutex<[String]>([])
  private let look = Mutex<(@Sendable (String) async -> Void)?>(nil)

  func expect(_ channel: String, _ steps: Step...) { plan.withLock { $0[channel, default: []] += steps } }
  /// What came in, as `channel: body`.
  var seen: [String] { requests.withLock { $0 } }
  var isDone: Bool { plan.withLock { $0.values.allSatisfy(\.isEmpty) } }
  func onRequest(_ look: @escaping @Sendable (String) async -> Void) { self.look.withLock { $0 = look } }

  func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
    let channel = String(request.url.reveal().split(separator: "/").last ?? "")
    requests.withLock { $0.append("\(channel): \(String(decoding: request.body, as: UTF8.self))") }
    if let look = look.withLock({ $0 }) { await look(channel) }
    let step = plan.withLock { plan -> Step? in
      guard plan[channel]?.isEmpty == false else { return nil }
      return plan[channel]?.removeFirst()
    }
    switch step {
    case .status(let status, let retryAfter):
      let headers = retryAfter.map { [(name: "Retry-After", value: "\($0)")] } ?? []
      return .success(HTTPAnswer(status: status, headers: headers, body: [], elapsed: .zero))
    case .fail(let failure): return .failure(failure)
    case .hold(let gate):
      do { try await gate.passed() } catch { Issue.record(error) }
      return .success(HTTPAnswer(status: 200, headers: [], body: [], elapsed: .zero))
    case nil:
      Issue.record("a request to \(channel) that was not planned")
      return .failure(.notSent("not planned"))
    }
  }
}

extension Channel {
  static func blind(_ name: ChannelName, _ onUnknown: OnUnknown = .resend) -> Channel {
    Channel(name: name, service: BlindService(place: name.text), onUnknown: onUnknown)
  }
  static func sameID(_ name: ChannelName) -> Channel { Channel(name: name, service: SameIDService(place: name.text)) }
}
