import GRDB
import Model

/// An update as it was chosen, as the ledger has it.
package struct StoredUpdate: Sendable, Hashable {
  package let slot: SlotKey
  /// Counts from 1 within the slot.
  package let serial: Int
  /// When its sources were read: the next update looks back to this moment.
  package let readAt: Instant
  package let composedAt: Instant
  /// Nil when another version of the program wrote it in a form that this one does not read.
  package let update: Update?
  /// Whether a post of it reached its channel.
  package let delivered: Bool
}

extension Ledger {
  /// The chosen update behind a post; nil when there is no such post, or another version of the program wrote the update in a
  /// form that this one does not read.
  package func update(of post: PostID) async throws(LedgerError) -> Update? {
    try await read("read an update") { db in
      try
        (db.one(
          "SELECT chosen FROM chosen_update JOIN post ON post.chosen_update = chosen_update.number WHERE post.id = ?",
          [post])
        as String?).flatMap { JSONColumn.value(Update.self, from: $0) }
    }
  }

  /// Chosen updates of a team, newest first.
  package func recentUpdates(team: TeamName, limit: Int = 30) async throws(LedgerError) -> [StoredUpdate] {
    try await read("list updates") { db in
      try db.rows(
        """
        SELECT slot.team, edition, date, serial, read_at, composed_at, chosen, EXISTS (
          SELECT 1 FROM post WHERE post.chosen_update = chosen_update.number AND post.state = 'delivered') AS delivered
        FROM chosen_update JOIN slot ON slot.number = chosen_update.slot
        WHERE slot.team = ? ORDER BY chosen_update.number DESC LIMIT ?
        """, [team, limit]
      ).map {
        StoredUpdate(
          slot: try $0.slotKey(), serial: try $0.value("serial"), readAt: try $0.value("read_at"),
          composedAt: try $0.value("composed_at"), update: JSONColumn.value(Update.self, from: try $0.value("chosen")),
          delivered: try $0.value("delivered"))
      }
    }
  }
}
