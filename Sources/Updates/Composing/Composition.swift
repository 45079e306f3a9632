import Almanac
import Ledger
import Model
import Services
import Teams

/// What to compose: the slot, its team and edition, the channels, and the moment for which the update is worded.
package struct Assignment: Sendable {
  package let team: Team
  package let edition: Edition
  package let slot: SlotKey
  /// The moment for which sources are read.
  package let now: Instant
  /// Whether a person chose the moment `now`. Nothing that came after that moment is told then.
  var isAsOf = false
  /// The moment from which "today" and "tomorrow" are counted, when quiet hours make that later than `now`.
  package var goesOut: Instant?
  /// When the slot should have been posted, if it now comes noticeably late.
  package let late: CivilDateTime?
  package let channels: [Channel]

  package init(
    team: Team, edition: Edition, slot: SlotKey, now: Instant, isAsOf: Bool = false, goesOut: Instant? = nil,
    late: CivilDateTime?, channels: [Channel]
  ) {
    self.team = team
    self.edition = edition
    self.slot = slot
    self.now = now
    self.isAsOf = isAsOf
    self.goesOut = goesOut
    self.late = late
    self.channels = channels
  }
}

/// One chosen update with its words and a rendering for each channel.
package struct Composition: Sendable {
  package struct Rendering: Sendable {
    package let id: PostID
    package let channel: Channel
    package let body: PostBody
  }
  /// A second update, for the manager only.
  package struct ForManager: Sendable {
    let update: Update
    package let worded: WordedUpdate
    package let rendering: Rendering
  }
  package let assignment: Assignment
  package let update: Update
  package let worded: WordedUpdate
  package let renderings: [Rendering]
  /// Nil on most days, because there is nothing for the manager then.
  package var forManager: ForManager?
  let snapshot: Snapshot

  /// For the administrator: sources that failed, and records that could not be used.
  package var warnings: [String] {
    snapshot.readings.flatMap { reading in reading.forAdministrator.map { "\(snapshot.team): \($0)" } }
  }
}

extension Composition {
  /// The posts to queue. Those that were not asked for by hand wait for the end of quiet hours.
  package func posting(
    deadline: Instant, byHand: Bool = false, leavesOthersOpen: Bool = false, again: Bool = false,
    heldBecause: String? = nil
  ) -> SlotPosting {
    func post(_ rendering: Rendering) -> NewPost {
      self.post(rendering, deadline: deadline, byHand: byHand, heldBecause: heldBecause)
    }
    return SlotPosting(
      update: update, posts: renderings.map(post), leavesOthersOpen: leavesOthersOpen, again: again,
      forManager: forManager.map { ManagerPosting(update: $0.update, post: post($0.rendering)) })
  }

  private func post(_ rendering: Rendering, deadline: Instant, byHand: Bool, heldBecause: String?) -> NewPost {
    let opening = assignment.team.opening(of: rendering.channel, from: assignment.now)
    return NewPost(
      id: rendering.id, channel: rendering.channel.name, service: type(of: rendering.channel.service).name,
      body: rendering.body, notBefore: !byHand && opening > assignment.now ? opening : nil, deadline: deadline,
      byHand: byHand, heldBecause: heldBecause)
  }
}
