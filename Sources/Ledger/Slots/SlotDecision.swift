import GRDB
import Model

/// What was decided about a slot.
package enum SlotState: String, Sendable, Codable, CaseIterable {
  /// Every channel that it has to go to has its post.
  case posted
  /// Some channels have their post: somebody posted to them by hand, or quiet hours let the others go later.
  case partial
  /// Its time passed before Dagpost could post it, and it is too late to make it up.
  case missed
  /// It was not to be posted: somebody skipped it, the team was paused, or another edition comes at its moment.
  case skipped
}

/// Who decided: the planner at the slot's time, or a person.
package enum DecidedHow: String, Sendable, Codable {
  case schedule, hand
}

/// A decision about one slot, as `Ledger.decide` writes it.
package struct SlotDecision: Sendable {
  /// What is decided. `why` is a sentence for the operator.
  package enum Verdict: Sendable {
    case post(SlotPosting)
    case missed(why: String)
    case skipped(why: String)
  }

  package let slot: SlotKey
  /// When the slot is due.
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

/// An update and its posts, one for each channel.
package struct SlotPosting: Sendable {
  /// The next update looks back to its `readAt`; its `told` is remembered once a post of it is delivered.
  package let update: Update
  package let posts: [NewPost]
  /// Whether the other channels of the slot stay open, so that it becomes `partial`.
  package let leavesOthersOpen: Bool
  /// Whether a person wants the slot once more: then the posts are of a new round, beside those of earlier rounds.
  package let again: Bool
  /// What the team's manager is told besides; nil when there is none.
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

/// An update for the team's manager and its post, which goes to a channel that is not the team's. It belongs to the team's
/// slot.
package struct ManagerPosting: Sendable {
  package let update: Update
  package let post: NewPost

  package init(update: Update, post: NewPost) {
    self.update = update
    self.post = post
  }
}

/// What became of one decision.
package enum SlotDecisionResult: Sendable, Hashable {
  /// The slot is decided and these posts are queued. `already` names the channels that had their post of the slot before.
  case decided(SlotKey, posts: [PostID], already: [ChannelName])
  /// The slot was decided before, as the state says, and nothing was changed.
  case alreadyDecided(SlotKey, SlotState)
}

extension SlotState: DatabaseValueConvertible {}
extension DecidedHow: DatabaseValueConvertible {}
