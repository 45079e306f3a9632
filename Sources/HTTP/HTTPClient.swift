import Model

/// One request, one attempt. URL and header values may be secrets: they are revealed only to libcurl.
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

/// How long and how much; the caps are enforced in the callbacks, because MAXFILESIZE does not stop a body without length.
package struct HTTPLimits: Sendable {
  package var connect: Duration = .seconds(5)
  package var total: Duration = .seconds(20)
  /// The longest stretch without a byte, in whole seconds: for reads that are allowed a long `total`.
  package var silence: Duration = .seconds(20)
  /// Bytes of body kept; a longer answer ends the transfer and is `cut`.
  package var bodyBytes: Int
  package var headerBytes = 32 * 1024
  package var headerLines = 100
  package init(bodyBytes: Int) { self.bodyBytes = bodyBytes }

  /// A chat service's answer.
  package static let post = HTTPLimits(bodyBytes: 64 * 1024)
  /// A source's page.
  package static let read = HTTPLimits(bodyBytes: 16 * 1024 * 1024)
}

/// What the configuration says about the way there. TLS is always verified; a private CA is added, never a replacement.
package struct HTTPAccess: Sendable, Hashable {
  /// A PEM file of further authorities.
  package var ca: String?
  /// From the configuration only, never from the environment.
  package var proxy: Proxy?
  /// `http` too: for hosts that the configuration names so. Otherwise https only.
  package var allowsHTTP: Bool
  package init(ca: String? = nil, proxy: Proxy? = nil, allowsHTTP: Bool = false) {
    self.ca = ca
    self.proxy = proxy
    self.allowsHTTP = allowsHTTP
  }
}

package struct HTTPAnswer: Sendable {
  package let status: Int
  /// In the order in which they came; names as sent.
  package let headers: [(name: String, value: String)]
  package let body: [UInt8]
  /// Why it is not whole; nil when it is.
  package let cut: Cut?
  package let elapsed: Duration

  /// What kept the rest of an answer away.
  package enum Cut: Sendable, Hashable {
    /// Its body is longer than the limit.
    case limit
    /// The connection ended before the answer did.
    case ended
    /// The time was over.
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

  /// That the rest of it never came, as a sentence; nil when it is whole, or was over the limit.
  package var missing: String? {
    let length = header("Content-Length").flatMap { Int($0) }
    let came = length.map { "\(body.count) of \($0) bytes" } ?? "\(body.count) bytes came"
    return switch cut {
    case nil, .limit: nil
    case .ended: "the connection ended before the whole answer was there (\(came))"
    case .time: "the whole answer was not there in time (\(came))"
    }
  }

  /// The first header of that name, without regard to case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Why there is no answer. The texts are sentences without a full stop that name the host, the name of a header or the
/// file of `ca:` at most: never a path, a query or a value.
package enum HTTPFailure: Error, Sendable, Equatable {
  /// Not one byte of the request left: refused, no such host, TLS failed, the request itself is not allowed.
  case notSent(String)
  /// The request left, in part or whole, and no final status came back: it may have been carried out.
  case noAnswer(String)
  /// Cancelled by us; `sent` tells whether bytes may have left.
  case cancelled(sent: Bool)
}

/// One attempt, never repeated beneath the caller.
package protocol HTTPClient: Sendable {
  func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure>
}
