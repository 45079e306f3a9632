import Model

/// When it is looked at whether the operator has to hear something. A value: the clock is told to it.
package struct AlarmHours: Sendable {
  /// What comes together is told together.
  static let gathering = Duration.seconds(10)
  /// What only time changes (silence, reminders) is looked at so often.
  static let review = Duration.seconds(3600)

  private var next: Instant?
  private(set) var isLooking = false
  private var seen = Instant(milliseconds: .min)

  package init() {}

  /// Something happened that may be trouble, or its end. The first time this is said, the first look comes.
  package mutating func happened(at now: Instant) {
    let soon = now.adding(AlarmHours.gathering)
    next = min(next ?? soon, soon)
  }

  /// Whether to look now; if so, the look has begun.
  package mutating func begins(at now: Instant) -> Bool {
    // Stepped back: what is due was reckoned from a time that has not come yet.
    if now < seen, next != nil { next = now }
    seen = now
    guard !isLooking, let next, next <= now else { return false }
    isLooking = true
    self.next = nil
    return true
  }

  /// - Parameter wanted: when something waits to be told.
  package mutating func ended(at now: Instant, wanted: Instant?) {
    isLooking = false
    next = [next, wanted, now.adding(AlarmHours.review)].compactMap { $0 }.min()
  }
}
