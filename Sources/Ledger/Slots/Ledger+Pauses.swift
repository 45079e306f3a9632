import GRDB
import Model

/// A team for which nothing is posted by itself for a while.
package struct TeamPause: Sendable, Hashable {
  package let team: TeamName
  /// The day, on the team's wall, from which it is posted again.
  package let until: CivilDate
  /// For whoever operates it; readers never see it.
  package let reason: String?

  package init(team: TeamName, until: CivilDate, reason: String? = nil) {
    self.team = team
    self.until = until
    self.reason = reason
  }

  /// Whether slots of that date are not posted.
  package func holds(_ date: CivilDate) -> Bool { date < until }

  /// Why a slot was not posted.
  package var why: String { "paused until \(until)" + (reason.map { ": \($0)" } ?? "") }
}

/// What a pause or a skip found on its way.
package struct WithdrawnPosts: Sendable, Hashable {
  /// They waited, and are dropped now.
  package let dropped: [PostID]
  /// They are being sent: nobody can call them back, but they are not tried again.
  package let underWay: [PostID]
}

extension Ledger {
  /// Those of now and those that are over but may still be asked for by a slot that is made up.
  package func pauses() async throws(LedgerError) -> [TeamName: TeamPause] {
    try await read("list pauses") { db in try db.pauses() }
  }

  /// Nothing of the team is posted by itself from now on: what waits is dropped, and slots are skipped when they come.
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

  /// A slot is not posted, whether its time has come or not. Of one that was decided already only what still waits is
  /// dropped.
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

  /// Ends the pause of a team, and opens again what was skipped by hand and has not come yet.
  ///
  /// - Returns: the pause that ended, and the slots.
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

  /// Slots that somebody skipped by hand and that have not come yet, earliest first.
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

  /// What is on its way runs out at once: no second try.
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
