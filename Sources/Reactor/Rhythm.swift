import Model

/// When something is done again, never twice at once. A value: the clock is told to it.
///
/// Whatever happens meanwhile (something asks for it, it fails, the clock is stepped), what is due is done, and never in a
/// tight circle:
///
///     if rhythm.begins(at: now) { start() }  // at each turn of a loop
///     rhythm.ended(next: now.adding(.seconds(3600)))
package struct Rhythm: Sendable {
  /// Before what failed is tried again.
  package static let afterFailure = Duration.seconds(60)

  /// Nil when nothing asks for it.
  private var due: Instant?
  private var isUnderWay = false
  /// What the clock showed last; nil as long as nothing has asked for it.
  private var seen: Instant?

  /// What is due from the start was reckoned by a clock that may be ahead, and set back before anything begins.
  package init(due: Instant? = nil) {
    self.due = due
    seen = due
  }

  /// It is due at this moment at the latest; after a round that is under way, once more.
  package mutating func ask(at moment: Instant) { due = min(due ?? moment, moment) }

  /// Whether to begin now; if so, it has begun, and whoever does it tells when it has `ended`.
  package mutating func begins(at now: Instant) -> Bool {
    // Stepped back: what is due was reckoned from a time that has not come yet.
    if let seen, now < seen { due = now }
    if due != nil || seen != nil { seen = now }
    guard !isUnderWay, let due, due <= now else { return false }
    isUnderWay = true
    self.due = nil
    return true
  }

  /// - Parameter next: when it is due by itself, which may have passed by now; nil when it never is.
  package mutating func ended(next: Instant?) {
    isUnderWay = false
    due = [due, next].compactMap { $0 }.min()
  }

  /// Until when there is nothing to do; `limit` when a round is under way, whose end is told.
  ///
  /// - Parameter isHeld: nothing may begin now, so that what is due is no reason to wake.
  package func rest(atMost limit: Instant, isHeld: Bool = false) -> Instant {
    isUnderWay || isHeld ? limit : min(due ?? limit, limit)
  }
}
