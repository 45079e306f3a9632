import GRDB
import Model

/// What an operator's `outbox replay` changes of a post.
package struct Replay: Sendable {
  /// The post is not sent from this moment on.
  package let deadline: Instant
  /// A new body and the service that it is rendered for; nil for the body that was sent before.
  package let rendering: (body: PostBody, service: String)?
  /// Whether the post counts as a repeat from now on, see `StoredPost.isRepeat`.
  package let isRepeat: Bool

  package init(deadline: Instant, rendering: (body: PostBody, service: String)?, isRepeat: Bool) {
    self.deadline = deadline
    self.rendering = rendering
    self.isRepeat = isRepeat
  }
}

extension Ledger {
  /// The posts that are open, and those that a person has to look at, oldest first. Of a channel the latter are left out once
  /// a newer post was delivered there.
  package func unsettled(team: TeamName? = nil) async throws(LedgerError) -> [StoredPost] {
    try await read("list what waits") { db in
      let columns = "SELECT post.*, slot.edition, slot.date FROM post"
      return try db.rows(
        """
        \(columns) INDEXED BY post_open JOIN slot ON slot.number = post.slot
        WHERE post.settled IS NULL AND (?1 IS NULL OR post.team = ?1)
        UNION ALL
        \(columns) INDEXED BY post_troubled JOIN slot ON slot.number = post.slot
        WHERE (post.state = 'refused' OR post.state = 'held' OR post.state = 'expired') AND (?1 IS NULL OR post.team = ?1) AND NOT EXISTS (
          SELECT 1 FROM post AS newer WHERE newer.number > post.number AND newer.team = post.team
            AND newer.channel = post.channel AND newer.state = 'delivered')
        ORDER BY number
        """, [team]
      ).map { try $0.storedPost() }
    }
  }
}

// Each of these changes one post, and only while it is in the state and at the attempt that the operator saw. They return
// false when something happened to the post meanwhile; then nothing is changed.
extension Ledger {
  /// Queues a settled post once more, under the same id. Quiet hours do not hold it, because a person asks for it.
  package func replay(_ seen: StoredPost, _ replay: Replay, now: Instant) async throws(LedgerError) -> Bool {
    try await write("send a post again") { db in
      let changed = try db.change(
        seen,
        """
        state = 'queued', next_at = ?, deadline = ?, is_repeat = ?, confirmed = NULL, settled = NULL, quiet = 0, by_hand = 1,
        why = 'sent again by hand'
        """, [now, replay.deadline, replay.isRepeat], unless: .queued, .sending, .delivered)
      guard changed, let rendering = replay.rendering else { return changed }
      try db.run(
        """
        INSERT INTO body (post, version, content_type, text)
        SELECT number, 1 + max(ifnull((SELECT max(version) FROM body WHERE body.post = post.number), 0),
          ifnull((SELECT max(body_version) FROM attempt WHERE attempt.post = post.number), 0)), ?, ?
        FROM post WHERE id = ?
        """, [rendering.body.contentType, rendering.body.text, seen.id])
      try db.run("UPDATE post SET service = ? WHERE id = ?", [rendering.service, seen.id])
      return true
    }
  }

  /// Gives up a post that is not being sent.
  ///
  /// - Parameter why: a sentence for the operator.
  package func drop(_ seen: StoredPost, why: String, now: Instant) async throws(LedgerError) -> Bool {
    try await write("drop a post") { db in try db.drop(seen, why: why, now: now) }
  }

  /// Notes a post as delivered because a person saw it in the channel. The next update of its edition then looks back to it.
  ///
  /// - Parameter why: a sentence for the operator.
  package func confirm(_ seen: StoredPost, why: String, now: Instant) async throws(LedgerError) -> Bool {
    try await write("note that a post arrived") { db in
      try db.change(
        seen, "state = 'delivered', confirmed = 1, settled = ?, quiet = 0, why = ?", [now, why], unless: .sending,
        .delivered)
    }
  }
}

extension Database {
  func drop(_ seen: StoredPost, why: String, now: Instant) throws -> Bool {
    try change(
      seen, "state = 'dropped', settled = ?, quiet = 0, why = ?", [now, why], unless: .sending, .delivered, .dropped)
  }

  /// - Returns: false when the post was claimed, settled or changed since it was seen; it stays as it is then.
  fileprivate func change(
    _ seen: StoredPost, _ assignments: String, _ values: StatementArguments, unless states: PostState...
  ) throws -> Bool {
    guard !states.contains(seen.state) else { return false }
    return try run(
      "UPDATE post SET \(assignments) WHERE id = ? AND state = ? AND attempts = ?",
      values + [seen.id, seen.state, seen.attempts]) == 1
  }
}
