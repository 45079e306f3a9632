import GRDB
import Model

/// How long the ledger keeps what it keeps.
package enum Retention {
  /// Bodies of posts, and who was away.
  package static let bodyDays = 90
  /// Updates and posts, what they said, records that are no longer seen, figures, counts and notes.
  package static let days = 400
  /// Daily copies of the ledger.
  package static let backups = 7
  /// How long a copy from before an upgrade is kept; else it would keep what the ledger itself forgets.
  package static let upgradeBackupDays = 30
}

/// What was deleted, in rows.
package struct Pruned: Sendable, Hashable, Codable {
  package var bodies = 0
  package var updates = 0
  package var slots = 0
  package var records = 0
  package var figures = 0
  package var notes = 0

  package init() {}

  package var isNothing: Bool { self == Pruned() }
}

extension Ledger {
  /// Deletes what is older than it is kept for. In small commits, so that posts need not wait; stops when it is cancelled.
  ///
  /// - Parameter now: what counts as now, see `pruneMoment`.
  package func prune(now: Instant) async throws(LedgerError) -> Pruned {
    var pruned = Pruned()
    let steps: [(any WritableKeyPath<Pruned, Int> & Sendable, @Sendable (Database) throws -> Int)] = [
      (\.bodies, { try $0.pruneBodies(before: now.days(-Retention.bodyDays)) }),
      (\.updates, { try $0.pruneUpdates(before: now.days(-Retention.days)) }),
      (\.slots, { try $0.pruneSlots(before: now.days(-Retention.days)) }),
      (\.records, { try $0.pruneRecords(before: now.days(-Retention.days)) }),
      (\.figures, { try $0.pruneFigures(before: now.days(-Retention.days)) }),
      (\.notes, { try $0.run("DELETE FROM note WHERE at < ?", [now.days(-Retention.days)]) }),
      (
        \.slots,
        { try $0.run("DELETE FROM pause WHERE until < ?", [CivilDateTime(utc: now.days(-Retention.days)).date]) }
      ),
    ]
    for (count, step) in steps {
      while !Task.isCancelled {
        let rows = try await write("delete what is no longer kept", step)
        pruned[keyPath: count] += rows
        if rows < Database.pruneLimit { break }
      }
    }
    return pruned
  }
}

extension Instant {
  fileprivate func days(_ days: Int) -> Instant { adding(.seconds(Int64(days) * 86_400)) }
}

extension Database {
  /// Rows in one commit.
  fileprivate static let pruneLimit = 500

  /// The oldest posts that still have a body. What a wrong clock dated ahead, or is open for long, keeps nothing else waiting.
  fileprivate func pruneBodies(before limit: Instant) throws -> Int {
    let oldest = try rows(
      """
      SELECT number, chosen_update FROM post WHERE settled < ? AND number IN (SELECT DISTINCT post FROM body)
      ORDER BY number LIMIT \(Database.pruneLimit)
      """, [limit])
    var count = 0
    for row in oldest {
      try run("DELETE FROM body WHERE post = ?", [try row.value("number") as Int64])
      try dropAbsences(fromUpdate: try row.value("chosen_update"))
      count += 1
    }
    return count
  }

  /// Who was away is told in the update and no use afterwards.
  private func dropAbsences(fromUpdate number: Int64) throws {
    guard let text: String = try one("SELECT chosen FROM chosen_update WHERE number = ?", [number]),
      var update = JSONColumn.value(Update.self, from: text)
    else { return }
    for index in update.sections.indices {
      update.sections[index].lines.removeAll { if case .away = $0.fact { true } else { false } }
    }
    let after = try JSONColumn.text(update)
    if after != text { try run("UPDATE chosen_update SET chosen = ? WHERE number = ?", [after, number]) }
  }

  /// The oldest updates, with their posts and all that hangs on them. One with a post that is still open waits.
  fileprivate func pruneUpdates(before limit: Instant) throws -> Int {
    let oldest = try rows(
      """
      SELECT number, composed_at FROM chosen_update WHERE slot IN (SELECT number FROM slot WHERE \(Database.isPast))
      ORDER BY number LIMIT \(Database.pruneLimit)
      """, [limit])
    var count = 0
    for row in oldest {
      let composed: Instant = try row.value("composed_at")
      guard composed < limit else { continue }
      let number: Int64 = try row.value("number")
      let posts = try rows("SELECT number, state FROM post WHERE chosen_update = ?", [number])
      guard try posts.allSatisfy({ try !($0.value("state") as PostState).isOpen }) else { continue }
      for post in posts {
        let post: Int64 = try post.value("number")
        for table in ["attempt", "body"] { try run("DELETE FROM \(table) WHERE post = ?", [post]) }
        try run("DELETE FROM post WHERE number = ?", [post])
      }
      for table in ["told", "said"] { try run("DELETE FROM \(table) WHERE chosen_update = ?", [number]) }
      try run("DELETE FROM chosen_update WHERE number = ?", [number])
      count += 1
    }
    return count
  }

  /// Also what was decided long ago stays decided while its own time is not as long ago: it could come due again.
  private static let isPast = "decided < ?1 AND nominal < ?1"

  fileprivate func pruneSlots(before limit: Instant) throws -> Int {
    try run(
      """
      DELETE FROM slot WHERE number IN (SELECT number FROM slot WHERE \(Database.isPast)
        AND NOT EXISTS (SELECT 1 FROM chosen_update WHERE chosen_update.slot = slot.number)
        ORDER BY number LIMIT \(Database.pruneLimit))
      """, [limit])
  }

  /// What no reading shows any more.
  fileprivate func pruneRecords(before limit: Instant) throws -> Int {
    try run(
      """
      DELETE FROM record WHERE rowid IN (SELECT rowid FROM record
        WHERE kind = 'absence' OR seen < ?1 OR vanished < ?1 OR gone < ?1 LIMIT \(Database.pruneLimit))
      """, [limit])
  }

  fileprivate func pruneFigures(before limit: Instant) throws -> Int {
    let day = CivilDateTime(utc: limit).date
    var count = 0
    for table in ["measurement", "open_work"] where count < Database.pruneLimit {
      count += try run(
        "DELETE FROM \(table) WHERE rowid IN (SELECT rowid FROM \(table) WHERE day < ? LIMIT \(Database.pruneLimit))",
        [day])
    }
    return count < Database.pruneLimit ? try count + addUpCompletions(before: day) : count
  }

  /// How much was finished since a source was first read is still known when the days are forgotten: the sum stands on
  /// that first day.
  private func addUpCompletions(before day: CivilDate) throws -> Int {
    let oldest = try rows(
      """
      SELECT completion.rowid AS number, completion.team, completion.source, day, count, first FROM completion LEFT JOIN
        (SELECT team, source, date(first_read / 1000, 'unixepoch') AS first FROM source_state) AS state
        ON state.team = completion.team AND state.source = completion.source
      WHERE day < ? AND NOT (workdays = -1 AND day = ifnull(first, '')) LIMIT \(Database.pruneLimit)
      """, [day])
    for row in oldest {
      let first: CivilDate? = try row.value("first")
      if let first, try row.value("day") as CivilDate >= first {
        try run(
          """
          INSERT INTO completion (team, source, day, workdays, count) VALUES (?, ?, ?, -1, ?)
          ON CONFLICT (team, source, day, workdays) DO UPDATE SET count = count + excluded.count
          """,
          [
            try row.value("team") as TeamName, try row.value("source") as SourceName, first,
            try row.value("count") as Int,
          ])
      }
      try run("DELETE FROM completion WHERE rowid = ?", [try row.value("number") as Int64])
    }
    return oldest.count
  }
}
