import Model

/// A request that is sent once. The URL and the values of headers may be secrets: only libcurl gets them in the clear.
package struct HTTPRequest: Sendable {
  package enum Method: String, Sendable { case get = "GET", post = "POST", put = "PUT" }

  package var method: Method
  package var url: Secret
  package var headers: [HTTPHeader]
  package var body: [UInt8]
  package var limits: HTTPLimits
  package var access: HTTPAccess

  package init(
    method: Method, url: Secret, headers: [HTTPHeader] = [], body: [UInt8] = [], limits: HTTPLimits,
    access: HTTPAccess = HTTPAccess()
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.limits = limits
    self.access = access
  }
}

package struct HTTPHeader: Sendable {
  package let name: String
  package let value: Secret
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = Secret(value)
  }
  package init(_ name: String, _ value: Secret) {
    self.name = name
    self.value = value
  }
}

/// The limits of time and size. Sizes are enforced in the callbacks, because CURLOPT_MAXFILESIZE does not stop a body
/// without a Content-Length.
package struct HTTPLimits: Sendable {
  package var connect: Duration = .seconds(5)
  package var total: Duration = .seconds(20)
  /// The longest time without a byte, in whole seconds, for requests with a long `total`.
  package var silence: Duration = .seconds(20)
  /// The most bytes of a body. A longer answer ends the transfer and is marked as `cut`.
  package var bodyBytes: Int
  package var headerBytes = 32 * 1024
  package var headerLines = 100
  package init(bodyBytes: Int) { self.bodyBytes = bodyBytes }

  /// For the answer of a chat service.
  package static let post = HTTPLimits(bodyBytes: 64 * 1024)
  /// For a page of a source.
  package static let read = HTTPLimits(bodyBytes: 16 * 1024 * 1024)
}

/// How the host is reached, by the configuration. TLS is always verified; a private authority is added to the system's.
package struct HTTPAccess: Sendable, Hashable {
  /// A PEM file of further authorities.
  package var ca: String?
  /// The proxy from the configuration; it is never taken from the environment.
  package var proxy: Proxy?
  /// Whether `http` is allowed besides `https`, for hosts that the configuration gives so.
  package var allowsHTTP: Bool
  package init(ca: String? = nil, proxy: Proxy? = nil, allowsHTTP: Bool = false) {
    self.ca = ca
    self.proxy = proxy
    self.allowsHTTP = allowsHTTP
  }
}

package struct HTTPAnswer: Sendable {
  package let status: Int
  /// The headers in the order in which they came, with their names as they were sent.
  package let headers: [(name: String, value: String)]
  package let body: [UInt8]
  /// Why the answer is not complete; nil when it is.
  package let cut: Cut?
  package let elapsed: Duration

  /// Why the rest of an answer is missing.
  package enum Cut: Sendable, Hashable {
    /// The body is longer than the limit.
    case limit
    /// The connection ended before the answer did.
    case ended
    /// The time limit was reached.
    case time
  }

  package init(
    status: Int, headers: [(name: String, value: String)], body: [UInt8], cut: Cut? = nil, elapsed: Duration
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.cut = cut
    self.elapsed = elapsed
  }

  package var truncated: Bool { cut != nil }

  /// A sentence about the missing rest; nil when the answer is complete or exceeds the limit.
  package var missing: String? {
    let length = header("Content-Length").flatMap { Int($0) }
    let came = length.map { "\(body.count) of \($0) bytes" } ?? "\(body.count) bytes came"
    return switch cut {
    case nil, .limit: nil
    case .ended: "the connection ended before the whole answer was there (\(came))"
    case .time: "the whole answer was not there in time (\(came))"
    }
  }

  /// The first header of that name, in any case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Why there is no answer. The texts are sentences without a full stop. They name the host, a header or the file of
/// `ca:` at most, and never a path, a query or a value.
package enum HTTPFailure: Error, Sendable, Equatable {
  /// No byte of the request was sent: the connection was refused, the host is unknown, TLS failed, or the request is
  /// not allowed.
  case notSent(String)
  /// The request was sent, in part or as a whole, and no final status came. It may have been carried out.
  case noAnswer(String)
  /// We cancelled the request. `sent` tells whether bytes may have been sent.
  case cancelled(sent: Bool)
}

/// Sends a request once. A client never repeats it by itself, so callers know how often a post was sent.
package protocol HTTPClient: Sendable {
  func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure>
}
