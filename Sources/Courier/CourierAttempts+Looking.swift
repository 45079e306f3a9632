import Ledger
import Model
import Services

extension CourierAttempts {
  /// How many pages of messages one look reads; beyond these, nobody can tell whether the post is there.
  private static let pages = 5

  /// Looks for a post that may have arrived, and decides what becomes of it. After its deadline it is decided without a look.
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
    // Reading a channel may be allowed where posting is not, so a look never counts as proof that the destination works. But
    // when the service asked to wait, the destination rests.
    attempted.met = .unknown(why: post.why)
    if case .unclear(let why, .some(let after)) = looked { attempted.met = .later(why: why, after: after) }
    return attempted
  }

  private func ask(_ service: any Service, _ post: UnknownPost) async -> LookResult {
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
