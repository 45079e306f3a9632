import GRDB
import Model

extension Ledger {
  /// The next moment at which the courier has something to do: a post may be sent, is to be looked for, or reaches its
  /// deadline. Nil when no post is open.
  ///
  /// - Parameter now: the moment up to which the courier has looked. Posts that were due by then and wait for their destination
  ///   are left out: the courier knows when that takes posts again.
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
  /// Posts of one channel of a team go in the order in which they were queued: a post waits for the older ones that are open,
  /// not for those that are settled. One that is due in quiet hours is put off to their end; a post by hand may pass it.
  func claim(_ limit: ClaimLimit, beside looks: DueLooks, now: Instant) throws -> (
    claims: [Claim], waiting: [WaitingPost], isBlocked: Bool
  ) {
    guard limit.places > 0 else { return ([], [], false) }
    let due = try Row.fetchCursor(
      cachedStatement(
        sql: """
          SELECT number, team, ifnull(via, channel) AS way, created, by_hand FROM post AS this INDEXED BY post_queued
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
        team: try row.value("team"), channel: try row.value("way"), created: try row.value("created"),
        byHand: try row.value("by_hand"))
      if !candidate.byHand, let until = limit.quiet(candidate.team, candidate.channel) {
        quiet.append((try row.value("number"), until))
      } else if let destination = limit.admit(candidate), taken.insert(destination).inserted {
        numbers.append(try row.value("number"))
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
      [number, try row.value("attempts") as Int, try row.value("version") as Int, now])
    return try row.claim()
  }

  private func hold(_ number: Int64, until: Instant) throws -> WaitingPost {
    let claim = try claimed(number)
    // The later posts of the channel wait as long.
    try run(
      """
      UPDATE post INDEXED BY post_open SET next_at = ?1, quiet = 1 WHERE team = ?2 AND channel = ?3
        AND settled IS NULL AND state = 'queued' AND by_hand = 0 AND next_at < ?1
      """, [until, claim.team, claim.channel])
    return WaitingPost(post: claim.post, slot: claim.slot, channel: claim.channel, until: until)
  }

  /// The post as its last attempt had it.
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
}

extension Row {
  fileprivate func claim() throws -> Claim {
    Claim(
      post: try value("id"), attempt: try value("attempts"), slot: try slotKey(), channel: try value("channel"),
      via: try value("via"), service: try value("service"),
      body: PostBody(contentType: try value("content_type"), text: try value("text")),
      deadline: try value("deadline"), isRepeat: try value("is_repeat"), byHand: try value("by_hand"))
  }

  func slotKey() throws -> SlotKey {
    SlotKey(team: try value("team"), edition: try value("edition"), date: try value("date"))
  }
}
