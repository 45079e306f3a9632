/// A place that posts go to: a host and a credential. Channels of several teams may share one.
///
/// It holds neither the address nor the secret but a hash of them, which is valid for this run of the program only:
/// Swift seeds its hashes anew at every start.
package struct Destination: Hashable, Sendable {
  private let tag: Int

  /// - Parameter parts: what tells destinations apart, such as the service, the address and the login.
  package init(_ parts: Secret...) {
    var hasher = Hasher()
    for part in parts { hasher.combine(part.reveal()) }
    tag = hasher.finalize()
  }
}
