import GRDB
import Model

/// The open posts that a pause or a skip withdrew.
package struct WithdrawnPosts: Sendable, Hashable {
  /// Posts that waited and are dropped.
  package let dropped: [PostID]
  /// Posts that are being sent at this moment. They may arrive, but are not tried again.
  package let underWay: [PostID]
}

extension Ledger {
  /// The pauses of all teams, also those that are over: a slot that is made up may have its date in one.
  package func pauses() async throws(LedgerError) -> [TeamName: TeamPause] {
    try await read("list pauses") { db in try db.pauses() }
  }

  /// Pauses a team: its posts that wait are dropped, and its slots are skipped when they come due.
  package func pause(_ pause: TeamPause, now: Instant) async throws(LedgerError) -> WithdrawnPosts {
    try await write("pause a team") { db in
      try db.run(
        """
        INSERT INTO pause (team, until, reason, made) VALUES (?, ?, ?, ?)
        ON CONFLICT (team) DO UPDATE SET until = excluded.until, reason = excluded.reason, made = excluded.made
        """, [pause.team, pause.until, pause.reason, now])
      return try db.withdraw("team = ?", [pause.team], why: pause.why, now: now)
    }
  }

  /// Decides that a slot is skipped, whether its time has come or not. Of a slot that was decided before the posts that wait
  /// are dropped.
  ///
  /// - Parameters:
  ///   - nominal: when the slot is due.
  ///   - reason: for the operator; nil for none.
  package func skip(
    _ slot: SlotKey, nominal: Instant, reason: String?, now: Instant
  ) async throws(LedgerError) -> (SlotDecisionResult, WithdrawnPosts) {
    try await write("skip a slot") { db in
      let why = "by hand" + (reason.map { ": \($0)" } ?? "")
      let decision = SlotDecision(slot: slot, nominal: nominal, how: .hand, verdict: .skipped(why: why))
      let result = try db.decide(decision, now: now)
      guard let found = try db.slot(slot) else { throw LedgerError.unreadable("a slot (\(slot))") }
      return (result, try db.withdraw("slot = ?", [found.number], why: "skipped \(why)", now: now))
    }
  }

  /// Ends the pause of a team, and opens the slots again that were skipped by hand and have not come due yet.
  ///
  /// - Returns: the pause that ended, nil when there was none; and the slots that are open again.
  package func resume(team: TeamName, now: Instant) async throws(LedgerError) -> (TeamPause?, [StoredSlot]) {
    try await write("end a pause") { db in
      let pause = try db.pauses()[team]
      try db.run("DELETE FROM pause WHERE team = ?", [team])
      let slots = try db.skippedAhead(team: team, now: now)
      for slot in slots {
        try db.run(
          "DELETE FROM slot WHERE team = ? AND edition = ? AND date = ? AND state = 'skipped'",
          [team, slot.key.edition, slot.key.date])
      }
      return (pause, slots)
    }
  }

  /// The slots of a team that somebody skipped by hand and that have not come due yet, earliest first.
  package func skippedAhead(team: TeamName, now: Instant) async throws(LedgerError) -> [StoredSlot] {
    try await read("list skipped slots") { db in try db.skippedAhead(team: team, now: now) }
  }
}

extension Database {
  func pauses() throws -> [TeamName: TeamPause] {
    try rows("SELECT * FROM pause").reduce(into: [:]) { pauses, row in
      let pause = TeamPause(
        team: try row.value("team"), until: try row.value("until"), reason: try row.value("reason"))
      pauses[pause.team] = pause
    }
  }

  fileprivate func skippedAhead(team: TeamName, now: Instant) throws -> [StoredSlot] {
    try rows(
      "SELECT * FROM slot WHERE team = ? AND state = 'skipped' AND how = 'hand' AND nominal > ? ORDER BY nominal",
      [team, now]
    ).map { try $0.storedSlot() }
  }

  /// Drops the posts that wait. The deadline of a post that is being sent becomes now, so that it is not tried again.
  fileprivate func withdraw(
    _ condition: String, _ arguments: StatementArguments, why: String, now: Instant
  ) throws -> WithdrawnPosts {
    let open = try rows(
      """
      SELECT number, id, state FROM post INDEXED BY post_open
      WHERE settled IS NULL AND \(condition) ORDER BY number
      """, arguments)
    var dropped: [PostID] = []
    var underWay: [PostID] = []
    for row in open {
      let number: Int64 = try row.value("number")
      if try row.value("state") as PostState == .sending {
        try run("UPDATE post SET deadline = ? WHERE number = ?", [now, number])
        underWay.append(try row.value("id"))
      } else {
        try run(
          "UPDATE post SET state = 'dropped', settled = ?, quiet = 0, why = ? WHERE number = ?", [now, why, number])
        dropped.append(try row.value("id"))
      }
    }
    return WithdrawnPosts(dropped: dropped, underWay: underWay)
  }
}
