import Ledger
import Model

/// What the courier knows of destinations: which are busy, which want to be left alone until when, which are broken. A
/// value: the clock is told to it.
struct DestinationBook: Sendable {
  /// It said "gone" or "forbidden".
  struct Broken: Sendable, Hashable {
    /// The posts that were made before this moment wait: one try for each slot, not one for each post.
    var tried: Instant
    var channels: Set<TeamChannel>
  }

  private(set) var busy: Set<Destination> = []
  /// Its own pace, or what it asked for.
  private(set) var openAt: [Destination: Instant] = [:]
  private(set) var broken: [Destination: Broken] = [:]
  /// How often in a row it could not take a post.
  private var turnedAway: [Destination: Int] = [:]

  /// After so many in a row the whole destination rests, whatever the next post is.
  static let patience = 2

  /// Whether a post may go there now.
  func admits(_ destination: Destination, created: Instant, byHand: Bool, now: Instant) -> Bool {
    if busy.contains(destination) { return false }
    if let open = openAt[destination], now < open { return false }
    guard let broken = broken[destination], !byHand else { return true }
    return created > broken.tried
  }

  mutating func begins(_ destination: Destination) { busy.insert(destination) }

  /// Returns the channels that are healed by it.
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

  /// At the start, from the ledger; and whenever a try fails.
  mutating func mark(_ destination: Destination, _ channel: TeamChannel, tried: Instant) {
    var known = broken[destination] ?? Broken(tried: tried, channels: [])
    known.tried = max(known.tried, tried)
    known.channels.insert(channel)
    broken[destination] = known
  }

  /// Somebody says that it works again, or its secret was changed.
  mutating func heal(_ channel: TeamChannel) {
    for (destination, known) in broken where known.channels.contains(channel) {
      broken[destination]?.channels.remove(channel)
      if known.channels == [channel] { broken[destination] = nil }
    }
  }

  /// Rests last as long as they were meant to, and not until the moments of a clock that was ahead.
  mutating func clockWasSet(back step: Duration) {
    openAt = openAt.mapValues { $0.adding(.zero - step) }
    broken = broken.mapValues { Broken(tried: $0.tried.adding(.zero - step), channels: $0.channels) }
  }

  private mutating func rest(_ destination: Destination, until: Instant) {
    openAt[destination] = max(openAt[destination] ?? until, until)
  }

  /// When the next of those that rest opens; what has opened is forgotten.
  mutating func nextOpening(after now: Instant) -> Instant? {
    openAt = openAt.filter { $0.value > now }
    return openAt.values.min()
  }
}
