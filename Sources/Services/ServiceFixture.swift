import HTTP
import Model

/// What the tests need to make a channel of a service, and what they may expect of it. The program itself uses none of it.
///
/// A fixture stands in the service's folder and is required by `Service`. So the compiler asks for it when a service is added,
/// and no test needs its own list of services.
package protocol ServiceFixture: Sendable {
  /// Settings that work, with `canary` in every secret.
  ///
  /// - Parameter server: the test server to use: scheme, host, port and perhaps a path, without a slash at the end; nil for the
  ///   service's own address.
  static func settings(at server: String?) -> [(key: String, value: String)]
  /// The largest possible body in bytes, however long the update is.
  static var mostBytes: Int { get }
  static var method: HTTPRequest.Method { get }
  /// Whether the secret is a token in a header; otherwise the address is the secret.
  static var hasToken: Bool { get }
  /// Whether any status from 200 to 299 means success, whatever the body is.
  static var asksStatusOnly: Bool { get }
  /// The outcome of such a status when the answer lacks the service's sign of success; nil where the outcome is unknown.
  static func outcome(ofBare status: Int) -> Outcome?
}

extension ServiceFixture {
  package static var method: HTTPRequest.Method { .post }
  package static var hasToken: Bool { false }
  package static var asksStatusOnly: Bool { false }
  package static func outcome(ofBare status: Int) -> Outcome? { nil }
}
