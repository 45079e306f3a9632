import Ledger
import Model
import Synchronization

/// The one judgement of the clock that all parts share: the daemon's loop, the courier, and commands that post by hand.
package final class ClockGuard: Sendable {
  private struct State {
    var trust: ClockTrust
    var news: [ClockTrust.News] = []
    /// The note that the ledger last got in this run.
    var noted: ClockNote?
  }
  private let clock: WallClock
  private let witness: ClockWitness
  private let state: Mutex<State>

  /// Looks at the clock at once.
  package init(_ trust: ClockTrust, clock: WallClock, witness: ClockWitness) {
    self.clock = clock
    self.witness = witness
    state = Mutex(State(trust: trust))
    _ = doubt()
  }

  /// Looks at the clock. A sentence when the clock is not to be believed, nil when it is.
  package func doubt() -> String? {
    state.withLock { state in
      // Read inside the lock, so that two simultaneous looks reach `trust` in the order in which they were read.
      let reading = witness.reading(of: clock)
      if let news = state.trust.look(reading) { state.news.append(news) }
      return state.trust.doubt?.sentence(at: reading.wall)
    }
  }

  /// A person confirms that the clock is right.
  package func vouch() {
    state.withLock { state in
      // The ledger must get a new note, because the word of a person outweighs what it knew.
      state.noted = nil
      if let news = state.trust.vouch(witness.reading(of: clock)) { state.news.append(news) }
    }
  }

  /// A note in the ledger is renewed when it is this old.
  static let noteEvery = Duration.seconds(3600)

  /// The note that the ledger must get before anything is written; nil while its last is recent or the clock is not believed.
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

  /// What was found since the last call, for the log.
  package func news() -> [ClockTrust.News] {
    state.withLock { state in
      defer { state.news = [] }
      return state.news
    }
  }
}
