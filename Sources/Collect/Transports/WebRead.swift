import HTTP
import Model

/// One GET. Headers and address may hold secrets; no sentence of here shows more than scheme and host.
struct WebRead: Sendable {
  let address: Secret
  let headers: [HTTPHeader]
  let access: HTTPAccess
  let client: any HTTPClient

  func fetch() async -> Result<Fetched, FetchProblem> {
    let origin = Origin(address.reveal())
    let name = origin?.description ?? "the address"
    var access = access
    // Only because the configuration itself says http.
    access.allowsHTTP = origin?.scheme == "http"
    let request = HTTPRequest(method: .get, url: address, headers: headers, limits: .read, access: access)
    switch await client.send(request) {
    case .failure(.notSent(let why)):
      return .failure(FetchProblem("\(name) could not be reached: \(shown(why, limit: 200))", canRetry: true))
    case .failure(.noAnswer(let why)):
      return .failure(FetchProblem("\(name) gave no answer: \(shown(why, limit: 200))", canRetry: true))
    case .failure(.cancelled): return .failure(FetchProblem("\(name) gave no answer in time"))
    case .success(let answer): return judge(answer, name)
    }
  }

  private func judge(_ answer: HTTPAnswer, _ name: String) -> Result<Fetched, FetchProblem> {
    let wait = answer.header("Retry-After").flatMap { Int($0.trimmingSpaces()) }.map { Duration.seconds($0) }
    let said = "\(name) answered \(answer.status)"
    switch answer.status {
    case 200...299 where answer.truncated:
      return .failure(FetchProblem("\(name) answered with more than \(FetchProblem.sizeLimit >> 20) MiB"))
    case 200...299: return .success(Fetched(parts: [.init(name: name, bytes: answer.body)]))
    case 300...399:
      return .failure(FetchProblem("\(said): it sends us elsewhere; put the address it moved to in the configuration"))
    case 401, 407:
      return .failure(FetchProblem("\(said): it does not accept our login; check the secret of this source"))
    case 403: return .failure(FetchProblem("\(said): our login may not read this; check its rights"))
    case 404, 410: return .failure(FetchProblem("\(said): there is nothing at this address; check url and project"))
    case 429: return .failure(FetchProblem("\(said): we ask too often", canRetry: true, after: wait))
    case 500...599: return .failure(FetchProblem("\(said): it has trouble of its own", canRetry: true, after: wait))
    default: return .failure(FetchProblem("\(said): it does not accept the request"))
    }
  }
}

/// Scheme, host and port: where a secret may go.
struct Origin: Hashable, CustomStringConvertible {
  let scheme: String
  let host: String

  init?(_ address: String) {
    guard let mark = address.firstRange(of: "://") else { return nil }
    scheme = address[..<mark.lowerBound].lowercased()
    let rest = address[mark.upperBound...].prefix { !"/?#\\".contains($0) }
    // A login inside an address would print with it.
    guard scheme == "https" || scheme == "http", !rest.isEmpty, !rest.contains("@") else { return nil }
    let standardPort = scheme == "https" ? ":443" : ":80"
    let name = rest.lowercased()
    host = name.hasSuffix(standardPort) ? String(name.dropLast(standardPort.count)) : name
  }

  var description: String { "\(scheme)://\(shown(host, limit: 100))" }
}
