import HTTP

/// An HTTP client that reaches nobody.
package struct NoNetwork: HTTPClient {
  package init() {}

  package func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
    .failure(.notSent("there is no network here"))
  }
}
