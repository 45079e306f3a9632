import GRDB
import Model

/// How long the ledger keeps what, in days; the privacy report tells these. For backups: how many.
package enum Retention {
  /// Bodies of settled posts, and the lines about who was away in their updates.
  package static let bodyDays = 90
  /// Updates with their posts and what they said, records that no reading shows any more, figures, counts and notes.
  package static let days = 400
  /// How many daily backups.
  package static let backups = 7
  /// Backups from before an upgrade. Without a limit they would keep what the ledger itself forgets.
  package static let upgradeBackupDays = 30
}

/// How many rows were deleted, by kind.
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
  /// Deletes what is older than `Retention` says, in small commits, so that posts do not wait. Stops when its task is
  /// cancelled.
  ///
  /// - Parameter now: the moment from which ages are counted, see `pruneMoment`.
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
  /// How many rows are deleted in one commit.
  fileprivate static let pruneLimit = 500

  /// Deletes the bodies of the oldest settled posts that still have one. A post that a wrong clock dated ahead, or that is
  /// open for long, does not hold up the others.
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

  /// Deletes the lines about who was away from an update: they are of no use once it was told.
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

  /// Deletes the oldest updates with their posts, bodies, attempts and what they told. An update with a post that is still
  /// open stays.
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

  /// The slot's own time counts too: a slot that was decided long before its time could come due again if it were deleted.
  private static let isPast = "decided < ?1 AND nominal < ?1"

  fileprivate func pruneSlots(before limit: Instant) throws -> Int {
    try run(
      """
      DELETE FROM slot WHERE number IN (SELECT number FROM slot WHERE \(Database.isPast)
        AND NOT EXISTS (SELECT 1 FROM chosen_update WHERE chosen_update.slot = slot.number)
        ORDER BY number LIMIT \(Database.pruneLimit))
      """, [limit])
  }

  /// Deletes the records that no reading shows any more.
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

  /// Adds the counts of old days to the day on which their source was first read, with workdays -1, so that it stays known
  /// how much was finished since then.
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
