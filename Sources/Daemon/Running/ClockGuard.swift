import Model
import Synchronization

/// What is thought of the clock, for all who ask: the daemon's loop, the courier's, whoever posts by hand.
final class ClockGuard: Sendable {
  private struct State {
    var trust: ClockTrust
    var news: [ClockTrust.News] = []
  }
  private let clock: WallClock
  private let witness: ClockWitness
  private let state: Mutex<State>

  /// Looks at once.
  init(_ trust: ClockTrust, clock: WallClock, witness: ClockWitness) {
    self.clock = clock
    self.witness = witness
    state = Mutex(State(trust: trust))
    _ = doubt()
  }

  /// Looks at the clock: a sentence when it is not to be believed, nil when it is.
  func doubt() -> String? {
    state.withLock { state in
      // Read inside: two who look at once must not be told to the trust the wrong way round.
      let reading = witness.reading(of: clock)
      if let news = state.trust.look(reading) { state.news.append(news) }
      return state.trust.doubt?.sentence(at: reading.wall)
    }
  }

  /// What was found since this was last asked, for the log.
  func news() -> [ClockTrust.News] {
    state.withLock { state in
      defer { state.news = [] }
      return state.news
    }
  }
}
