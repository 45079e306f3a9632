import Ledger
import Model

/// What the courier knows about destinations: which are busy, resting or broken. A value: the caller passes the time.
struct DestinationBook: Sendable {
  /// A destination that answered "gone" or "forbidden".
  struct Broken: Sendable, Hashable {
    /// Posts created before this moment wait, so a broken destination gets one attempt for each slot and not one for each post.
    var tried: Instant
    var channels: Set<TeamChannel>
  }

  private(set) var busy: Set<Destination> = []
  /// When a resting destination may be used again: after its service's pace, a wait that it asked for, or a back-off.
  private(set) var openAt: [Destination: Instant] = [:]
  private(set) var broken: [Destination: Broken] = [:]
  /// How many attempts in a row had to be made again later.
  private var turnedAway: [Destination: Int] = [:]

  /// After this many such attempts in a row the destination rests for all posts, not only for those that failed.
  static let patience = 2

  /// Whether a post may go to the destination now. A post by hand may go to a broken one.
  func admits(_ destination: Destination, created: Instant, byHand: Bool, now: Instant) -> Bool {
    if busy.contains(destination) { return false }
    if let open = openAt[destination], now < open { return false }
    guard let broken = broken[destination], !byHand else { return true }
    return created > broken.tried
  }

  mutating func begins(_ destination: Destination) { busy.insert(destination) }

  /// Frees the destination after an attempt, and keeps what the attempt showed about it.
  ///
  /// - Returns: the channels that were broken and work again.
  mutating func ended(
    _ destination: Destination, _ channel: TeamChannel, _ outcome: Outcome, pace: Duration, backoff: Backoff,
    now: Instant,
    random: Double
  ) -> Set<TeamChannel> {
    busy.remove(destination)
    if pace > .zero { openAt[destination] = now.adding(pace) }
    switch outcome {
    case .delivered:
      turnedAway[destination] = nil
      return broken.removeValue(forKey: destination)?.channels ?? []
    case .later(_, let after):
      let times = (turnedAway[destination] ?? 0) + 1
      turnedAway[destination] = times
      if let after { rest(destination, until: now.adding(after)) }
      if times >= DestinationBook.patience {
        rest(destination, until: now.adding(backoff.delay(after: times - 1, random: random)))
      }
    case .broken: mark(destination, channel, tried: now)
    case .refused, .unknown: turnedAway[destination] = nil
    }
    return []
  }

  /// Marks the destination as broken: at the start from the ledger, later after an attempt.
  mutating func mark(_ destination: Destination, _ channel: TeamChannel, tried: Instant) {
    var known = broken[destination] ?? Broken(tried: tried, channels: [])
    known.tried = max(known.tried, tried)
    known.channels.insert(channel)
    broken[destination] = known
  }

  /// The channel is no longer broken: a person says so, or its secret was changed.
  mutating func heal(_ channel: TeamChannel) {
    for (destination, known) in broken where known.channels.contains(channel) {
      broken[destination]?.channels.remove(channel)
      if known.channels == [channel] { broken[destination] = nil }
    }
  }

  /// Moves all times with the clock when that was set back, so that a rest keeps the length it was meant to have.
  mutating func clockWasSet(back step: Duration) {
    openAt = openAt.mapValues { $0.adding(.zero - step) }
    broken = broken.mapValues { Broken(tried: $0.tried.adding(.zero - step), channels: $0.channels) }
  }

  private mutating func rest(_ destination: Destination, until: Instant) {
    openAt[destination] = max(openAt[destination] ?? until, until)
  }

  /// When the next resting destination may be used again; nil when none rests. RetryPauses that are over are forgotten.
  mutating func nextOpening(after now: Instant) -> Instant? {
    openAt = openAt.filter { $0.value > now }
    return openAt.values.min()
  }
}
