import HTTP
import Model

/// A request that cannot post, and what its answer says of a channel. For `doctor`.
package struct Checkup: Sendable {
  package let request: HTTPRequest
  private let wrong: @Sendable (HTTPAnswer) -> String?
  private let redaction: Redaction

  /// - Parameter wrong: why a post would not be taken; nil when nothing speaks against it. The answer is clean of secrets by then.
  init(_ request: HTTPRequest, _ redaction: Redaction, wrong: @escaping @Sendable (HTTPAnswer) -> String?) {
    self.request = request
    self.redaction = redaction
    self.wrong = wrong
  }

  /// Asks, and says what the answer says.
  package func trouble(by http: any HTTPClient) async -> String? { trouble(in: await http.send(request)) }

  /// What would keep a post from arriving, in words that stand after the channel's name; nil when nothing is known.
  package func trouble(in result: Result<HTTPAnswer, HTTPFailure>) -> String? {
    switch redaction.clean(result) {
    case .success(let answer): wrong(answer)
    case .failure(.notSent(let why)): why
    case .failure(.noAnswer(let why)): "it was reached, and gave no answer: \(why)"
    case .failure(.cancelled): nil
    }
  }

  static let limits: HTTPLimits = {
    var limits = HTTPLimits(bodyBytes: 64 * 1024)
    limits.total = .seconds(10)
    return limits
  }()
}

extension Service {
  /// The front page of its host: what is behind an address of a webhook may do something when it is asked, the front page does
  /// not. It shows that name, TLS and way are right, and nothing more.
  package var checkup: Checkup? {
    guard case .http(let request) = sending(PostBody(contentType: "", text: ""), post: PostID("")),
      let address = try? WebAddress.read(request.url.reveal())
    else { return nil }
    return Checkup(
      HTTPRequest(method: .get, url: Secret(address.origin + "/"), limits: Checkup.limits, access: request.access),
      redaction
    ) { _ in nil }
  }

  /// Asks with the rights of a post for something else than a post.
  func checkup(
    at url: String, like post: Sending, wrong: @escaping @Sendable (HTTPAnswer) -> String?
  ) -> Checkup? {
    guard case .http(let request) = post else { return nil }
    let headers = request.headers.filter { $0.name != "Content-Type" }
    return Checkup(
      HTTPRequest(
        method: .get, url: Secret(url), headers: headers, limits: Checkup.limits, access: request.access), redaction,
      wrong: wrong)
  }

  /// Why a post would not be taken, where its own judgement of an answer that is none to a post can be believed.
  func lasting(_ answer: HTTPAnswer) -> String? {
    if case .broken(let why) = judge(.success(answer)) { why } else { nil }
  }
}
