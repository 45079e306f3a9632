/// Where posts end up: a host and a credential. Channels of many teams may share one.
///
/// Holds no address and no secret, only a number that stands for them as long as this program runs: the seed of its hash is
/// new with every start.
package struct Destination: Hashable, Sendable {
  private let tag: Int

  /// - Parameter parts: what makes it this destination, such as the service, the address and the login.
  package init(_ parts: Secret...) {
    var hasher = Hasher()
    for part in parts { hasher.combine(part.reveal()) }
    tag = hasher.finalize()
  }
}
