import HTTP
import Model

/// A request that cannot post anything, and what its answer says about a channel. Used by `doctor`.
package struct Checkup: Sendable {
  package let request: HTTPRequest
  private let wrong: @Sendable (HTTPAnswer) -> String?
  private let redaction: Redaction

  /// - Parameter wrong: why a post would be refused, by this answer without its secrets; nil when it gives no reason.
  init(_ request: HTTPRequest, _ redaction: Redaction, wrong: @escaping @Sendable (HTTPAnswer) -> String?) {
    self.request = request
    self.redaction = redaction
    self.wrong = wrong
  }

  package func trouble(by http: any HTTPClient) async -> String? { trouble(in: await http.send(request)) }

  /// What would keep a post from arriving, as words that follow the channel's name; nil when no trouble is known.
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
  /// A GET of the front page of the service's host, not of the webhook's address, which may act on a GET. It proves that name
  /// resolution, TLS and the route work, and nothing more.
  package var checkup: Checkup? {
    guard case .http(let request) = sending(PostBody(contentType: "", text: ""), post: PostID("")),
      let address = try? WebAddress.read(request.url.reveal())
    else { return nil }
    return Checkup(
      HTTPRequest(method: .get, url: Secret(address.origin + "/"), limits: Checkup.limits, access: request.access),
      redaction
    ) { _ in nil }
  }

  /// A GET of `url` with the headers and the access of a post.
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

  /// Why the service would refuse every post, judged from an answer to a request that was no post. Only the verdict "broken"
  /// carries over: it is about the destination, all others are about the request.
  func lasting(_ answer: HTTPAnswer) -> String? {
    if case .broken(let why) = judge(.success(answer)) { why } else { nil }
  }
}
