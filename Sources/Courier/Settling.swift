import Ledger
import Model
import Services

/// What becomes of a post after one attempt. Pure: the same facts give the same answer.
package struct Settling: Sendable {
  /// What becomes of the post. Two ways need a body that these rules cannot make: for them a new rendering comes first.
  package enum Decision: Sendable, Hashable {
    /// What the ledger is to write, as it is.
    case settled(Settlement.Next, why: String? = nil, isQuiet: Bool = false)
    /// `Settlement.Next.repeated`, once it is rendered with its mark.
    case repeatOnce(at: Instant, why: String, isQuiet: Bool = false)
    /// `Settlement.Next.fallback`, once it is rendered for the channel's fallback.
    case fallback(why: String)
  }

  /// What the decision rests on, besides the outcome.
  package struct Facts: Sendable {
    package let attempt: Int
    package let isRepeat: Bool
    package let deadline: Instant
    package let unknownClass: UnknownClass
    package let onUnknown: OnUnknown
    /// Whether what stays in doubt goes elsewhere.
    package let hasFallback: Bool
    /// The first moment from another on at which the post may be sent: later in quiet hours.
    package let opening: @Sendable (Instant) -> Instant
    /// How often it was looked for since it was sent, the look that is to come included; when that one is made; and when it
    /// was first looked for in vain.
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

  /// A post that would be held goes by the fallback, as long as its time lasts.
  private func elsewhere(_ decision: Decision, _ facts: Facts, now: Instant) -> Decision {
    guard facts.hasFallback, now < facts.deadline, case .settled(.held, let why?, _) = decision else { return decision }
    return .fallback(why: why)
  }

  /// Surely not posted: again after the back-off, and never before the service asked.
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
    let (at, isQuiet) = facts.next(after: wait, now: now)
    guard at < facts.deadline else {
      return .settled(.expired, why: "\(why); quiet hours last until after the post's deadline")
    }
    return .settled(.again(at: at), why: isQuiet ? "\(why); quiet hours last until then" : why, isQuiet: isQuiet)
  }

  /// Perhaps posted. Never lost in silence: what cannot be sent again in time is left for a person, not called expired.
  private func unknown(_ why: String, _ facts: Facts, now: Instant, random: Double) -> Decision {
    switch facts.unknownClass {
    case .idempotent:
      let (at, isQuiet) = facts.next(after: backoff.delay(after: facts.attempt, random: random), now: now)
      guard at < facts.deadline else {
        return elsewhere(.settled(.held, why: "\(why); it may have arrived, and its deadline is near"), facts, now: now)
      }
      return .settled(.again(at: at), why: why, isQuiet: isQuiet)
    case .readable: return firstLook(why, facts, now: now, random: random)
    case .blind: return blind(why, facts, now: now, random: random)
    }
  }

  /// Nobody can find out: what the channel's `on_unknown` says.
  func blind(_ why: String, _ facts: Facts, now: Instant, random: Double) -> Decision {
    elsewhere(repeatOrHold(why, facts, now: now, random: random), facts, now: now)
  }

  private func repeatOrHold(_ why: String, _ facts: Facts, now: Instant, random: Double) -> Decision {
    if facts.onUnknown == .hold {
      return .settled(.held, why: "\(why); it may have arrived, and on_unknown is \"hold\"")
    }
    if facts.isRepeat { return .settled(.held, why: "\(why); it was a repeat already, and may have arrived twice") }
    let (at, isQuiet) = facts.next(after: beforeRepeat.delay(after: 1, random: random), now: now)
    guard at < facts.deadline else {
      return .settled(.held, why: "\(why); it may have arrived, and a repeat would come after its deadline")
    }
    return .repeatOnce(at: at, why: why, isQuiet: isQuiet)
  }
}

extension Settling.Facts {
  /// The next try after a wait, and whether quiet hours made it later.
  fileprivate func next(after wait: Duration, now: Instant) -> (at: Instant, isQuiet: Bool) {
    let wanted = now.adding(wait)
    let at = opening(wanted)
    return (at, at > wanted)
  }
}

extension Duration {
  /// `90 s`, `5 min`, `2 h 30 min`: rounded up, for a sentence.
  var words: String {
    let (whole, rest) = components
    let seconds = whole + (rest > 0 ? 1 : 0)
    if seconds < 120 { return "\(seconds) s" }
    let minutes = (seconds + 59) / 60
    if minutes < 120 { return "\(minutes) min" }
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
