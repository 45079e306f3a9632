import GRDB
import Model

/// A slot as the ledger has it.
package struct StoredSlot: Sendable, Hashable {
  package let key: SlotKey
  package let state: SlotState
  package let how: DecidedHow
  /// When it was due.
  package let nominal: Instant
  /// When it was decided.
  package let decided: Instant
  /// Why it was missed or skipped, as a sentence for the operator.
  package let why: String?
}

extension Ledger {
  /// Slots of a team from one date on, with their posts, oldest first.
  package func history(
    team: TeamName, since: CivilDate, edition: EditionName?
  ) async throws(LedgerError) -> [(slot: StoredSlot, posts: [StoredPost])] {
    try await read("read the history of a team") { db in
      try db.rows(
        """
        SELECT * FROM slot WHERE team = ?1 AND date >= ?2 AND (?3 IS NULL OR edition = ?3) ORDER BY date, nominal, edition
        """, [team, since, edition]
      ).map { row in
        let posts = try db.rows(
          """
          SELECT post.*, slot.edition, slot.date FROM post JOIN slot ON slot.number = post.slot
          WHERE post.slot = ? ORDER BY post.number
          """, [try row.value("number") as Int64])
        return (try row.storedSlot(), try posts.map { try $0.storedPost() })
      }
    }
  }

  /// Slots of a team, or of all, newest date first.
  package func slots(team: TeamName? = nil, limit: Int = 1_000) async throws(LedgerError) -> [StoredSlot] {
    try await read("list slots") { db in
      try db.rows(
        "SELECT * FROM slot WHERE ?1 IS NULL OR team = ?1 ORDER BY date DESC, team, edition LIMIT ?2", [team, limit]
      ).map { try $0.storedSlot() }
    }
  }

  /// What the ledger has of a slot; nil when it is not decided.
  package func slot(_ key: SlotKey) async throws(LedgerError) -> StoredSlot? {
    try await read("look up a slot") { db in
      try db.row("SELECT * FROM slot WHERE team = ? AND edition = ? AND date = ?", [key.team, key.edition, key.date])
        .map { try $0.storedSlot() }
    }
  }

  /// The days on which nothing was to be posted for a team, because every slot that these editions had on them was skipped.
  ///
  /// - Parameter date: the first day that counts; nil for all.
  /// - Returns: these days, and the first day of any slot of these editions.
  package func skippedDates(
    of team: TeamName, editions: [EditionName], from date: CivilDate?
  ) async throws(LedgerError) -> (skipped: Set<CivilDate>, first: CivilDate?) {
    try await read("list days that were skipped") { db in
      var skipped: Set<CivilDate> = []
      var others: Set<CivilDate> = []
      var first: CivilDate?
      for edition in editions {
        let rows = try db.rows(
          "SELECT date, state FROM slot WHERE team = ? AND edition = ? AND date >= ? ORDER BY date",
          [team, edition, date?.description ?? ""])
        for row in rows {
          let day: CivilDate = try row.value("date")
          first = min(first ?? day, day)
          if try row.value("state") as SlotState == .skipped { skipped.insert(day) } else { others.insert(day) }
        }
      }
      return (skipped.subtracting(others), first)
    }
  }
}

extension Row {
  func storedSlot() throws -> StoredSlot {
    StoredSlot(
      key: try slotKey(), state: try value("state"), how: try value("how"), nominal: try value("nominal"),
      decided: try value("decided"), why: try value("why"))
  }
}
