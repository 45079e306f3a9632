import HTTP
import Model
import Synchronization

/// The moments until which services asked not to be called again (the header Retry-After, RFC 9110, 10.2.3). It is
/// kept as long as the program runs.
package final class RetryPauses: Sendable {
  /// A service and the login by which it is called. The login is a hash with a random seed, which means nothing
  /// outside this run.
  struct Destination: Hashable {
    private let origin: Origin
    private let identity: Int

    init(_ origin: Origin, _ headers: [HTTPHeader]) {
      self.origin = origin
      var hasher = Hasher()
      for header in headers { hasher.combine(header.value) }
      identity = hasher.finalize()
    }
  }

  private struct Rest {
    let asked: Instant
    let until: Instant
  }

  private let rests = Mutex<[Destination: Rest]>([:])

  package init() {}

  func keep(_ wait: Duration, for destination: Destination, at now: Instant) {
    rests.withLock { rests in
      rests = rests.filter { $0.value.until > now }
      let until = now.adding(wait)
      if let known = rests[destination], known.asked <= now, known.until > until { return }
      rests[destination] = Rest(asked: now, until: until)
    }
  }

  /// Nil when the service asked for no pause, when the pause is over, or when the clock was set back since.
  func until(_ destination: Destination, at now: Instant) -> Instant? {
    rests.withLock { $0[destination] }.flatMap { $0.asked <= now && now < $0.until ? $0.until : nil }
  }
}
