import GRDB
import Model

/// A channel whose destination said that it is gone, or that it forbids posts (`Outcome.broken`).
package struct BrokenChannel: Hashable, Sendable {
  package let at: TeamChannel
  /// When the destination first said so.
  package let since: Instant
  /// When it was last tried.
  package let tried: Instant
  /// What the destination said, as a sentence.
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

  /// Forgets that channels are broken: they took a post again, or somebody wants them tried.
  ///
  /// - Returns: how many of them were broken.
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
