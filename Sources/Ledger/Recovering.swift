import GRDB
import Model

extension Ledger {
  /// After a crash: what was being sent may have arrived, so it becomes `unknown`. To be called once, before sending.
  ///
  /// - Returns: how many there were.
  @discardableResult
  public func recover(now: Instant) async throws(LedgerError) -> Int {
    try await write("take stock after the last run") { db in
      let why = "the program ended while this was being sent"
      try db.run(
        """
        UPDATE attempt SET ended = ?, outcome = 'unknown', why = ?
        WHERE ended IS NULL AND post IN (
          SELECT number FROM post INDEXED BY post_open WHERE state IN ('queued', 'sending', 'unknown') AND state = 'sending')
        """, [now, why])
      return try db.run(
        """
        UPDATE post INDEXED BY post_open SET state = 'unknown', why = ?
        WHERE state IN ('queued', 'sending', 'unknown') AND state = 'sending'
        """, [why])
    }
  }

  /// The posts that wait for somebody to find out, or to decide, in the order in which they were queued.
  public func unknownPosts() async throws(LedgerError) -> [UnknownPost] {
    try await read("list posts of unknown outcome") { db in
      try db.rows(
        """
        SELECT number, why FROM post INDEXED BY post_deadline
        WHERE state IN ('queued', 'unknown') AND state = 'unknown' ORDER BY number
        """
      ).map {
        UnknownPost(claim: try db.claimed($0.value("number")), why: try $0.value("why") ?? "its outcome is not known")
      }
    }
  }
}
