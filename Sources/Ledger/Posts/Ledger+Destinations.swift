import GRDB
import Model

/// A channel whose destination said "gone" or "forbidden".
package struct BrokenChannel: Hashable, Sendable {
  package let at: TeamChannel
  package let since: Instant
  /// The last time it was tried.
  package let tried: Instant
  package let why: String
}

extension Ledger {
  /// The channels whose destination is broken.
  package func brokenChannels() async throws(LedgerError) -> [BrokenChannel] {
    try await read("list broken channels") { db in
      try db.rows("SELECT * FROM broken ORDER BY team, channel").map {
        BrokenChannel(
          at: TeamChannel(team: try $0.value("team"), channel: try $0.value("channel")), since: try $0.value("since"),
          tried: try $0.value("tried"), why: try $0.value("why"))
      }
    }
  }

  /// They work again, or somebody wants them tried. Returns how many were broken.
  @discardableResult
  package func heal(_ channels: Set<TeamChannel>) async throws(LedgerError) -> Int {
    guard !channels.isEmpty else { return 0 }
    return try await write("note that channels work again") { db in
      try channels.reduce(0) { $0 + (try db.heal($1)) }
    }
  }
}

extension Database {
  func markBroken(_ channel: TeamChannel, why: String, now: Instant) throws {
    try run(
      """
      INSERT INTO broken (team, channel, since, tried, why) VALUES (?1, ?2, ?3, ?3, ?4)
      ON CONFLICT (team, channel) DO UPDATE SET tried = excluded.tried, why = excluded.why
      """, [channel.team, channel.channel, now, why])
  }

  @discardableResult
  func heal(_ channel: TeamChannel) throws -> Int {
    try run("DELETE FROM broken WHERE team = ? AND channel = ?", [channel.team, channel.channel])
  }
}
