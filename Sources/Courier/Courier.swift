import Ledger
import Model
import Reactor
import Services

/// Sends posts: claim, send, judge the answer, record.
///
/// A post is `sending` in the ledger before its first byte leaves, and no more are claimed than can be sent at once, so a
/// crash leaves no more than that in doubt. One post a destination is in flight, at the pace that its service asks.
package actor Courier {
  let ledger: Ledger
  let clock: WallClock
  let delegate: any CourierDelegate
  let attempts: CourierAttempts
  let random: @Sendable () -> Double
  let places: Int

  var inFlight: [PostID: Destination] = [:]
  var book = DestinationBook()
  /// What the book took for the destination of a broken channel: when it is another one, the secret was changed.
  var knownBroken: [TeamChannel: Destination] = [:]
  /// Broken channels of teams that are left out, and when each was last tried: where they lead is known once the team is back.
  var brokenOfLeftOut: [TeamChannel: Instant] = [:]
  var arrived: [Attempted] = []
  private var isRunning = false
  var isFinishing = false
  var hasTakenStock = false
  var haveHoursChanged = false
  /// The moment of the last turn: what was due by then went, or waits for its destination.
  var lookedAt = Instant(milliseconds: .min)
  var isBlocked = false

  let wakes = EventCount()
  /// How many wakes were answered.
  var seen = 0
  private let ends = EventCount()

  /// How many transfers run at once.
  package static let places = 64

  /// - Parameters:
  ///   - random: numbers from 0 up to 1.
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

  /// Sends all that is due and what falls due meanwhile, and tells when the next is due; nil when nothing is waiting.
  ///
  /// A call while another runs wakes that one, and returns nil at once. Throws when the ledger fails; what is in flight
  /// then is waited for, and stays `sending` in the file.
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
      // A poke during that look came too late for it, and nobody else would see what was queued.
      if wakes.count == seen { return next }
    }
  }

  /// Looks again for posts that are due, if it is at work: something new was queued.
  package func poke() { wake() }

  /// The configuration has other quiet hours: posts that wait for the end of the old ones are looked at again.
  package func quietHoursChanged() {
    haveHoursChanged = true
    wake()
  }

  /// Claims nothing more and returns when what is in flight has come back; the deadline of a transfer bounds the wait.
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
