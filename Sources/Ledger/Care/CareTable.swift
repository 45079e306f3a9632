import GRDB
import Model

/// The table `care`: when the ledger was last looked after, and what it cannot know since it was restored.
enum CareTable {
  enum Row: String {
    /// When the last check, of either kind, found nothing wrong.
    case checked
    case checkedInFull = "checked_in_full"
    /// When the making of this backup began; only in a backup.
    case copied
    /// When a backup took the place of a damaged ledger.
    case restored
    /// Up to when a restored ledger knows what happened. From then to `doubted` it does not.
    case known
    /// Up to when something may have happened that a restored ledger does not know; missing until a clock is believed.
    case doubted
  }

  /// Writes into a finished copy when its making began. What happened later may be missing in it.
  static func stamp(_ copy: String, at: Instant) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      // No journal and no waiting for the disk: the copy counts, and is synced, only when this stands in it.
      try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
    }
    try Connection.lend(copy, configuration) { queue in
      try queue.write { db in
        if try db.tableExists("care") { try db.setCare(.copied, at) }
      }
    }
  }
}

extension Database {
  func care(_ row: CareTable.Row) throws -> Instant? {
    try one("SELECT at FROM care WHERE what = ?", [row.rawValue])
  }

  func setCare(_ row: CareTable.Row, _ at: Instant?) throws {
    if let at {
      try run(
        "INSERT INTO care (what, at) VALUES (?, ?) ON CONFLICT (what) DO UPDATE SET at = excluded.at",
        [row.rawValue, at])
    } else {
      try run("DELETE FROM care WHERE what = ?", [row.rawValue])
    }
  }
}

/// What a ledger cannot know since a backup took its place.
package struct Restoration: Sendable, Hashable, Codable {
  /// When the backup was made, or the latest moment in it: what happened later is not in the ledger.
  package let known: Instant
  /// When it was restored, by the machine's clock of then.
  package let restored: Instant
  /// Up to when something may have happened that the ledger does not know; nil until a clock is believed.
  package let doubted: Instant?

  /// Why a post of that time is held, in words for the operator.
  package var reason: String {
    "the ledger was restored from a backup of \(known.iso8601), so it may have been posted already"
  }
}

extension Ledger {
  /// What the ledger cannot know since it was restored; nil when it never was.
  ///
  /// - Parameter now: the moment by a clock that is believed, which ends the time in doubt if nothing has ended it; nil
  ///   while no clock is believed.
  package func restoration(endingDoubtAt now: Instant? = nil) async throws(LedgerError) -> Restoration? {
    let found = try await read("look up what was restored") { db -> Restoration? in
      guard let restored = try db.care(.restored) else { return nil }
      return Restoration(known: try db.care(.known) ?? restored, restored: restored, doubted: try db.care(.doubted))
    }
    guard let found, found.doubted == nil, let now else { return found }
    try await write("note what is not known") { db in try db.setCare(.doubted, now) }
    return Restoration(known: found.known, restored: found.restored, doubted: now)
  }

  /// Checks the file when a check is due: quickly once a day, in full once a week. The times are an hour short, so that a
  /// daily round that begins a little earlier than the last one does not skip a day.
  ///
  /// - Parameter now: by a clock that is believed.
  /// - Throws: `.broken` when the file is damaged.
  package func checkWhenDue(now: Instant) async throws(LedgerError) {
    let (last, lastFull) = try await read("look up the last check") { db in
      (try db.care(.checked), try db.care(.checkedInFull))
    }
    let full = now.isPast(lastFull, .seconds(7 * 86_400 - 3_600))
    guard full || now.isPast(last, .seconds(86_400 - 3_600)) else { return }
    try await check(full: full)
    try await write("note that the file was checked") { db in
      try db.setCare(.checked, now)
      if full { try db.setCare(.checkedInFull, now) }
    }
  }
}

extension Instant {
  /// Whether so much time has passed since a moment; also true when there is none, or it lies ahead.
  fileprivate func isPast(_ last: Instant?, _ wait: Duration) -> Bool {
    guard let last, last <= self else { return true }
    return since(last) >= wait
  }
}
