import Almanac
import Ledger
import Model
import Services
import Teams

/// One slot to compose: whose, which, and the moment the words are for.
package struct Assignment: Sendable {
  package let team: Team
  package let edition: Edition
  package let slot: SlotKey
  /// The moment that sources are read for.
  package let now: Instant
  /// Somebody named the moment: nothing from after it is told.
  var isAsOf = false
  /// The moment that "today" and "tomorrow" are counted from: later where quiet hours hold the posts.
  package var goesOut: Instant?
  /// When it should have been posted, where it comes later than readers are used to.
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

/// An update, chosen, worded and rendered.
package struct Composition: Sendable {
  package struct Rendering: Sendable {
    package let id: PostID
    package let channel: Channel
    package let body: PostBody
  }
  /// What only the manager is told besides.
  package struct ForManager: Sendable {
    let update: Update
    package let worded: WordedUpdate
    package let rendering: Rendering
  }
  package let assignment: Assignment
  package let update: Update
  package let worded: WordedUpdate
  package let renderings: [Rendering]
  /// Nil on most days.
  package var forManager: ForManager?
  let snapshot: Snapshot

  /// For the administrator: sources that failed and records that did not fit.
  package var notes: [String] {
    snapshot.readings.flatMap { reading in reading.forAdministrator.map { "\(snapshot.team): \($0)" } }
  }
}

extension Composition {
  /// The posts of this composition, to be queued. Those that nobody asked for by hand wait for the end of quiet hours.
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
