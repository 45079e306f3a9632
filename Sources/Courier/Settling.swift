import Ledger
import Model
import Services

/// Decides what becomes of a post after an attempt. Pure: the same facts give the same decision.
package struct Settling: Sendable {
  /// What becomes of the post. Two cases need another body, which these rules cannot make: the caller renders it.
  package enum Decision: Sendable, Hashable {
    /// Final: the ledger writes `next` as it is. `waitsForQuietHours` says that quiet hours made the next attempt later.
    case settled(Settlement.Next, why: String? = nil, waitsForQuietHours: Bool = false)
    /// To be `Settlement.Next.repeated`, after the update was rendered with the mark of a repeat.
    case repeatOnce(at: Instant, why: String, waitsForQuietHours: Bool = false)
    /// To be `Settlement.Next.fallback`, after the update was rendered for the channel's fallback.
    case fallback(why: String)
  }

  /// What a decision depends on, besides the outcome and the time.
  package struct Facts: Sendable {
    package let attempt: Int
    package let isRepeat: Bool
    package let deadline: Instant
    package let unknownClass: UnknownClass
    package let onUnknown: OnUnknown
    /// Whether the channel has a fallback that the post has not yet gone to.
    package let hasFallback: Bool
    /// The first moment at or after the given one at which the post may be sent: later than that only in quiet hours.
    package let opening: @Sendable (Instant) -> Instant
    /// For posts that are looked for: how many looks there were since the post was sent, the next one included; when that next
    /// one is due; and when a look first did not find the post.
    package var looks = 0
    package var nextLook = Instant(milliseconds: .min)
    package var absent: Instant?

    package init(
      attempt: Int, isRepeat: Bool, deadline: Instant, unknownClass: UnknownClass, onUnknown: OnUnknown,
      hasFallback: Bool = false,
      opening: @escaping @Sendable (Instant) -> Instant
    ) {
      self.attempt = attempt
      self.isRepeat = isRepeat
      self.deadline = deadline
      self.unknownClass = unknownClass
      self.onUnknown = onUnknown
      self.hasFallback = hasFallback
      self.opening = opening
    }
  }

  package var backoff = Backoff.posts
  package var beforeRepeat = Backoff.repeat
  package var beforeLook = Backoff.look

  package init() {}

  /// - Parameter random: from 0 up to 1.
  package func decide(_ outcome: Outcome, _ facts: Facts, now: Instant, random: Double) -> Decision {
    switch outcome {
    case .delivered(let confirmed, let reference): .settled(.delivered(confirmed: confirmed, reference: reference))
    case .refused(let why), .broken(let why): .settled(.refused, why: why)
    case .later(let why, let after): later(why, after, facts, now: now, random: random)
    case .unknown(let why): unknown(why, facts, now: now, random: random)
    }
  }

  /// Sends a post to the fallback that would otherwise be held, while its deadline has not passed.
  private func elsewhere(_ decision: Decision, _ facts: Facts, now: Instant) -> Decision {
    guard facts.hasFallback, now < facts.deadline, case .settled(.held, let why?, _) = decision else { return decision }
    return .fallback(why: why)
  }

  /// Surely not posted: try again after the back-off, and never before the moment that the service asked for.
  private func later(
    _ why: String, _ after: Duration?, _ facts: Facts, now: Instant, random: Double
  ) -> Decision {
    let wait = backoff.delay(after: facts.attempt, random: random)
    if let after, after > wait {
      guard now.adding(after) < facts.deadline else {
        return .settled(.expired, why: "\(why); it asked to wait \(after.words), which is past the post's deadline")
      }
      return again(after, why, facts, now: now)
    }
    guard now.adding(wait) < facts.deadline else {
      return .settled(.expired, why: "\(why); the next try would come after the post's deadline")
    }
    return again(wait, why, facts, now: now)
  }

  func again(_ wait: Duration, _ why: String, _ facts: Facts, now: Instant) -> Decision {
    let (at, waitsForQuietHours) = facts.next(after: wait, now: now)
    guard at < facts.deadline else {
      return .settled(.expired, why: "\(why); quiet hours last until after the post's deadline")
    }
    return .settled(
      .again(at: at), why: waitsForQuietHours ? "\(why); quiet hours last until then" : why,
      waitsForQuietHours: waitsForQuietHours)
  }

  /// Perhaps posted. Nothing is lost silently: a post that cannot be sent again in time is held for a person, not expired.
  private func unknown(_ why: String, _ facts: Facts, now: Instant, random: Double) -> Decision {
    switch facts.unknownClass {
    case .idempotent:
      let (at, waitsForQuietHours) = facts.next(after: backoff.delay(after: facts.attempt, random: random), now: now)
      guard at < facts.deadline else {
        return elsewhere(.settled(.held, why: "\(why); it may have arrived, and its deadline is near"), facts, now: now)
      }
      return .settled(.again(at: at), why: why, waitsForQuietHours: waitsForQuietHours)
    case .readable: return firstLook(why, facts, now: now, random: random)
    case .blind: return blind(why, facts, now: now, random: random)
    }
  }

  /// Nobody can find out whether the post arrived: follow the channel's `on_unknown`.
  func blind(_ why: String, _ facts: Facts, now: Instant, random: Double) -> Decision {
    elsewhere(repeatOrHold(why, facts, now: now, random: random), facts, now: now)
  }

  private func repeatOrHold(_ why: String, _ facts: Facts, now: Instant, random: Double) -> Decision {
    if facts.onUnknown == .hold {
      return .settled(.held, why: "\(why); it may have arrived, and on_unknown is \"hold\"")
    }
    if facts.isRepeat { return .settled(.held, why: "\(why); it was a repeat already, and may have arrived twice") }
    let (at, waitsForQuietHours) = facts.next(after: beforeRepeat.delay(after: 1, random: random), now: now)
    guard at < facts.deadline else {
      return .settled(.held, why: "\(why); it may have arrived, and a repeat would come after its deadline")
    }
    return .repeatOnce(at: at, why: why, waitsForQuietHours: waitsForQuietHours)
  }
}

extension Settling.Facts {
  /// When the next attempt is made after a wait, and whether quiet hours make it later than that.
  fileprivate func next(after wait: Duration, now: Instant) -> (at: Instant, waitsForQuietHours: Bool) {
    let wanted = now.adding(wait)
    let at = opening(wanted)
    return (at, at > wanted)
  }
}

extension Duration {
  /// For a sentence, rounded up: `90 s`, `5 min`, `2 h 30 min`.
  var words: String {
    let (whole, rest) = components
    let seconds = whole + (rest > 0 ? 1 : 0)
    if seconds < 120 { return "\(seconds) s" }
    let minutes = (seconds + 59) / 60
    if minutes < 120 { return "\(minutes) min" }
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
