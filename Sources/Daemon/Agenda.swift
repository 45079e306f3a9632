import Model

/// When the daemon next looks for slots that are due. A value: the clock is told to it.
///
/// A slot falls due while an earlier one is composed, a configuration changes meanwhile, a look fails, the clock is stepped:
/// whatever happens, what is due is looked at again, and never in a tight circle.
struct Agenda: Sendable {
  /// After a look that failed.
  static let pause = Duration.seconds(60)

  /// Nil when no slot will ever be due.
  private(set) var due: Instant?
  private(set) var isLooking = false
  /// The look that is under way began before something changed.
  private var isOutdated = false
  private var seen: Instant

  /// The first look is at once: what fell due while nobody was here, and editions that are new.
  init(now: Instant) {
    due = now
    seen = now
  }

  /// Whether to look now; if so, the look has begun.
  mutating func begins(at now: Instant) -> Bool {
    // Stepped back: what is due was reckoned from a time that has not come yet.
    if now < seen { change(at: now) }
    seen = now
    guard !isLooking, let due, due <= now else { return false }
    isLooking = true
    isOutdated = false
    return true
  }

  /// There are other editions, or other times.
  mutating func change(at now: Instant) {
    due = now
    isOutdated = isLooking
  }

  /// Everything up to some moment was looked at; `next` is the first slot after that moment, which may have passed by now.
  mutating func ended(next: Instant?, at now: Instant) { end(due: next, at: now) }

  /// Nothing was decided; it is tried again in a while.
  mutating func failed(at now: Instant) { end(due: now.adding(Agenda.pause), at: now) }

  private mutating func end(due next: Instant?, at now: Instant) {
    due = isOutdated ? now : next
    isLooking = false
    isOutdated = false
  }

  /// Until when there is nothing to do; `limit` when a look is under way, whose end is told.
  func rest(atMost limit: Instant) -> Instant {
    guard !isLooking, let due else { return limit }
    return min(due, limit)
  }
}
