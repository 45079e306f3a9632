import GRDB
import Model

extension Ledger {
  /// Puts the posts that wait for the end of quiet hours and were not tried yet off to the end of other ones, after the
  /// configuration was changed.
  ///
  /// - Parameter quiet: the end of the quiet hours that a channel of a team has now; nil when it has none.
  package func quietHoursChanged(
    now: Instant, quiet: @escaping @Sendable (TeamName, ChannelName) -> Instant?
  ) async throws(LedgerError) {
    try await write("look again at posts that wait for the end of quiet hours") { db in
      let waiting = try db.rows(
        "SELECT number, team, channel FROM post INDEXED BY post_queued WHERE state = 'queued' AND quiet AND attempts = 0"
      )
      for row in waiting {
        let until = quiet(try row.value("team"), try row.value("channel"))
        try db.run(
          "UPDATE post SET next_at = ?, quiet = ? WHERE number = ?",
          [until ?? now, until != nil, try row.value("number") as Int64])
      }
    }
  }
}
