import HTTP
import Model

/// What the tests need to make a channel of a service, and what they may expect of it. The program reads none of it.
///
/// It stands in the service's folder, so that whoever adds a service is asked for it by the compiler, and no suite has a list of
/// services of its own.
package protocol ServiceFixture: Sendable {
  /// Settings that work, with `canary` in every secret.
  ///
  /// - Parameter server: what stands in for the service's own place, as scheme, host, port and perhaps a path without a slash
  ///   at its end; nil for the place itself.
  static func settings(at server: String?) -> [(key: String, value: String)]
  /// The most bytes that a body has, however long the update is.
  static var mostBytes: Int { get }
  static var method: HTTPRequest.Method { get }
  /// Whether the key is a token in a header; else it is the address.
  static var hasToken: Bool { get }
  /// Whether a status from 200 to 299 is enough, whatever comes with it.
  static var asksStatusOnly: Bool { get }
  /// What such a status comes to without the service's sign of success; nil where nobody knows.
  static func outcome(ofBare status: Int) -> Outcome?
}

extension ServiceFixture {
  package static var method: HTTPRequest.Method { .post }
  package static var hasToken: Bool { false }
  package static var asksStatusOnly: Bool { false }
  package static func outcome(ofBare status: Int) -> Outcome? { nil }
}
