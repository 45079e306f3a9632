import GRDB
import Model

/// What the ledger knows of how things go: as it stands, without a judgement.
public struct LedgerHealth: Sendable {
  /// Only those that failed, or gave nothing, the last time.
  public var sources: [SourceHealth] = []
  public var broken: [BrokenChannel] = []
  /// Posts that a person has to look at, newest first: of each channel, only since the last that got through.
  public var posts: [PostForPerson] = []
  /// Missed slots after which no other of their edition came, newest first.
  public var missed: [MissedSlot] = []
  public var lastDelivered: [TeamName: Instant] = [:]

  public init() {}
}

/// A source that failed, or gave nothing, the last time it was read.
public struct SourceHealth: Sendable, Hashable {
  public let team: TeamName
  public let source: SourceName
  /// The first and the last of the readings in a row that failed; nil when the last one was good.
  public let failing: ClosedRange<Instant>?
  /// The first and the last of the good readings in a row that gave nothing, and on how many days running it gave work or
  /// figures before; nil when it gave something.
  public let empty: ClosedRange<Instant>?
  public let fullDays: Int
  /// Why it failed.
  public let why: String?

  public init(
    team: TeamName, source: SourceName, failing: ClosedRange<Instant>? = nil, empty: ClosedRange<Instant>? = nil,
    fullDays: Int = 0, why: String? = nil
  ) {
    self.team = team
    self.source = source
    self.failing = failing
    self.empty = empty
    self.fullDays = fullDays
    self.why = why
  }
}

public struct PostForPerson: Sendable, Hashable {
  public let id: PostID
  public let slot: SlotKey
  public let channel: ChannelName
  public let state: PostState
  public let settled: Instant
  public let why: String?

  public init(
    id: PostID, slot: SlotKey, channel: ChannelName, state: PostState, settled: Instant, why: String? = nil
  ) {
    self.id = id
    self.slot = slot
    self.channel = channel
    self.state = state
    self.settled = settled
    self.why = why
  }
}

public struct MissedSlot: Sendable, Hashable {
  public let slot: SlotKey
  public let why: String?

  public init(slot: SlotKey, why: String? = nil) {
    self.slot = slot
    self.why = why
  }
}

extension Ledger {
  /// How sources, channels, posts and slots do. `teams`: of whom it is asked when they last had a post.
  public func health(of teams: [TeamName]) async throws(LedgerError) -> LedgerHealth {
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
      for team in teams { health.lastDelivered[team] = try db.lastDelivered(team) }
      return health
    }
  }

  /// The dates on which all that a team's editions had was skipped, from a date on; and the first date of a slot of theirs.
  public func skippedDates(
    of team: TeamName, editions: [EditionName], from date: CivilDate?
  ) async throws(LedgerError) -> (skipped: Set<CivilDate>, first: CivilDate?) {
    try await read("list days that were skipped") { db in
      var skipped: Set<CivilDate> = []
      var others: Set<CivilDate> = []
      var first: CivilDate?
      for edition in editions {
        let rows = try db.rows(
          "SELECT date, state FROM slot WHERE team = ? AND edition = ? AND date >= ? ORDER BY date",
          [team, edition, date?.description ?? ""])
        for row in rows {
          let day: CivilDate = try row.value("date")
          first = min(first ?? day, day)
          if try row.value("state") as SlotState == .skipped { skipped.insert(day) } else { others.insert(day) }
        }
      }
      return (skipped.subtracting(others), first)
    }
  }
}

extension Database {
  fileprivate func ailingSources() throws -> [SourceHealth] {
    try rows(
      "SELECT * FROM source_state WHERE failing_since IS NOT NULL OR empty_since IS NOT NULL ORDER BY team, source"
    ).map { row in
      let since: Instant? = try row.value("failing_since")
      let failed: Instant? = try row.value("last_failed")
      let empty: Instant? = try row.value("empty_since")
      let read: Instant? = try row.value("last_read")
      return SourceHealth(
        team: try row.value("team"), source: try row.value("source"),
        failing: since.map { $0...max($0, failed ?? $0) }, empty: empty.map { $0...max($0, read ?? $0) },
        fullDays: try row.value("full_days"), why: try row.value("why"))
    }
  }

  fileprivate func postsForPerson() throws -> [PostForPerson] {
    try rows(
      """
      SELECT post.id, slot.team, edition, date, channel, post.state, settled, post.why
      FROM post INDEXED BY post_for_person JOIN slot ON slot.number = post.slot
      WHERE post.state IN ('refused', 'held', 'expired') AND NOT EXISTS (
        SELECT 1 FROM post AS newer INDEXED BY post_delivered WHERE newer.team = post.team AND newer.state = 'delivered'
          AND newer.settled >= post.created AND newer.channel = post.channel AND newer.number > post.number)
      ORDER BY post.number DESC
      """
    ).map {
      PostForPerson(
        id: try $0.value("id"), slot: try $0.slotKey(), channel: try $0.value("channel"), state: try $0.value("state"),
        settled: try $0.value("settled"), why: try $0.value("why"))
    }
  }

  fileprivate func missedSlots() throws -> [MissedSlot] {
    try rows(
      """
      SELECT team, edition, date, why FROM slot INDEXED BY slot_missed WHERE state = 'missed' AND NOT EXISTS (
        SELECT 1 FROM slot AS newer WHERE newer.team = slot.team AND newer.edition = slot.edition
          AND newer.date > slot.date AND newer.state <> 'missed')
      ORDER BY date DESC, team, edition
      """
    ).map { MissedSlot(slot: try $0.slotKey(), why: try $0.value("why")) }
  }

  func lastDelivered(_ team: TeamName) throws -> Instant? {
    try one(
      "SELECT max(settled) FROM post INDEXED BY post_delivered WHERE team = ? AND state = 'delivered'", [team])
  }
}

extension Database {
  func rhythm(of source: SourceName, team: TeamName) throws -> SourceRhythm {
    guard
      let row = try row(
        "SELECT full_days, last_full, empty_since FROM source_state WHERE team = ? AND source = ?", [team, source])
    else { return SourceRhythm() }
    return SourceRhythm(
      fullDays: try row.value("full_days"), lastFull: try row.value("last_full"),
      emptySince: try row.value("empty_since"))
  }

  func save(_ rhythm: SourceRhythm, of source: SourceName, team: TeamName) throws {
    try run(
      "UPDATE source_state SET full_days = ?, last_full = ?, empty_since = ? WHERE team = ? AND source = ?",
      [rhythm.fullDays, rhythm.lastFull, rhythm.emptySince, team, source])
  }
}
