import Compose
import Ledger
import Model
import Services
import Teams

/// A post as it stands in lists.
package struct OutboxEntry: RequestAnswer {
  package let post: PostID
  package let slot: SlotKey
  package let channel: ChannelName
  /// The channel that it goes to instead.
  package var via: ChannelName?
  package let service: String
  package let state: PostState
  package let attempts: Int
  /// When it is tried next, while it is queued; when it is looked for next, while it is unknown.
  package var next: WallTime?
  /// Whether it waits for the end of quiet hours, which is `next`.
  package var isQuiet = false
  /// Retries end here.
  package let deadline: WallTime
  package let created: WallTime
  package var settled: WallTime?
  /// Nil until it is delivered; false where the service only said "accepted".
  package var confirmed: Bool?
  package let isRepeat: Bool
  package let byHand: Bool
  package var why: String?
  /// Of the team, whose wall all times here are of.
  package var zone: String?

  package func onWall(of world: World) -> OutboxEntry {
    var entry = self
    entry.why = why.map { world.onWall($0, of: slot.team) }
    entry.zone = world.zone(of: slot.team)
    return entry
  }
}

extension World {
  /// A post as lists show it.
  package func entry(_ post: StoredPost) -> OutboxEntry {
    let team = post.slot.team
    return OutboxEntry(
      post: post.id, slot: post.slot, channel: post.channel, via: post.via, service: post.service, state: post.state,
      attempts: post.attempts, next: post.state == .queued || post.isSought ? wall(post.nextAt, of: team) : nil,
      isQuiet: post.state == .queued && post.waitsForQuietHours, deadline: wall(post.deadline, of: team),
      created: wall(post.created, of: team), settled: post.settled.map { wall($0, of: team) },
      confirmed: post.confirmed, isRepeat: post.isRepeat, byHand: post.byHand, why: post.why)
  }

  /// How a post of an update reads: with the mark that it has, or had.
  package func words(_ update: Update, of post: StoredPost) -> WordedUpdate? {
    team(post.slot.team).map { Compose.word(update, in: $0.language, mark: post.mark) }
  }
}
