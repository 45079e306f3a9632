import GRDB
import Model

/// A sentence that somebody sent for a team's update with `dagpost note`.
package struct SentNote: Sendable, Hashable {
  /// Its key within the ledger, random.
  package let id: String
  package let team: TeamName
  package let kind: NoteKind
  package let text: UntrustedText
  /// The sender, as it was given; nil where the way in is anonymous.
  package let from: UntrustedText?
  /// When it was sent.
  package let at: Instant

  package init(id: String, team: TeamName, kind: NoteKind, text: UntrustedText, from: UntrustedText?, at: Instant) {
    self.id = id
    self.team = team
    self.kind = kind
    self.text = text
    self.from = from
    self.at = at
  }
}

extension Ledger {
  /// In milliseconds. The same words for the same team from the same person within this time are one note: somebody pressed a
  /// button twice.
  static let pressedTwice: Int64 = 5 * 60_000

  /// Keeps notes, in one commit.
  ///
  /// - Returns: for each of them whether it is new; false for one that came in twice.
  package func keep(_ notes: [SentNote]) async throws(LedgerError) -> [Bool] {
    try await write("keep a note") { db in try notes.map { try db.keep($0) } }
  }

  /// The newest notes of a team that were sent after a moment, oldest first.
  ///
  /// - Parameter most: how many at most.
  package func notes(of team: TeamName, after: Instant, most: Int = 1_000) async throws(LedgerError) -> [SentNote] {
    try await read("read the notes") { db in
      try db.rows(
        "SELECT * FROM note WHERE team = ? AND at > ? ORDER BY at DESC, number DESC LIMIT ?", [team, after, most]
      ).reversed().map { row in
        let from: String? = try row.value("author")
        return SentNote(
          id: try row.value("id"), team: try row.value("team"), kind: try row.value("kind"),
          text: UntrustedText(try row.value("text")), from: from.map { UntrustedText($0) }, at: try row.value("at"))
      }
    }
  }
}

extension Database {
  fileprivate func keep(_ note: SentNote) throws -> Bool {
    try run(
      """
      INSERT INTO note (team, id, kind, text, author, at) SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS
        (SELECT 1 FROM note WHERE team = ?1 AND kind = ?3 AND text = ?4 AND author IS ?5 AND abs(at - ?6) < ?7)
      """,
      [
        note.team, note.id, note.kind, note.text.description, note.from?.description, note.at, Ledger.pressedTwice,
      ]) == 1
  }
}
