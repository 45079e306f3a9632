import HTTP
import Model

/// One GET. Its headers and address may hold secrets, so its sentences show no more than scheme and host.
struct WebRead: Sendable {
  let address: Secret
  let headers: [HTTPHeader]
  let access: HTTPAccess
  /// Texts that no sentence may show about a redirect's target.
  var secrets: [String] = []
  let client: any HTTPClient
  /// The moment from which a date in Retry-After counts, where the answer has no date of its own.
  let now: Instant

  func fetch() async -> Result<Fetched, FetchProblem> {
    let origin = Origin(address.reveal())
    let name = origin?.description ?? "the address"
    var access = access
    // Plain http is allowed only where the configuration itself says http.
    access.allowsHTTP = origin?.scheme == "http"
    let request = HTTPRequest(method: .get, url: address, headers: headers, limits: .read, access: access)
    switch await SameOriginGet(request: request, secrets: secrets, client: client).answer() {
    case .failure(let problem):
      return .failure(FetchProblem("\(name) \(problem.sentence)", canRetry: problem.canRetry, after: problem.after))
    case .success(let answer): return judge(answer, name)
    }
  }

  private func judge(_ answer: HTTPAnswer, _ name: String) -> Result<Fetched, FetchProblem> {
    let wait = RetryAfter.wait(from: answer, now: now)
    let said = "\(name) answered \(answer.status)"
    switch answer.status {
    // The server says that there is no content.
    case 204, 205: return .success(Fetched(parts: []))
    case 206:
      var fetched = Fetched(parts: [.init(name: name, bytes: answer.body)])
      fetched.problems.append(RowProblem("\(said): this is only a part of what it has; ask for less at once", .excess))
      return .success(fetched)
    case 200...299:
      let parts = [Fetched.Part(name: name, bytes: answer.body)]
      return .success(Fetched(parts: parts, cut: Pagination.cut(by: answer.header("Link"))))
    case 401, 407:
      return .failure(FetchProblem("\(said): it does not accept our login; check the secret of this source"))
    case 403 where wait == nil: return .failure(FetchProblem("\(said): our login may not read this; check its rights"))
    case 404, 410: return .failure(FetchProblem("\(said): there is nothing at this address; check url and project"))
    case 403, 429: return .failure(FetchProblem("\(said): we ask too often", canRetry: true, after: wait))
    case 500...599: return .failure(FetchProblem("\(said): it has trouble of its own", canRetry: true, after: wait))
    default: return .failure(FetchProblem("\(said): it does not accept the request"))
    }
  }
}
