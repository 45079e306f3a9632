import Ledger
import Model
import Services

/// An attempt that ended: the claimed post, and what the ledger is to write.
struct Attempted: Sendable {
  let claim: Claim
  var settlement: Settlement
  /// How long the attempt took; nil when there was none, as for a post that a crash left open.
  var elapsed: Duration?
  /// What the attempt shows about the destination; nil when the outcome itself shows that.
  var met: Outcome?
}

/// Carries out one attempt, from claim to settlement. It writes nothing to the ledger: the courier does.
struct CourierAttempts: Sendable {
  let ledger: Ledger
  let sender: Sender
  let clock: WallClock
  let random: @Sendable () -> Double
  let delegate: any CourierDelegate
  let settling = Settling()

  func carryOut(_ claim: Claim) async -> Attempted {
    guard let channel = delegate.channel(claim.way, of: claim.team) else {
      return Attempted(claim, .refused(why: gone(claim)), .refused)
    }
    guard channel.serviceName == claim.service else {
      let why = """
        channel "\(claim.way)" was of service "\(claim.service)" when this was written and is of \
        "\(channel.serviceName)" now; post the update again
        """
      return Attempted(claim, .refused(why: why), .refused)
    }
    if let why = channel.forbidden { return Attempted(claim, .refused(why: why), .refused) }
    let (said, status) = await sender.send(claim.body, post: claim.post, by: channel.service)
    let outcome = await insisting(said, status, claim)
    var attempted = await settle(claim, outcome, channel)
    attempted.settlement.status = status
    // The destination is judged by the answer itself, without the doubt that `NotNowLimit` may have added.
    attempted.met = said
    return attempted
  }

  /// Decides about a post that a crash left open, like about an attempt that got no answer.
  func decide(_ post: UnknownPost) async -> Attempted {
    guard let channel = delegate.channel(post.claim.way, of: post.claim.team) else {
      return Attempted(post.claim, .unknown(why: "\(post.why); \(gone(post.claim))"), .held)
    }
    guard channel.unknownClass != .readable || channel.serviceName == post.claim.service else {
      let why = "\(post.why); the channel is of service \"\(channel.serviceName)\" now, where it cannot be looked for"
      return Attempted(post.claim, .unknown(why: post.why), .held, why)
    }
    return await settle(post.claim, .unknown(why: post.why), channel, post)
  }

  /// Puts the post in doubt when a service has given the same "not now" too often; see `NotNowLimit`.
  private func insisting(_ outcome: Outcome, _ status: Int?, _ claim: Claim) async -> Outcome {
    guard case .later = outcome, status.flatMap(NotNowLimit.limit) != nil,
      let attempts = try? await ledger.attempts(of: claim.post)
    else { return outcome }
    // Attempts before the fallback went to another service with another body, so they do not count here.
    let here = claim.via == nil ? attempts : attempts.filter { $0.bodyVersion == attempts.last?.bodyVersion }
    return NotNowLimit.outcome(outcome, status: status, after: here)
  }

  private func settle(
    _ claim: Claim, _ outcome: Outcome, _ channel: Channel, _ post: UnknownPost? = nil
  ) async -> Attempted {
    let facts = facts(claim, channel, post)
    let decision = settling.decide(outcome, facts, now: clock.now(), random: random())
    let doubt = await doubt(claim, outcome, channel)
    return await carry(
      claim, outcome, settling.remembered(decision, facts, doubt: doubt, now: clock.now()), channel)
  }

  /// - Parameter post: what the ledger knows about the looks for this post; nil right after an attempt.
  func facts(_ claim: Claim, _ channel: Channel, _ post: UnknownPost? = nil) -> Settling.Facts {
    var facts = Settling.Facts(
      attempt: claim.attempt, isRepeat: claim.isRepeat, deadline: claim.deadline,
      unknownClass: channel.unknownClass, onUnknown: channel.onUnknown,
      hasFallback: claim.via == nil && channel.fallback != nil,
      opening: { [delegate] in
        claim.byHand ? $0 : delegate.quiet(claim.way, of: claim.team, at: $0) ?? $0
      })
    guard let post else { return facts }
    (facts.looks, facts.nextLook, facts.absent) = (post.looks, post.nextLook, post.absent)
    return facts
  }

  /// Makes a decision ready to be written: renders the update again where the decision needs another body.
  func carry(
    _ claim: Claim, _ outcome: Outcome, _ decision: Settling.Decision, _ channel: Channel
  ) async -> Attempted {
    switch decision {
    case .settled(let next, let why, let waitsForQuietHours):
      return Attempted(claim, outcome, next, why, waitsForQuietHours: waitsForQuietHours)
    case .fallback(let why):
      guard let name = channel.fallback, let other = delegate.channel(name, of: claim.team),
        let body = await rendered(claim, for: other, .elsewhere)
      else { return Attempted(claim, outcome, .held, "\(why); its fallback could not be used") }
      let next = Settlement.Next.fallback(name, service: other.serviceName, body)
      return Attempted(claim, outcome, next, "\(why); it goes by \(name) instead")
    case .repeatOnce(let at, let why, let waitsForQuietHours):
      guard let body = await rendered(claim, for: channel, .repeated) else {
        return Attempted(claim, outcome, .held, "\(why); it may have arrived, and it could not be written once more")
      }
      return Attempted(claim, outcome, .repeated(at: at, body), why, waitsForQuietHours: waitsForQuietHours)
    }
  }

  /// Since when an idempotent service's post may have arrived; nil when it surely has not, and for services of other classes.
  private func doubt(_ claim: Claim, _ outcome: Outcome, _ channel: Channel) async -> Instant? {
    guard channel.unknownClass == .idempotent else { return nil }
    switch outcome {
    case .later, .unknown: break
    case .delivered, .refused, .broken: return nil
    }
    let attempts = (try? await ledger.attempts(of: claim.post)) ?? []
    return attempts.doubt ?? { if case .unknown = outcome { clock.now() } else { nil } }()
  }

  /// The chosen update, rendered once more with a mark and under the same post id. Nil when that is no longer possible.
  private func rendered(_ claim: Claim, for channel: Channel, _ mark: PostMark) async -> PostBody? {
    guard let update = try? await ledger.update(of: claim.post),
      let worded = delegate.reword(update, for: claim.team, mark)
    else { return nil }
    return channel.service.render(worded, post: claim.post)
  }

  private func gone(_ claim: Claim) -> String {
    delegate.isLeftOut(claim.team)
      ? "team \"\(claim.team)\" is left out, because its settings have a mistake; mend that, or drop the post"
      : "channel \"\(claim.way)\" is no longer in the configuration; add it again or drop the post"
  }
}

extension Attempted {
  fileprivate init(
    _ claim: Claim, _ outcome: Outcome, _ next: Settlement.Next, _ why: String? = nil, waitsForQuietHours: Bool = false
  ) {
    let why = why ?? outcome.why
    self.init(
      claim: claim,
      settlement: Settlement(
        post: claim.post, attempt: claim.attempt, outcome: outcome, next: next, why: why,
        waitsForQuietHours: waitsForQuietHours))
  }
}

extension Outcome {
  fileprivate var why: String? {
    switch self {
    case .delivered: nil
    case .refused(let why), .broken(let why), .later(let why, _), .unknown(let why): why
    }
  }
}
