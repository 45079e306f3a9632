import Config
import HTTP
import Model
import ServiceFixtures
import Synchronization
import TestKit
import Testing

@testable import Courier
@testable import Services

/// A service whose channel can be read: the id goes along, and what is there is asked for.
struct ReadableService: ProbeService {
  static let name = "readable"
  static let unknownClass = UnknownClass.readable
  let place: String
  init(place: String) { self.place = place }
  init?(_ section: inout Section) { place = section.requiredText("place", example: "here") }

  func sending(_ body: PostBody, post: PostID) -> Sending {
    .http(
      HTTPRequest(
        method: .post, url: Secret("http://127.0.0.1/\(place)"), headers: [HTTPHeader("Post", post.text)],
        body: Array(body.text.utf8), limits: .post))
  }

  func looking(for post: PostID, _ body: PostBody, since: Instant, page: String?) -> HTTPRequest? {
    HTTPRequest(
      method: .get, url: Secret("http://127.0.0.1/\(place)?since=\(since.milliseconds)&page=\(page ?? "0")"),
      limits: .post)
  }

  func found(_ post: PostID, in result: Result<HTTPAnswer, HTTPFailure>) -> LookResult {
    guard case .success(let answer) = result else { return .unclear(why: "no answer", after: nil) }
    if answer.status == 403 { return .forbidden(why: "the right to read is missing") }
    guard answer.status == 200 else {
      let after = answer.header("Retry-After").flatMap { Int64($0) }.map { Duration.seconds($0) }
      return .unclear(why: "answered \(answer.status)", after: after)
    }
    let lines = String(decoding: answer.body, as: UTF8.self).split(separator: "\n")
    if lines.contains(Substring(post.text)) { return .there(reference: "found") }
    return lines.last.flatMap { $0.hasPrefix("more ") ? .more(page: String($0.dropFirst(5))) : nil } ?? .absent
  }
}

extension Channel {
  static func readable(
    _ name: ChannelName, _ onUnknown: OnUnknown = .resend, place: String? = nil, fallback: ChannelName? = nil
  ) -> Channel {
    Channel(
      name: name, service: ReadableService(place: place ?? name.text), onUnknown: onUnknown, fallback: fallback)
  }
}

/// The channels behind it, with a clock, and faults in the order in which they are planned; after those all is well.
final class ReadableRoom: HTTPClient {
  enum PostFault: CaseIterable { case taken, answerLost, postLost, busy, notSent }
  enum LookFault: Sendable {
    case shown, noAnswer
    case status(Int, retryAfter: Int? = nil)
    case hold(Gate)
  }
  struct Message: Sendable {
    let place: String
    let id: String
    let text: String
    let at: Instant
  }
  private struct State {
    var posts: [PostFault] = []
    var looks: [LookFault] = []
    var messages: [Message] = []
    var requests: [(kind: String, place: String, at: Instant)] = []
    var busy: [String: Int] = [:]
    var most = 0
    var mostAtOnePlace = 0
  }

  private let state = Mutex(State())
  private let clock: HandClock
  /// How long a message takes until it is shown to those who look.
  let delay: Duration
  private let pageLength: Int

  init(_ clock: HandClock, delay: Duration = .zero, pageLength: Int = 1_000) {
    self.clock = clock
    self.delay = delay
    self.pageLength = pageLength
  }

  func plan(posts: [PostFault] = [], looks: [LookFault] = []) {
    state.withLock {
      $0.posts += posts
      $0.looks += looks
    }
  }
  var messages: [Message] { state.withLock { $0.messages } }
  /// `post` and `look`, in order.
  var requests: [String] { state.withLock { $0.requests.map(\.kind) } }
  func moments(of kind: String) -> [Instant] { state.withLock { $0.requests.filter { $0.kind == kind }.map(\.at) } }
  /// The most requests that were under way at once, and that to one place.
  var most: (all: Int, place: Int) { state.withLock { ($0.most, $0.mostAtOnePlace) } }
  func say(_ text: String, in place: String) {
    state.withLock { $0.messages.append(Message(place: place, id: text, text: text, at: clock.now)) }
  }

  func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
    let target = request.url.reveal().split(separator: "/").last ?? ""
    let place = String(target.prefix { $0 != "?" })
    begin(request.method == .get ? "look" : "post", place)
    defer { end(place) }
    await Task.yield()
    if request.method == .get { return await look(place, String(target)) }
    return take(request, place)
  }

  private func begin(_ kind: String, _ place: String) {
    state.withLock {
      $0.requests.append((kind, place, clock.now))
      $0.busy[place, default: 0] += 1
      $0.most = max($0.most, $0.busy.values.reduce(0, +))
      $0.mostAtOnePlace = max($0.mostAtOnePlace, $0.busy[place] ?? 0)
    }
  }

  private func end(_ place: String) { state.withLock { $0.busy[place, default: 1] -= 1 } }

  private func take(_ request: HTTPRequest, _ place: String) -> Result<HTTPAnswer, HTTPFailure> {
    let id = request.headers.first { $0.name == "Post" }?.value.reveal() ?? ""
    let message = Message(
      place: place, id: id, text: String(decoding: request.body, as: UTF8.self), at: clock.now)
    return state.withLock { state in
      switch state.posts.isEmpty ? .taken : state.posts.removeFirst() {
      case .taken:
        state.messages.append(message)
        return answer(200)
      case .answerLost:
        state.messages.append(message)
        return .failure(.noAnswer("the connection ended"))
      case .postLost: return .failure(.noAnswer("the connection ended"))
      case .busy: return answer(503)
      case .notSent: return .failure(.notSent("refused"))
      }
    }
  }

  private func look(_ place: String, _ target: String) async -> Result<HTTPAnswer, HTTPFailure> {
    switch state.withLock({ $0.looks.isEmpty ? .shown : $0.looks.removeFirst() }) {
    case .noAnswer: return .failure(.noAnswer("the connection ended"))
    case .status(let status, let retryAfter): return answer(status, retryAfter: retryAfter)
    case .hold(let gate):
      do { try await gate.passed() } catch { Issue.record(error) }
    case .shown: break
    }
    let numbers = target.split { !$0.isNumber }.suffix(2).compactMap { Int64($0) }
    let shown = messages.filter {
      $0.place == place && $0.at.adding(delay) <= clock.now && $0.at.milliseconds >= numbers[0]
    }
    let page = shown.dropFirst(Int(numbers[1])).prefix(pageLength)
    let next = Int(numbers[1]) + page.count
    let more = next < shown.count ? ["more \(next)"] : []
    return answer(200, (page.map(\.id) + more).joined(separator: "\n"))
  }

  private func answer(_ status: Int, _ body: String = "", retryAfter: Int? = nil) -> Result<HTTPAnswer, HTTPFailure> {
    let headers = retryAfter.map { [(name: "Retry-After", value: "\($0)")] } ?? []
    return .success(
      HTTPAnswer(status: status, headers: headers, body: Array(body.utf8), elapsed: .zero))
  }
}
