import Ledger
import Model
import Reactor
import Services

/// Sends posts: claims them in the ledger, sends them, judges the answers and records the outcomes.
///
/// The claim, by which a post is `sending`, is committed before the post's first byte leaves. No more posts are claimed than
/// can be sent at once, so a crash leaves at most `places` posts in doubt. Each destination has one post in flight, at the pace
/// that its service asks for.
package actor Courier {
  let ledger: Ledger
  let clock: WallClock
  let delegate: any CourierDelegate
  let attempts: CourierAttempts
  let random: @Sendable () -> Double
  let places: Int

  var inFlight: [PostID: Destination] = [:]
  var book = DestinationBook()
  /// The destination of each channel that is known to be broken. When it changes, the channel's address or secret was changed.
  var knownBroken: [TeamChannel: Destination] = [:]
  /// Broken channels of teams that are left out, with their last attempts. Their destinations are unknown for now.
  var brokenOfLeftOut: [TeamChannel: Instant] = [:]
  var arrived: [Attempted] = []
  private var isRunning = false
  var isFinishing = false
  var hasTakenStock = false
  var haveHoursChanged = false
  /// The moment of the last turn. A post that was due by then was claimed, or waits for its destination.
  var lookedAt = Instant(milliseconds: .min)
  var isBlocked = false

  let wakes = EventCount()
  /// The number of wakes that have been answered.
  var seen = 0
  private let ends = EventCount()

  /// How many transfers run at once: requests that send posts or look for them.
  package static let places = 64

  /// - Parameters:
  ///   - random: gives numbers from 0 up to 1.
  ///   - places: how many transfers run at once.
  package init(
    ledger: Ledger, sender: Sender, clock: WallClock, random: @escaping @Sendable () -> Double,
    for delegate: any CourierDelegate, places: Int = Courier.places
  ) {
    self.ledger = ledger
    self.clock = clock
    self.delegate = delegate
    self.random = random
    self.places = places
    attempts = CourierAttempts(
      ledger: ledger, sender: sender, clock: clock, random: random, delegate: delegate)
  }

  /// Sends every post that is due, or falls due meanwhile. Returns when the next one is due; nil when none is waiting.
  ///
  /// A call during another call wakes that one and returns nil at once. Throws when the ledger fails; transfers in flight are
  /// then waited for, and their posts stay `sending` in the ledger until the next run.
  package func deliverDue() async throws(LedgerError) -> Instant? {
    guard !isFinishing else { return nil }
    guard !isRunning else {
      wake()
      return nil
    }
    isRunning = true
    defer { end() }
    try await takeStock()
    while true {
      seen = wakes.count
      let failure = await withDiscardingTaskGroup(returning: LedgerError?.self) { await self.turns(&$0) }
      if let failure { throw failure }
      if isFinishing { return nil }
      let now = lookedAt
      let opening = isBlocked ? book.nextOpening(after: now) : nil
      let next = [try await ledger.nextDue(after: now), opening].compactMap { $0 }.min()
      // A poke during `nextDue` came too late for its answer; without another turn, nobody would send what was queued.
      if wakes.count == seen { return next }
    }
  }

  /// Makes a running courier look again for posts that are due, because new ones were queued.
  package func poke() { wake() }

  /// Call this when quiet hours were changed: posts that wait for the end of the old ones get a new time.
  package func quietHoursChanged() {
    haveHoursChanged = true
    wake()
  }

  /// Claims nothing more, and returns when all transfers in flight have ended, at the latest by their deadlines.
  package func finish() async {
    stopClaiming()
    while isRunning { await ends.wait(after: ends.count) }
  }

  func stopClaiming() {
    isFinishing = true
    wake()
  }

  func wake() { wakes.advance() }

  private func end() {
    isRunning = false
    inFlight = [:]
    ends.advance()
  }
}
