import GRDB
import Model

// The courier makes these queries at every commit. They name their index, so that SQLite refuses one that would read years of
// history instead.

extension Ledger {
  /// One commit of the courier: settlements are written, posts past their deadline expire, and posts that are due are
  /// claimed.
  ///
  /// A claimed post is `sending` in the file when this returns, and only then may its first byte leave.
  ///
  /// ```swift
  /// let batch = try await ledger.processOutbox(settling: ended, claiming: ClaimLimit(places: 64), now: now)
  /// for claim in batch.claims { send(claim) }  // each gives a settlement for the next commit
  /// ```
  ///
  /// - Parameters:
  ///   - settlements: of attempts that ended, and of looks.
  ///   - healed: channels that take posts again.
  ///   - limit: how many posts may be claimed, and which.
  ///   - expiring: false while the clock is not believed: then nothing expires.
  package func processOutbox(
    settling settlements: [Settlement] = [], healing healed: Set<TeamChannel> = [], claiming limit: ClaimLimit = .none,
    expiring: Bool = true,
    now: Instant
  ) async throws(LedgerError) -> OutboxBatch {
    try await write("record the outcome of posts") { db in
      let settled = try settlements.filter { try db.settle($0, now: now) }
      for channel in healed { try db.heal(channel) }
      let expired = expiring ? try db.expire(now: now) : []
      let looks = try db.looks(limit, expiring: expiring, now: now)
      let (claims, waiting, isBlocked) = try db.claim(limit, beside: looks, now: now)
      return OutboxBatch(
        settled: Set(settled.map(\.post)), expired: expired, claims: claims, looks: looks.posts, waiting: waiting,
        isBlocked: isBlocked)
    }
  }
}

extension Database {
  /// - Returns: false when the post is no longer at that attempt, because it was settled otherwise; nothing is written then.
  fileprivate func settle(_ settlement: Settlement, now: Instant) throws -> Bool {
    guard
      let number: Int64 = try one(
        "SELECT number FROM post WHERE id = ? AND attempts = ? AND state IN ('sending', 'unknown')",
        [settlement.post, settlement.attempt])
    else { return false }
    try run(
      "UPDATE attempt SET ended = ?, outcome = ?, why = ?, status = ? WHERE post = ? AND number = ? AND ended IS NULL",
      [now, AttemptOutcome(settlement.outcome), settlement.why, settlement.status, number, settlement.attempt])
    try move(number, settlement, now: now)
    if case .broken(let why) = settlement.outcome, let channel = try channel(ofPost: number) {
      try markBroken(channel, why: why, now: now)
    }
    return true
  }

  private func move(_ number: Int64, _ settlement: Settlement, now: Instant) throws {
    let why = settlement.why
    switch settlement.next {
    case .delivered(let confirmed, let reference):
      try run(
        "UPDATE post SET state = 'delivered', confirmed = ?, reference = ?, why = ?, settled = ? WHERE number = ?",
        [confirmed, reference, why, now, number])
    case .again(let at):
      try run(
        "UPDATE post SET state = 'queued', next_at = ?, why = ?, quiet = ? WHERE number = ?",
        [at, why, settlement.waitsForQuietHours, number])
    case .repeated(let at, let body):
      try run(
        "UPDATE post SET state = 'queued', next_at = ?, why = ?, quiet = ?, is_repeat = 1 WHERE number = ?",
        [at, why, settlement.waitsForQuietHours, number])
      try add(body, toPost: number)
    case .fallback(let channel, let service, let body):
      try run(
        "UPDATE post SET state = 'queued', next_at = ?, why = ?, via = ?, service = ? WHERE number = ?",
        [now, why, channel, service, number])
      try add(body, toPost: number)
    case .sought(let at, let looks, let absent):
      try run(
        "UPDATE post SET state = 'unknown', next_at = ?, why = ?, quiet = 0, looks = ?, absent_at = ? WHERE number = ?",
        [at, why, looks, absent, number])
    case .refused, .held, .expired:
      try run(
        "UPDATE post SET state = ?, why = ?, settled = ? WHERE number = ?", [settlement.next.state, why, now, number])
    }
  }

  private func add(_ body: PostBody, toPost number: Int64) throws {
    try run(
      """
      INSERT INTO body (post, version, content_type, text)
      VALUES (?, (SELECT max(version) + 1 FROM body WHERE post = ?), ?, ?)
      """, [number, number, body.contentType, body.text])
  }

  /// Expires what is queued. A post whose outcome is unknown does not expire here: it may have arrived, and the courier
  /// decides.
  fileprivate func expire(now: Instant) throws -> [ExpiredPost] {
    let due = try rows(
      """
      SELECT number, id, why, channel, quiet FROM post INDEXED BY post_deadline
      WHERE state IN ('queued', 'unknown') AND state = 'queued' AND deadline <= ? ORDER BY number
      """, [now])
    // Posts that a clock made which was far ahead: they would wait for years, and hold up what is newer. A post is never
    // tried before it was made, so `next_at` finds them by the index, without a look at all that is queued.
    let ahead = try rows(
      """
      SELECT number, id, channel FROM post INDEXED BY post_queued
      WHERE state = 'queued' AND next_at > ?1 AND created > ?1 ORDER BY number
      """, [now.adding(.seconds(86_400))])
    return try due.map { row in
      let last: String? = try row.value("why")
      let waitsForQuietHours: Bool = try row.value("quiet")
      let reasons = [waitsForQuietHours ? "quiet hours lasted longer" : nil, last].compactMap { $0 }
      return try expire(row, why: (["not delivered before its deadline"] + reasons).joined(separator: "; "), now: now)
    } + ahead.map { try expire($0, why: "it was made by a clock that was far ahead", now: now) }
  }

  private func expire(_ row: Row, why: String, now: Instant) throws -> ExpiredPost {
    let number: Int64 = try row.value("number")
    try run("UPDATE post SET state = 'expired', why = ?, settled = ? WHERE number = ?", [why, now, number])
    return ExpiredPost(
      post: try row.value("id"), slot: try slotKey(ofPost: number), channel: try row.value("channel"), why: why)
  }

  private func channel(ofPost number: Int64) throws -> TeamChannel? {
    try row("SELECT team, ifnull(via, channel) AS way FROM post WHERE number = ?", [number]).map {
      TeamChannel(team: try $0.value("team"), channel: try $0.value("way"))
    }
  }

  private func slotKey(ofPost number: Int64) throws -> SlotKey {
    guard
      let row = try row(
        "SELECT slot.team, edition, date FROM slot JOIN post ON post.slot = slot.number WHERE post.number = ?", [number]
      )
    else { throw LedgerError.unreadable("a post without a slot") }
    return try row.slotKey()
  }
}
