import Ledger
import Model

/// What the courier does about destinations.
extension Courier {
  /// A channel that is no longer in the configuration has a place of its own, where it is refused.
  private func destination(_ at: TeamChannel) -> Destination {
    channels(at.team, at.channel)?.service.destination
      ?? Destination(Secret("gone"), Secret(at.team.text), Secret(at.channel.text))
  }

  /// Whether a due post may go now, by what is known at this moment.
  func admission(_ now: Instant) -> @Sendable (ClaimCandidate) -> Destination? {
    let (book, channels, isLeftOut) = (book, channels, isLeftOut)
    return { candidate in
      if isLeftOut(candidate.team) { return nil }
      let destination =
        channels(candidate.team, candidate.channel)?.service.destination
        ?? Destination(Secret("gone"), Secret(candidate.team.text), Secret(candidate.channel.text))
      let mayGo = book.admits(destination, created: candidate.created, byHand: candidate.byHand, now: now)
      return mayGo ? destination : nil
    }
  }

  /// Which of these could have gone by now, as far as their destinations are concerned: none that rests, is broken or has a
  /// post in flight.
  package func couldHaveGone<Post>(_ posts: [Post], _ candidate: (Post) -> ClaimCandidate) -> [Post] {
    let admit = admission(clock.now())
    return posts.filter { admit(candidate($0)) != nil }
  }

  /// Takes a place and the destination: for a claim, or for a look.
  func open(_ claim: Claim) {
    let destination = destination(TeamChannel(team: claim.team, channel: claim.way))
    inFlight[claim.post] = destination
    book.begins(destination)
  }

  /// Returns the channels that work again.
  func close(_ attempted: Attempted, now: Instant) -> Set<TeamChannel> {
    guard let destination = inFlight.removeValue(forKey: attempted.claim.post) else { return [] }
    let at = TeamChannel(team: attempted.claim.team, channel: attempted.claim.way)
    let pace = channels(at.team, at.channel).map { type(of: $0.service).pace } ?? .zero
    let healed = book.ended(
      destination, at, attempted.met ?? attempted.settlement.outcome, pace: pace, backoff: .posts, now: now,
      random: random())
    if case .broken = attempted.settlement.outcome { knownBroken[at] = destination }
    for channel in healed { knownBroken[channel] = nil }
    return healed
  }

  func note(_ broken: TeamChannel, tried: Instant) {
    guard !isLeftOut(broken.team) else { return brokenOfLeftOut[broken] = tried }
    let destination = destination(broken)
    book.mark(destination, broken, tried: tried)
    knownBroken[broken] = destination
  }

  /// The configuration was read again: a broken channel with another address or secret is a new one.
  package func channelsChanged() async throws(LedgerError) {
    for (channel, tried) in brokenOfLeftOut where !isLeftOut(channel.team) {
      brokenOfLeftOut[channel] = nil
      note(channel, tried: tried)
    }
    let changed = knownBroken.filter { !isLeftOut($0.key.team) && destination($0.key) != $0.value }.keys
    try await resume(Set(changed))
  }

  /// Somebody wants broken channels to be tried again.
  package func resume(_ channels: Set<TeamChannel>) async throws(LedgerError) {
    for channel in channels {
      book.heal(channel)
      knownBroken[channel] = nil
    }
    try await ledger.heal(channels)
    poke()
  }
}
