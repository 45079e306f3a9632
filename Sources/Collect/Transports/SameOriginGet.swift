import HTTP
import Model

/// One GET that follows redirects within its own origin. The secrets of a request go nowhere but to the configured
/// host.
struct SameOriginGet: Sendable {
  let request: HTTPRequest
  /// Texts that no sentence may show, besides the query of an address.
  let secrets: [String]
  let client: any HTTPClient

  static let redirects = 5

  /// The final answer, whatever its status. A failure's sentence completes the name of the place.
  func answer() async -> Result<HTTPAnswer, FetchProblem> {
    var request = request
    var seen: Set<String> = []
    while true {
      let answer: HTTPAnswer
      switch await client.send(request) {
      case .failure(.notSent(let why)):
        return .failure(FetchProblem("could not be reached: \(shown(why, limit: 200))", canRetry: true))
      case .failure(.noAnswer(let why)):
        return .failure(FetchProblem("gave no answer: \(shown(why, limit: 200))", canRetry: true))
      case .failure(.cancelled): return .failure(FetchProblem("gave no answer in time"))
      case .success(let found): answer = found
      }
      // A failed status explains itself without a body, but a redirect needs its header.
      if let missing = answer.missing, answer.status < (answer.header("Location") == nil ? 400 : 300) {
        return .failure(FetchProblem("answered \(answer.status), but \(missing)", canRetry: true))
      }
      if answer.status < 300, answer.cut == .limit {
        return .failure(FetchProblem("answered with more than \(request.limits.bodyBytes >> 20) MiB"))
      }
      guard Redirect.statuses.contains(answer.status) else { return .success(answer) }
      seen.insert(request.url.reveal())
      switch next(answer, from: request.url.reveal(), seen) {
      case .failure(let problem): return .failure(problem)
      case .success(let url): request.url = Secret(url)
      }
    }
  }

  /// The target of a redirect. This is decided without asking any server.
  private func next(
    _ answer: HTTPAnswer, from url: String, _ seen: Set<String>
  ) -> Result<String, FetchProblem> {
    func refuse(_ sentence: String) -> Result<String, FetchProblem> {
      .failure(FetchProblem("answered \(answer.status): it sends us \(sentence)"))
    }
    guard let location = answer.header("Location"), !location.isEmpty else {
      return refuse("elsewhere and does not say where; ask who looks after it for the address")
    }
    guard let redirect = Redirect(location, from: url) else {
      return refuse("to something that is no web address; ask who looks after it for the address")
    }
    guard redirect.address == HTTPAddress(url) else {
      let place = shown(redirect.place(without: secrets), limit: 300)
      if Self.looksLikeLogin(redirect.url) {
        return refuse(
          "elsewhere, to \(place), which looks like a page to log in on; check the secret of this source, or put an "
            + "address that needs no browser in the configuration")
      }
      return refuse(
        "elsewhere, to \(place); nothing is asked there until that address is in the configuration")
    }
    guard !seen.contains(redirect.url) else {
      return refuse("round in a circle; ask who looks after it for the address")
    }
    guard seen.count <= Self.redirects else {
      return refuse("on more than \(Self.redirects) times; ask who looks after it for the address")
    }
    return .success(redirect.url)
  }

  private static func looksLikeLogin(_ url: String) -> Bool {
    let url = url.lowercased()
    return ["login", "signin", "sign-in", "logon", "/sso", "/saml", "oauth2", "/adfs/"].contains { url.contains($0) }
  }
}
