import HTTP
import Model
import TestKit
import Testing

/// A scripted server and a client, both closed at the end.
func withServer(
  places: Int = 64, _ handler: @escaping LoopbackServer.Handler,
  _ body: (LoopbackServer, CurlClient) async throws -> Void
) async throws {
  let server = try LoopbackServer(handler)
  let client = CurlClient(version: "1.2.3", places: places)
  do { try await body(server, client) } catch {
    await client.close()
    server.stop()
    throw error
  }
  await client.close()
  server.stop()
}

extension HTTPRequest {
  static func get(_ url: String, limits: HTTPLimits = .read, headers: [HTTPHeader] = []) -> HTTPRequest {
    HTTPRequest(
      method: .get, url: Secret(url), headers: headers, limits: limits, access: HTTPAccess(allowsHTTP: true))
  }

  static func post(
    _ url: String, _ body: String = "{}", limits: HTTPLimits = .post, headers: [HTTPHeader] = []
  ) -> HTTPRequest {
    HTTPRequest(
      method: .post, url: Secret(url), headers: headers, body: Array(body.utf8), limits: limits,
      access: HTTPAccess(allowsHTTP: true))
  }
}

extension HTTPLimits {
  func total(_ duration: Duration) -> HTTPLimits {
    var limits = self
    limits.total = duration
    return limits
  }
}

extension Result<HTTPAnswer, HTTPFailure> {
  var answer: HTTPAnswer? { try? get() }
  var failure: HTTPFailure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
  /// The result as text: `not sent`, `no answer`, `cancelled`, or the status.
  var kind: String {
    switch self {
    case .success(let answer): "\(answer.status)"
    case .failure(.notSent): "not sent"
    case .failure(.noAnswer): "no answer"
    case .failure(.cancelled(let sent)): sent ? "cancelled after the start" : "cancelled"
    }
  }
  var why: String {
    switch failure {
    case .notSent(let why), .noAnswer(let why): why
    case .cancelled, nil: ""
    }
  }
}

extension HTTPAnswer {
  var text: String { String(decoding: body, as: UTF8.self) }
}
