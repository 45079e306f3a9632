import GRDB
import Model

/// A post that should have been sent or looked for long ago, or is being sent for longer than any attempt lasts. The
/// heartbeat is held back by such a post.
package struct OverduePost: Sendable, Hashable {
  package let post: PostID
  package let slot: SlotKey
  package let channel: ChannelName
  /// Whether it is being sent, and does not wait.
  package let isSending: Bool
  /// By it the courier tells whether the post waits for its destination.
  package let candidate: ClaimCandidate
}

extension Ledger {
  /// The posts that were due before a moment, or whose attempt began before it, and that are still open. A post that waits
  /// for an older one of its channel is left out.
  package func overduePosts(before moment: Instant) async throws(LedgerError) -> [OverduePost] {
    try await read("look for posts that are overdue") { db in
      try db.rows(
        """
        SELECT post.id, slot.team, edition, date, channel, ifnull(via, channel) AS way, created, by_hand, 0 AS sending
        FROM post INDEXED BY post_queued JOIN slot ON slot.number = post.slot
        WHERE post.state = 'queued' AND next_at <= ?1 AND NOT EXISTS (
          SELECT 1 FROM post AS other INDEXED BY post_open WHERE other.team = post.team AND other.channel = post.channel
            AND other.number < post.number AND other.settled IS NULL
            AND other.via IS NULL AND NOT (post.by_hand AND other.quiet))
        UNION ALL
        SELECT post.id, slot.team, edition, date, channel, ifnull(via, channel), created, 1, 0
        FROM post INDEXED BY post_unknown JOIN slot ON slot.number = post.slot
        WHERE post.state = 'unknown' AND looks > 0 AND next_at <= ?1
        UNION ALL
        SELECT post.id, slot.team, edition, date, channel, ifnull(via, channel), created, by_hand, 1
        FROM post INDEXED BY post_open JOIN slot ON slot.number = post.slot
          JOIN attempt ON attempt.post = post.number AND attempt.number = post.attempts
        WHERE post.settled IS NULL AND post.state = 'sending' AND started <= ?1
        """, [moment]
      ).map {
        OverduePost(
          post: try $0.value("id"), slot: try $0.slotKey(), channel: try $0.value("channel"),
          isSending: try $0.value("sending"),
          candidate: ClaimCandidate(
            team: try $0.value("team"), channel: try $0.value("way"), created: try $0.value("created"),
            byHand: try $0.value("by_hand")))
      }
    }
  }
}
