import Ledger
import Model
import Services

/// What becomes of a post that may have arrived, on a service whose channel can be read.
extension Settling {
  /// A post counts as absent after two looks in vain with this much time between, because a lost post may be shown late.
  static let betweenLooks = Duration.seconds(30)
  /// An upper bound for a look: as long as a transfer. A look that could end after the deadline is not begun.
  static let lookTime = Duration.seconds(25)
  /// How long before the deadline the last look is made, to leave time for a repeat.
  static let beforeDeadline = Duration.seconds(180)

  /// What the result of a look means for the post.
  ///
  /// - Parameters:
  ///   - why: the result of the post's last attempt.
  ///   - random: from 0 up to 1.
  package func decide(
    _ looked: LookResult, why: String, _ facts: Facts, now: Instant, random: Double
  ) -> Decision {
    switch looked {
    case .there(let reference): return .settled(.delivered(confirmed: true, reference: reference))
    case .absent:
      let first = facts.absent.map { min($0, now) } ?? now
      let second = first.adding(Self.betweenLooks)
      if facts.absent != nil, now >= second {
        return again("\(why); it was looked for twice and is not in the channel, so it is sent again", facts, now: now)
      }
      let next = "\(why); it was looked for and is not in the channel, or not yet"
      return look(at: second, next, absent: first, facts, now: now, random: random)
    case .unclear(let reason, let after):
      return look(
        at: nextLook(after ?? .zero, facts, now: now, random: random), "\(why); it could not be looked for: \(reason)",
        absent: facts.absent, facts, now: now,
        random: random)
    case .more:
      return decide(
        .unclear(why: "there is more to look through", after: nil), why: why, facts, now: now, random: random)
    case .forbidden(let reason):
      return blind("\(why); it cannot be looked for: \(reason)", facts, now: now, random: random)
    }
  }

  /// The decision for a post that was not found before its deadline.
  func overdue(_ why: String, _ facts: Facts, now: Instant, random: Double) -> Decision {
    blind("\(why); it was not found in the channel before its deadline", facts, now: now, random: random)
  }

  /// Plans the first look. For a post that a crash left, a look planned before the crash keeps its time.
  func firstLook(_ why: String, _ facts: Facts, now: Instant, random: Double) -> Decision {
    let soon = now.adding(beforeLook.delay(after: 1, random: random))
    let at = facts.looks > 0 ? max(soon, facts.nextLook) : soon
    guard at.adding(Self.lookTime) < facts.deadline else {
      return blind("\(why); its deadline is too near to look for it", facts, now: now, random: random)
    }
    return .settled(.sought(at: at, looks: max(facts.looks, 1), absent: facts.absent), why: why)
  }

  /// When to look next: after the back-off, and never before the moment that the service asked for. If that is too late, the
  /// last look is made early enough that the channel's `on_unknown` can still be followed.
  private func nextLook(_ asked: Duration, _ facts: Facts, now: Instant, random: Double) -> Instant {
    let wanted = now.adding(max(backoff.delay(after: facts.looks, random: random), asked))
    let last = facts.deadline.adding(.zero - Self.beforeDeadline)
    return wanted > last && last >= now.adding(max(.seconds(15), asked)) ? last : wanted
  }

  private func look(
    at: Instant, _ why: String, absent: Instant?, _ facts: Facts, now: Instant, random: Double
  ) -> Decision {
    guard at.adding(Self.lookTime) < facts.deadline else {
      return blind("\(why); its deadline is too near to look again", facts, now: now, random: random)
    }
    return .settled(.sought(at: at, looks: facts.looks + 1, absent: absent), why: why)
  }

  /// The post surely did not arrive: send the same body again under the same id, without a mark.
  private func again(_ why: String, _ facts: Facts, now: Instant) -> Decision {
    guard now < facts.deadline else { return .settled(.expired, why: "\(why), but its deadline is over") }
    return again(.zero, why, facts, now: now)
  }
}
