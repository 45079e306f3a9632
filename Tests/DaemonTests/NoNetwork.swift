import HTTP

/// An HTTP client that reaches nobody.
struct NoNetwork: HTTPClient {
  func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
    .failure(.notSent("there is no network here"))
  }
}
