import GRDB
import Model

/// What was taken back when the clock, which had been ahead, was put right.
package struct ClockCorrection: Sendable, Hashable, Codable {
  /// When it was put right, by the clock that is believed now.
  package let at: Instant
  /// The latest moment that the wrong clock had shown.
  package let ahead: Instant
  /// What was undone, in words for the operator; nil when only moments in the ledger had to be changed.
  package let undone: String?

  /// A clock that is set back by no more than this changes nothing in the ledger.
  static let tolerance = Duration.seconds(300)

  /// The sentence for the log, `status` and the alarm.
  package var sentence: String {
    "The clock had been ahead, up to \(ahead.iso8601), and shows \(at.iso8601) now. What it had decided, counted and noted for days "
      + "that have not come is taken back\(undone.map { " (\($0))" } ?? ""); what was really posted stays as it is."
  }
}

extension Ledger {
  /// When a clock that was ahead was last put right; nil when it never was.
  package func clockCorrection() async throws(LedgerError) -> ClockCorrection? {
    try await read("look up when the clock was put right") { db in
      guard let row = try db.row("SELECT put_right, ahead, undone FROM clock WHERE put_right IS NOT NULL") else {
        return nil
      }
      return ClockCorrection(
        at: try row.value("put_right"), ahead: try row.value("ahead"), undone: try row.value("undone"))
    }
  }
}

extension Database {
  /// Takes back what a clock that was ahead had written. Afterwards no moment in the file lies ahead of `now`, but for what
  /// a source or a person planned, and for slots that `Ledger.marks` deletes when their edition is next looked at.
  func correctClock(now: Instant, from furthest: Instant) throws -> ClockCorrection {
    let tomorrow = CivilDateTime(utc: now).date.adding(days: 1)
    let passedOver: Int =
      try one(
        "SELECT count(*) FROM slot WHERE state IN ('missed', 'skipped') AND how = 'schedule' AND decided > ?", [now])
      ?? 0
    let posts = try putPostsRight(now: now)
    try run(
      """
      UPDATE slot SET decided = ?1 WHERE decided > ?1 AND (how = 'hand' OR EXISTS
        (SELECT 1 FROM post WHERE post.slot = slot.number AND post.attempts > 0))
      """, [now])
    let figures = try putFiguresRight(now: now, tomorrow: tomorrow)
    for (table, columns) in Self.moments {
      for column in columns { try run("UPDATE \(table) SET \(column) = ?1 WHERE \(column) > ?1", [now]) }
    }
    try putPausesRight(now: now)
    let counts = [(passedOver, "slots passed over"), (posts, "posts given up"), (figures, "figures and counts")]
    let undone = counts.compactMap { count, what in count > 0 ? "\(count) \(what)" : nil }
    let found = ClockCorrection(at: now, ahead: furthest, undone: undone.isEmpty ? nil : undone.joined(separator: ", "))
    try run(
      "UPDATE clock SET furthest = ?1, put_right = ?1, ahead = ?2, undone = ?3, pruned = min(pruned, ?1)",
      [now, furthest, found.undone])
    return found
  }

  /// The columns that say when something was done: a moment in them that lies ahead becomes now. Columns with a rule of
  /// their own are not among them.
  static let moments: KeyValuePairs = [
    "post": ["created", "settled", "absent_at"], "attempt": ["started", "ended"],
    "chosen_update": ["read_at", "composed_at"],
    "record": ["first_seen", "changed", "finished_seen", "seen", "vanished", "gone"], "measurement": ["read_at"],
    "open_work": ["read_at"],
    "source_state": [
      "first_read", "last_read", "previous_read", "last_failed", "failing_since", "last_full", "empty_since",
      "in_part_since",
    ],
    "note": ["at"], "broken": ["since", "tried"], "alarm": ["told"], "care": ["at"],
  ]

  /// - Returns: how many posts were given up.
  private func putPostsRight(now: Instant) throws -> Int {
    // A post that expired by that clock alone, and surely was never sent, is queued again.
    try run(
      """
      UPDATE post SET state = 'queued', settled = NULL, next_at = ?1, why = 'a clock that was ahead had given it up'
      WHERE state = 'expired' AND settled > ?1 AND deadline > ?1 AND created <= ?1 AND is_repeat = 0 AND NOT EXISTS
        (SELECT 1 FROM attempt WHERE attempt.post = post.number AND ifnull(outcome, 'unknown') = 'unknown')
      """, [now])
    let day = now.adding(.seconds(86_400))
    // A slot that somebody posted by hand, of which nothing was tried, is deleted.
    let untried = try rows(
      """
      SELECT number FROM slot WHERE how = 'hand' AND decided > ? AND state IN ('posted', 'partial') AND NOT EXISTS
        (SELECT 1 FROM post WHERE post.slot = slot.number AND (attempts > 0 OR state NOT IN ('queued', 'expired')))
      """, [day])
    for row in untried { try forget(slot: try row.value("number")) }
    // Updates of days that have not come are not sent any more: their readers would not understand them.
    let given = try run(
      """
      UPDATE post SET state = 'expired', settled = ?1, quiet = 0, why = 'it was made by a clock that was far ahead'
      WHERE state = 'queued' AND created > ?2
      """, [now, day])
    try run("UPDATE post SET deadline = ?1, next_at = ?1 WHERE state = 'unknown' AND created > ?2", [now, day])
    try run(
      """
      UPDATE post SET next_at = ?1 WHERE settled IS NULL AND next_at > ?1 AND (created > ?1 OR EXISTS
        (SELECT 1 FROM attempt WHERE attempt.post = post.number AND (started > ?1 OR ended > ?1)))
      """, [now])
    return given
  }

  /// Deletes the figures and counts of days that have not come. They are of today at best, and the next reading tells
  /// today's.
  private func putFiguresRight(now: Instant, tomorrow: CivilDate) throws -> Int {
    var count = 0
    for table in ["measurement", "open_work"] {
      count += try run("DELETE FROM \(table) WHERE read_at > ? AND day > ?", [now, tomorrow])
    }
    let today = CivilDateTime(utc: now).date
    // What was finished on such days was finished by today, in an unknown number of workdays (-1).
    let done = try rows(
      "SELECT team, source, sum(count) AS count FROM completion WHERE day > ? GROUP BY team, source", [tomorrow])
    count += try run("DELETE FROM completion WHERE day > ?", [tomorrow])
    for row in done {
      try run(
        """
        INSERT INTO completion (team, source, day, workdays, count) VALUES (?, ?, ?, -1, ?)
        ON CONFLICT (team, source, day, workdays) DO UPDATE SET count = count + excluded.count
        """,
        [
          try row.value("team") as TeamName, try row.value("source") as SourceName, today,
          try row.value("count") as Int,
        ])
    }
    try run("UPDATE finished_kind SET day = ? WHERE day > ?", [today, tomorrow])
    return count
  }

  /// Shortens a pause that was made while the clock was more than a month ahead: it lasts as many days as it was meant to.
  /// Any other pause keeps the day that a person named, because a pause that is too long is better than a post in it.
  private func putPausesRight(now: Instant) throws {
    for row in try rows("SELECT team, until, made FROM pause WHERE made > ?", [now]) {
      let made: Instant = try row.value("made")
      let until: CivilDate = try row.value("until")
      let days = CivilDateTime(utc: made).date.days(since: CivilDateTime(utc: now).date)
      try run(
        "UPDATE pause SET until = ?, made = ? WHERE team = ?",
        [days > 31 ? until.adding(days: -days) : until, now, try row.value("team") as TeamName])
    }
  }
}
