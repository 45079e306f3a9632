import Ledger
import Model
import Services

/// How the courier keeps destinations: which are busy, resting or broken.
extension Courier {
  private func destination(_ at: TeamChannel) -> Destination { delegate.destination(of: at.channel, of: at.team) }

  /// Tells for a due post its destination, or nil when the post may not go now. It knows the state of this moment only.
  func admission(_ now: Instant) -> @Sendable (ClaimCandidate) -> Destination? {
    let (book, delegate) = (book, delegate)
    return { candidate in
      if delegate.isLeftOut(candidate.team) { return nil }
      let destination = delegate.destination(of: candidate.channel, of: candidate.team)
      let mayGo = book.admits(destination, created: candidate.created, byHand: candidate.byHand, now: now)
      return mayGo ? destination : nil
    }
  }

  /// Those of the posts whose destinations would accept them now: a destination that rests, is broken or has a post in flight
  /// would not. Used to find posts that are overdue.
  package func couldHaveGone<Post>(_ posts: [Post], _ candidate: (Post) -> ClaimCandidate) -> [Post] {
    let admit = admission(clock.now())
    return posts.filter { admit(candidate($0)) != nil }
  }

  /// Marks the post's place and destination as taken, for an attempt or for a look.
  func open(_ claim: Claim) {
    let destination = destination(TeamChannel(team: claim.team, channel: claim.way))
    inFlight[claim.post] = destination
    book.begins(destination)
  }

  /// Frees the post's place and destination, and notes what the attempt showed about the destination.
  ///
  /// - Returns: the broken channels that work again.
  func close(_ attempted: Attempted, now: Instant) -> Set<TeamChannel> {
    guard let destination = inFlight.removeValue(forKey: attempted.claim.post) else { return [] }
    let at = TeamChannel(team: attempted.claim.team, channel: attempted.claim.way)
    let pace = delegate.channel(at.channel, of: at.team).map { type(of: $0.service).pace } ?? .zero
    let healed = book.ended(
      destination, at, attempted.met ?? attempted.settlement.outcome, pace: pace, backoff: .posts, now: now,
      random: random())
    if case .broken = attempted.settlement.outcome { knownBroken[at] = destination }
    for channel in healed { knownBroken[channel] = nil }
    return healed
  }

  func note(_ broken: TeamChannel, tried: Instant) {
    guard !delegate.isLeftOut(broken.team) else { return brokenOfLeftOut[broken] = tried }
    let destination = destination(broken)
    book.mark(destination, broken, tried: tried)
    knownBroken[broken] = destination
  }

  /// Call this after a reload: a broken channel whose address or secret was changed has a new destination, and is tried again.
  package func channelsChanged() async throws(LedgerError) {
    for (channel, tried) in brokenOfLeftOut where !delegate.isLeftOut(channel.team) {
      brokenOfLeftOut[channel] = nil
      note(channel, tried: tried)
    }
    let changed = knownBroken.filter { !delegate.isLeftOut($0.key.team) && destination($0.key) != $0.value }.keys
    try await resume(Set(changed))
  }

  /// Forgets that these channels are broken, because a person wants them to be tried again.
  package func resume(_ channels: Set<TeamChannel>) async throws(LedgerError) {
    for channel in channels {
      book.heal(channel)
      knownBroken[channel] = nil
    }
    try await ledger.heal(channels)
    poke()
  }
}

extension CourierDelegate {
  /// A channel that has left the configuration gets its own destination: its posts are refused, and hold up no others.
  fileprivate func destination(of channel: ChannelName, of team: TeamName) -> Destination {
    self.channel(channel, of: team)?.service.destination
      ?? Destination(Secret("gone"), Secret(team.text), Secret(channel.text))
  }
}
