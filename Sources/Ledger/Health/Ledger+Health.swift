import GRDB
import Model

extension Ledger {
  /// What the ledger knows of trouble.
  ///
  /// - Parameter ways: the channels whose delivered posts count for `LedgerHealth.lastDelivered`.
  package func health(of ways: [TeamChannel]) async throws(LedgerError) -> LedgerHealth {
    try await read("see how things go") { db in
      var health = LedgerHealth()
      health.sources = try db.ailingSources()
      health.broken = try db.rows("SELECT * FROM broken ORDER BY team, channel").map {
        BrokenChannel(
          at: TeamChannel(team: try $0.value("team"), channel: try $0.value("channel")), since: try $0.value("since"),
          tried: try $0.value("tried"), why: try $0.value("why"))
      }
      health.posts = try db.postsForPerson()
      health.missed = try db.missedSlots()
      health.lastDelivered = try db.lastDelivered(by: ways)
      return health
    }
  }

  /// For the metrics: how many posts are open, by state, and how many channels are broken.
  package func openCounts() async throws(LedgerError) -> (posts: [PostState: Int], broken: Int) {
    try await read("count what is open") { db in
      let rows = try db.rows(
        """
        SELECT state, count(*) AS count FROM post INDEXED BY post_open
        WHERE settled IS NULL GROUP BY state
        """)
      var posts: [PostState: Int] = [:]
      for row in rows { posts[try row.value("state")] = try row.value("count") }
      return (posts, try db.one("SELECT count(*) FROM broken") ?? 0)
    }
  }

  /// For the metrics: when each source was last read without failing, and when a post of each team was last delivered.
  ///
  /// - Parameter ways: the channels whose delivered posts count.
  package func freshness(
    of ways: [TeamChannel]
  ) async throws(LedgerError) -> (read: [TeamName: [SourceName: Instant]], delivered: [TeamName: Instant]) {
    try await read("see how fresh everything is") { db in
      var read: [TeamName: [SourceName: Instant]] = [:]
      for row in try db.rows("SELECT team, source, last_read FROM source_state WHERE last_read IS NOT NULL") {
        read[try row.value("team"), default: [:]][try row.value("source")] = try row.value("last_read") as Instant
      }
      return (read, try db.lastDelivered(by: ways))
    }
  }
}

extension Database {
  fileprivate func ailingSources() throws -> [SourceHealth] {
    try rows(
      """
      SELECT * FROM source_state
      WHERE failing_since IS NOT NULL OR empty_since IS NOT NULL OR in_part_since IS NOT NULL ORDER BY team, source
      """
    ).map { row in
      let since: Instant? = try row.value("failing_since")
      let failed: Instant? = try row.value("last_failed")
      let empty: Instant? = try row.value("empty_since")
      let read: Instant? = try row.value("last_read")
      let inPart: Instant? = try row.value("in_part_since")
      let (why, lost): (String?, String?) = (try row.value("why"), try row.value("lost"))
      return SourceHealth(
        team: try row.value("team"), source: try row.value("source"),
        failing: since.map { $0...max($0, failed ?? $0) }, empty: empty.map { $0...max($0, read ?? $0) },
        fullDays: try row.value("full_days"), inPart: inPart.map { $0...max($0, read ?? $0) },
        why: why ?? lost.map { String($0.prefix { $0 != "\n" }) })
    }
  }

  // In a query with `max(…)` SQLite takes the other columns from the row that has the greatest value:
  // https://www.sqlite.org/lang_select.html#bareagg

  fileprivate func postsForPerson() throws -> [PostForPerson] {
    try rows(
      """
      SELECT max(post.number) AS newest, count(*) AS count, post.id, slot.team, edition, date, channel, post.state, post.why
      FROM post INDEXED BY post_for_person JOIN slot ON slot.number = post.slot
      WHERE (post.state = 'refused' OR post.state = 'held' OR post.state = 'expired') AND NOT EXISTS (
        SELECT 1 FROM post AS newer INDEXED BY post_delivered WHERE newer.team = post.team
          AND newer.channel = post.channel AND newer.state = 'delivered' AND newer.settled >= post.created
          AND newer.number > post.number)
      GROUP BY post.team, channel, post.state ORDER BY newest DESC
      """
    ).map {
      PostForPerson(
        id: try $0.value("id"), slot: try $0.slotKey(), channel: try $0.value("channel"), state: try $0.value("state"),
        why: try $0.value("why"), count: try $0.value("count"))
    }
  }

  fileprivate func missedSlots() throws -> [MissedSlot] {
    try rows(
      """
      SELECT team, edition, max(date) AS date, count(*) AS count, why FROM slot INDEXED BY slot_missed
      WHERE state = 'missed' AND NOT EXISTS (
        SELECT 1 FROM slot AS newer WHERE newer.team = slot.team AND newer.edition = slot.edition
          AND newer.date > slot.date AND newer.decided >= slot.decided AND newer.state <> 'missed')
      GROUP BY team, edition ORDER BY team, edition
      """
    ).map { MissedSlot(slot: try $0.slotKey(), why: try $0.value("why"), count: try $0.value("count")) }
  }

  func lastDelivered(by ways: [TeamChannel]) throws -> [TeamName: Instant] {
    var last: [TeamName: Instant] = [:]
    for way in ways {
      let at: Instant? = try one(
        """
        SELECT max(settled) FROM post INDEXED BY post_delivered WHERE team = ? AND channel = ? AND state = 'delivered'
        """, [way.team, way.channel])
      if let at { last[way.team] = max(last[way.team] ?? at, at) }
    }
    return last
  }
}
