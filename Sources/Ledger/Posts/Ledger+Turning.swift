import GRDB
import Model

// The queries that the courier makes on every turn name their index: one that would scan years of history is an error.

extension Ledger {
  /// One commit of the courier: outcomes are written, what ran out expires, the next posts are taken.
  ///
  /// Taken posts are `sending` in the file before this returns; only then may a byte leave. With `expiring` false nothing
  /// runs out: the clock is not believed.
  package func turn(
    settling settlements: [Settlement] = [], healing healed: Set<TeamChannel> = [], claiming limit: ClaimLimit = .none,
    expiring: Bool = true,
    now: Instant
  ) async throws(LedgerError) -> Turn {
    try await write("record the outcome of posts") { db in
      let settled = try settlements.filter { try db.settle($0, now: now) }
      for channel in healed { try db.heal(channel) }
      let expired = expiring ? try db.expire(now: now) : []
      let looks = try db.looks(limit, expiring: expiring, now: now)
      let (claims, waiting, isBlocked) = try db.claim(limit, beside: looks, now: now)
      return Turn(
        settled: Set(settled.map(\.post)), expired: expired, claims: claims, looks: looks.posts, waiting: waiting,
        isBlocked: isBlocked)
    }
  }

  /// When the courier next has something to do after a moment up to which it has looked: a post may be sent, is to be looked
  /// for, or runs out. Nil when nothing is open; what was due by then and had to wait for its destination is not told.
  package func nextDue(after now: Instant) async throws(LedgerError) -> Instant? {
    try await read("find what is due next") { db in
      try db.one(
        """
        SELECT min(due) FROM (
          SELECT min(next_at) AS due FROM post AS this INDEXED BY post_queued
          WHERE state = 'queued' AND next_at > ?1 AND NOT EXISTS (
            SELECT 1 FROM post AS other INDEXED BY post_open WHERE other.team = this.team AND other.channel = this.channel
              AND other.number < this.number AND other.settled IS NULL
              AND other.via IS NULL AND NOT (this.by_hand AND other.quiet))
          UNION ALL SELECT min(next_at) FROM post INDEXED BY post_unknown WHERE state = 'unknown' AND next_at > ?1
          UNION ALL SELECT min(deadline) FROM post INDEXED BY post_deadline WHERE state IN ('queued', 'unknown'))
        """, [now]) as Instant?
    }
  }
}

extension Database {
  /// False when the post is no longer at that attempt: then somebody else has settled it.
  fileprivate func settle(_ settlement: Settlement, now: Instant) throws -> Bool {
    guard
      let number: Int64 = try one(
        "SELECT number FROM post WHERE id = ? AND attempts = ? AND state IN ('sending', 'unknown')",
        [settlement.post, settlement.attempt])
    else { return false }
    try run(
      "UPDATE attempt SET ended = ?, outcome = ?, why = ?, status = ? WHERE post = ? AND number = ? AND ended IS NULL",
      [now, settlement.outcome.word, settlement.why, settlement.status, number, settlement.attempt])
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
        [at, why, settlement.isQuiet, number])
    case .repeated(let at, let body):
      try run(
        "UPDATE post SET state = 'queued', next_at = ?, why = ?, quiet = ?, is_repeat = 1 WHERE number = ?",
        [at, why, settlement.isQuiet, number])
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

  /// What is unknown does not run out here: it may have arrived, and the courier decides it.
  fileprivate func expire(now: Instant) throws -> [ExpiredPost] {
    let due = try rows(
      """
      SELECT number, id, why, channel, quiet FROM post INDEXED BY post_deadline
      WHERE state IN ('queued', 'unknown') AND state = 'queued' AND deadline <= ? ORDER BY number
      """, [now])
    // By the clock that made them these would wait for years, and nothing newer could pass them. None is tried before it
    // was made, so that the index knows them, and a turn need not look at all that is queued.
    let ahead = try rows(
      """
      SELECT number, id, channel FROM post INDEXED BY post_queued
      WHERE state = 'queued' AND next_at > ?1 AND created > ?1 ORDER BY number
      """, [now.adding(.seconds(86_400))])
    return try due.map { row in
      let last: String? = try row.value("why")
      let isQuiet: Bool = try row.value("quiet")
      let reasons = [isQuiet ? "quiet hours lasted longer" : nil, last].compactMap { $0 }
      return try expire(row, why: (["not delivered before its deadline"] + reasons).joined(separator: "; "), now: now)
    } + ahead.map { try expire($0, why: "it was made by a clock that was far ahead", now: now) }
  }

