import Model

/// What one commit of the courier changed and what it has to do next, see `Ledger.processOutbox`.
package struct OutboxBatch: Sendable {
  /// The posts whose settlement was written. One is missing when it was no longer at the attempt that the settlement names.
  package let settled: Set<PostID>
  /// Posts that ran out in this commit.
  package let expired: [ExpiredPost]
  /// Posts to be sent now.
  package let claims: [Claim]
  /// Posts to be looked for now; each takes a place, as a claim does. One whose deadline is over takes none: it is not
  /// looked for any more, and the courier decides what becomes of it.
  package let looks: [UnknownPost]
  /// Posts that were due in quiet hours and were put off to their end.
  package let waiting: [WaitingPost]
  /// Whether a post that is due had to wait for its destination.
  package let isBlocked: Bool
}

/// A post that was put off to the end of quiet hours.
package struct WaitingPost: Sendable, Hashable {
  package let post: PostID
  package let slot: SlotKey
  package let channel: ChannelName
  /// The end of the quiet hours.
  package let until: Instant
}

/// A post that was not delivered before its deadline.
package struct ExpiredPost: Sendable, Hashable {
  package let post: PostID
  package let slot: SlotKey
  package let channel: ChannelName
  /// A sentence for the operator.
  package let why: String
}
