import GRDB
import Model

extension Ledger {
  /// Notes the posts that are `sending` as `unknown`, because they may have arrived. To be called once, before anything is
  /// sent: what is `sending` then was left so by a crash.
  ///
  /// - Returns: how many posts there were.
  @discardableResult
  package func recover(now: Instant) async throws(LedgerError) -> Int {
    try await write("take stock after the last run") { db in
      let why = "the program ended while this was being sent"
      try db.run(
        """
        UPDATE attempt SET ended = ?, outcome = 'unknown', why = ?
        WHERE ended IS NULL AND post IN (
          SELECT number FROM post INDEXED BY post_open WHERE settled IS NULL AND state = 'sending')
        """, [now, why])
      return try db.run(
        """
        UPDATE post INDEXED BY post_open SET state = 'unknown', why = ?
        WHERE settled IS NULL AND state = 'sending'
        """, [why])
    }
  }
}