  private func expire(_ row: Row, why: String, now: Instant) throws -> ExpiredPost {
    let number: Int64 = try row.value("number")
    try run("UPDATE post SET state = 'expired', why = ?, settled = ? WHERE number = ?", [why, now, number])
    return ExpiredPost(
      post: try row.value("id"), slot: try slotKey(ofPost: number), channel: try row.value("channel"), why: why)
  }

  /// First in, first out within a team's channel: what is open and older goes first, what is settled blocks nothing. What is
  /// due in quiet hours waits for their end, and only for a post by hand it makes room.
  fileprivate func claim(_ limit: ClaimLimit, beside looks: DueLooks, now: Instant) throws -> (
    claims: [Claim], waiting: [WaitingPost], isBlocked: Bool
  ) {
    guard limit.places > 0 else { return ([], [], false) }
    let due = try Row.fetchCursor(
      cachedStatement(
        sql: """
          SELECT number, team, ifnull(via, channel), created, by_hand FROM post AS this INDEXED BY post_queued
          WHERE state = 'queued' AND next_at <= ? AND deadline > ? AND NOT EXISTS (
            SELECT 1 FROM post AS other INDEXED BY post_open WHERE other.team = this.team AND other.channel = this.channel
              AND other.number < this.number AND other.settled IS NULL
              AND other.via IS NULL AND NOT (this.by_hand AND other.quiet))
          ORDER BY next_at, number
          """),
      arguments: [now, now])
    let places = limit.places - looks.taken.count
    var taken = looks.taken
    var numbers: [Int64] = []
    var quiet: [(number: Int64, until: Instant)] = []
    var isBlocked = looks.isBlocked
    while numbers.count < places, let row = try due.next() {
      let candidate = ClaimCandidate(
        team: try row.value(at: 1), channel: try row.value(at: 2), created: try row.value(at: 3),
        byHand: try row.value(at: 4))
      if !candidate.byHand, let until = limit.quiet(candidate.team, candidate.channel) {
        quiet.append((try row.value(at: 0), until))
      } else if let destination = limit.admit(candidate), taken.insert(destination).inserted {
        numbers.append(try row.value(at: 0))
      } else {
        isBlocked = true
      }
    }
    return (
      try numbers.map { try take($0, now: now) }, try quiet.map { try hold($0.number, until: $0.until) }, isBlocked
    )
  }

  private func take(_ number: Int64, now: Instant) throws -> Claim {
    try run(
      """
      UPDATE post SET state = 'sending', attempts = attempts + 1, quiet = 0, looks = 0, absent_at = NULL
      WHERE number = ? AND state = 'queued'
      """,
      [number])
    let row = try claim(number)
    try run(
      "INSERT INTO attempt (post, number, body_version, started) VALUES (?, ?, ?, ?)",
      [number, try row.value(at: 1) as Int, try row.value(at: 13) as Int, now])
    return try row.claim()
  }

  private func hold(_ number: Int64, until: Instant) throws -> WaitingPost {
    let claim = try claimed(number)
    // What stands behind it waits as long.
    try run(
      """
      UPDATE post INDEXED BY post_open SET next_at = ?1, quiet = 1 WHERE team = ?2 AND channel = ?3
        AND settled IS NULL AND state = 'queued' AND by_hand = 0 AND next_at < ?1
      """, [until, claim.team, claim.channel])
    return WaitingPost(post: claim.post, slot: claim.slot, channel: claim.channel, until: until)
  }

  /// A post as its last claim had it.
  func claimed(_ number: Int64) throws -> Claim { try claim(number).claim() }

  private func claim(_ number: Int64) throws -> Row {
    guard
      let row = try row(
        """
        SELECT post.id, attempts, channel, via, service, deadline, is_repeat, by_hand, content_type, text, slot.team, edition, date,
          version
        FROM post JOIN slot ON slot.number = post.slot JOIN body ON body.post = post.number
        WHERE post.number = ? ORDER BY version DESC LIMIT 1
        """, [number])
    else { throw LedgerError.unreadable("a post without a body") }
    return row
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

extension Row {
  fileprivate func claim() throws -> Claim {
    Claim(
      post: try value(at: 0), attempt: try value(at: 1),
      slot: SlotKey(team: try value(at: 10), edition: try value(at: 11), date: try value(at: 12)),
      channel: try value(at: 2), via: try value(at: 3), service: try value(at: 4),
      body: PostBody(contentType: try value(at: 8), text: try value(at: 9)), deadline: try value(at: 5),
      isRepeat: try value(at: 6), byHand: try value(at: 7))
  }

  func slotKey() throws -> SlotKey {
    SlotKey(team: try value("team"), edition: try value("edition"), date: try value("date"))
  }
}
