import Model

/// A post that the courier may send now. Its state is `sending` and its attempt is in the file already, so that a crash from
/// here on leaves a trace.
package struct Claim: Sendable, Hashable {
  package let post: PostID
  /// The number of the attempt, from 1. A settlement names it.
  package let attempt: Int
  package let slot: SlotKey
  /// The channel that the post was made for, also when it goes by `via`.
  package let channel: ChannelName
  /// The fallback that it goes to, since nobody knows whether its own channel has it; nil for its own channel.
  package let via: ChannelName?
  /// The service that the body was rendered for.
  package let service: String
  package let body: PostBody
  /// The post is not sent from this moment on.
  package let deadline: Instant
  /// Whether the post was marked as a repeat once: then it is not repeated again.
  package let isRepeat: Bool
  /// Whether somebody asked for it by hand: then quiet hours do not hold it.
  package let byHand: Bool

  package var team: TeamName { slot.team }
  /// The channel to which it is sent.
  package var way: ChannelName { via ?? channel }
}

/// How many posts may be claimed in one commit, and which.
package struct ClaimLimit: Sendable {
  /// How many transfers are free.
  package let places: Int
  /// The destination of a post that may go now; nil when it has to wait. Of each destination one post is claimed.
  package let admit: @Sendable (ClaimCandidate) -> Destination?
  /// The end of the quiet hours that a channel of a team has now; nil when it has none.
  package let quiet: @Sendable (TeamName, ChannelName) -> Instant?
  /// Posts that the courier is looking for at this moment: they are not handed out again.
  package let underWay: Set<PostID>

  /// - Parameters:
  ///   - places: how many transfers are free. A claim beyond them would be `sending` without being sent.
  ///   - admit: the destination of a post that may go now; nil when it has to wait. The default admits everything, and
  ///     takes each name of a channel for a destination.
  ///   - quiet: the end of the quiet hours that a channel of a team has now; nil when it has none.
  ///   - underWay: posts that the courier is looking for at this moment.
  package init(
    places: Int,
    admit: @escaping @Sendable (ClaimCandidate) -> Destination? = { Destination(Secret($0.channel.text)) },
    quiet: @escaping @Sendable (TeamName, ChannelName) -> Instant? = { _, _ in nil },
    underWay: Set<PostID> = []
  ) {
    self.places = places
    self.admit = admit
    self.quiet = quiet
    self.underWay = underWay
  }

  /// Claims nothing.
  package static let none = ClaimLimit(places: 0) { _ in nil }
}

/// A post that is due, as far as it has to be known to decide whether its destination takes it now.
package struct ClaimCandidate: Sendable, Hashable {
  package let team: TeamName
  /// Its own channel, or the fallback that it goes to.
  package let channel: ChannelName
  package let created: Instant
  package let byHand: Bool
}
