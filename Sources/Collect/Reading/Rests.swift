import HTTP
import Model
import Synchronization

/// Until when services asked to be left alone, for as long as the program runs.
package final class Rests: Sendable {
  /// Who is asked, and as whom: a number that means nothing outside the run.
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

  /// Nil when nobody asked, the time has come, or the clock was put back since.
  func until(_ destination: Destination, at now: Instant) -> Instant? {
    rests.withLock { $0[destination] }.flatMap { $0.asked <= now && now < $0.until ? $0.until : nil }
  }
}
