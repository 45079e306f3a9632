import Model

/// A clock whose hands the test holds. It tells how often somebody looked.
package final class HandClock: Sendable {
  private let hands: Watched<(now: Instant, looks: Int, atLook: Int, then: Duration)>

  /// Where the test does not say, it shows 15:00 UTC on Tuesday 2026-11-24: 16:00 in Amsterdam.
  package init(at start: Instant = Instant(seconds: 1_795_532_400)) { hands = Watched((start, 0, 0, .zero)) }

  package var clock: WallClock {
    WallClock { [self] in
      hands.change { hands in
        hands.looks += 1
        if hands.looks == hands.atLook { hands.now = hands.now.adding(hands.then) }
        return hands.now
      }
    }
  }

  package var now: Instant { hands.value.now }
  package func set(_ instant: Instant) { hands.change { $0.now = instant } }
  package func move(by duration: Duration) { hands.change { $0.now = $0.now.adding(duration) } }

  /// Steps the clock just before somebody looks at it for the `look`-th time.
  package func step(by duration: Duration, atLook look: Int) {
    hands.change { ($0.atLook, $0.then) = (look, duration) }
  }

  package var looks: Int { hands.value.looks }
  package func looked(_ count: Int) async throws {
    try await hands.reached("look \(count) at the clock") { $0.looks >= count }
  }
}
