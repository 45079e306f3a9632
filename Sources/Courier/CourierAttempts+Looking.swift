import Ledger
import Model
import Services

extension CourierAttempts {
  /// More messages since the attempt than these pages hold are not looked through.
  private static let pages = 5

  /// Looks for a post that may have arrived, and decides what becomes of it. Where its time is over, nobody looks any more.
  func look(for post: UnknownPost) async -> Attempted {
    let claim = post.claim
    guard let channel = delegate.channel(claim.way, of: claim.team), channel.unknownClass == .readable,
      channel.serviceName == claim.service
    else { return await decide(post) }
    guard claim.deadline > clock.now() else {
      let decision = settling.overdue(post.why, facts(claim, channel, post), now: clock.now(), random: random())
      return await carry(claim, .unknown(why: post.why), decision, channel)
    }
    let looked = await ask(channel.service, post)
    let decision = settling.decide(
      looked, why: post.why, facts(claim, channel, post), now: clock.now(), random: random())
    var outcome = Outcome.unknown(why: post.why)
    if case .there(let reference) = looked { outcome = .delivered(confirmed: true, reference: reference) }
    var attempted = await carry(claim, outcome, decision, channel)
    // Where we may read we need not be allowed to write: it heals nothing. But a wait that is asked for is kept.
    attempted.met = .unknown(why: post.why)
    if case .unclear(let why, .some(let after)) = looked { attempted.met = .later(why: why, after: after) }
    return attempted
  }

  private func ask(_ service: any Service, _ post: UnknownPost) async -> Looked {
    let (id, body) = (post.claim.post, post.claim.body)
    var page: String?
    for _ in 0..<Self.pages {
      let looked = await sender.look(for: id, body, since: post.began, page: page, by: service)
      guard case .more(let next) = looked else { return looked }
      page = next
    }
    return .unclear(why: "there are too many messages since then", after: nil)
  }
}
