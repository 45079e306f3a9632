import Ledger
import Model
import Synchronization

/// What is thought of the clock, for all who ask: the daemon's loop, the courier's, whoever posts by hand.
package final class ClockGuard: Sendable {
  private struct State {
    var trust: ClockTrust
    var news: [ClockTrust.News] = []
    /// What the ledger was told last in this run.
    var noted: ClockNote?
  }
  private let clock: WallClock
  private let witness: ClockWitness
  private let state: Mutex<State>

  /// Looks at once.
  package init(_ trust: ClockTrust, clock: WallClock, witness: ClockWitness) {
    self.clock = clock
    self.witness = witness
    state = Mutex(State(trust: trust))
    _ = doubt()
  }

  /// Looks at the clock: a sentence when it is not to be believed, nil when it is.
  package func doubt() -> String? {
    state.withLock { state in
      // Read inside: two who look at once must not be told to the trust the wrong way round.
      let reading = witness.reading(of: clock)
      if let news = state.trust.look(reading) { state.news.append(news) }
      return state.trust.doubt?.sentence(at: reading.wall)
    }
  }

  /// A person says that the clock is right.
  package func vouch() {
    state.withLock { state in
      // The ledger is told once more: what a person says outweighs what it knew.
      state.noted = nil
      if let news = state.trust.vouch(witness.reading(of: clock)) { state.news.append(news) }
    }
  }

  /// For how long the ledger may go without a note of the clock.
  static let noteEvery = Duration.seconds(3600)

  /// What the ledger has to be told before anything is written; nil when it knows. By a clock that is not believed, nil.
  package func unnoted() -> ClockNote? {
    guard doubt() == nil else { return nil }
    return state.withLock { state in
      guard let believed = state.trust.believed else { return nil }
      guard let noted = state.noted, noted.boot == believed.boot else { return believed }
      let elapsed = believed.sinceBoot - noted.sinceBoot
      let moved = [believed.wall.since(noted.wall) - elapsed, believed.known.since(noted.known) - elapsed]
      let isOld = elapsed < .zero || elapsed >= ClockGuard.noteEvery
      return isOld || moved.contains { $0.magnitude > .seconds(60) } ? believed : nil
    }
  }

  package func noted(_ note: ClockNote, _ putRight: ClockCorrection?) {
    state.withLock { state in
      state.noted = note
      if let putRight { state.news.append(.putRight(putRight)) }
    }
  }

  /// What was found since this was last asked, for the log.
  package func news() -> [ClockTrust.News] {
    state.withLock { state in
      defer { state.news = [] }
      return state.news
    }
  }
}
