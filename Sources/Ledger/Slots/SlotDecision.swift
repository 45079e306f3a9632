import GRDB
import Model

/// What became of a slot.
package enum SlotState: String, Sendable, Codable, CaseIterable {
  /// Every channel it had to go to has its post.
  case posted
  /// Posted by hand to some channels; the others are open until its time.
  case partial
  case missed
  case skipped
}

/// Who decided: the planner at the slot's time, or a person.
package enum DecidedHow: String, Sendable, Codable {
  case schedule, hand
}

/// What is decided about one slot.
package struct SlotDecision: Sendable {
  package enum Verdict: Sendable {
    case post(SlotPosting)
    case missed(why: String)
    case skipped(why: String)
  }

  package let slot: SlotKey
  /// When the slot was due.
  package let nominal: Instant
  package let how: DecidedHow
  package let verdict: Verdict

  package init(slot: SlotKey, nominal: Instant, how: DecidedHow, verdict: Verdict) {
    self.slot = slot
    self.nominal = nominal
    self.how = how
    self.verdict = verdict
  }
}

/// An update and its posts.
package struct SlotPosting: Sendable {
  /// Its `readAt` is where the next update looks back to; its `told` is remembered once a post of it is delivered.
  package let update: Update
  package let posts: [NewPost]
  /// Whether other channels of the slot stay open.
  package let leavesOthersOpen: Bool
  /// A person wants the slot once more: a new round of posts, beside those of earlier rounds.
  package let again: Bool
  /// What the team's manager is told besides, in a channel that is not the team's.
  package let forManager: ManagerPosting?

  package init(
    update: Update, posts: [NewPost], leavesOthersOpen: Bool = false, again: Bool = false,
    forManager: ManagerPosting? = nil
  ) {
    self.update = update
    self.posts = posts
    self.forManager = forManager
    self.leavesOthersOpen = leavesOthersOpen
    self.again = again
  }
}

/// An update for the manager and its post. It has no slot of its own: it goes along with the team's.
package struct ManagerPosting: Sendable {
  package let update: Update
  package let post: NewPost

  package init(update: Update, post: NewPost) {
    self.update = update
    self.post = post
  }
}

/// What the ledger made of a decision. Each of a tick has its own; one that came too late does not undo the others.
package enum SlotDecisionResult: Sendable, Hashable {
  /// The slot is decided and these posts are queued; `already` names channels that had their post of this slot before.
  case decided(SlotKey, posts: [PostID], already: [ChannelName])
  /// Nothing was changed.
  case alreadyDecided(SlotKey, SlotState)
}

extension SlotState: DatabaseValueConvertible {}
extension DecidedHow: DatabaseValueConvertible {}
