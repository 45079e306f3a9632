import GRDB
import Model

/// A post of which nobody knows whether it arrived (`PostState.unknown`).
package struct UnknownPost: Sendable, Hashable {
  package let claim: Claim
  /// What its last attempt came to, as a sentence.
  package let why: String
  /// When the first unanswered attempt with this body began. The post cannot stand in the channel from before that moment.
  package let began: Instant
  /// How often it was looked for, with the look that comes next; 0 while nothing is decided about it.
  package let looks: Int
  /// When it is looked for next; means nothing while `looks` is 0.
  package let nextLook: Instant
  /// When it was first looked for and not found; nil when it was not yet.
  package let absent: Instant?
}

extension Ledger {
  /// The posts whose outcome is unknown, in the order in which they were queued.
  package func unknownPosts() async throws(LedgerError) -> [UnknownPost] {
    try await read("list posts of unknown outcome") { db in
      try db.rows(
        """
        SELECT number FROM post INDEXED BY post_deadline
        WHERE state IN ('queued', 'unknown') AND state = 'unknown' ORDER BY number
        """
      ).map { try db.unknownPost($0.value("number")) }
    }
  }
}

/// The posts that are to be looked for in one commit of the courier.
struct DueLooks {
  var posts: [UnknownPost] = []
  /// The destinations at which they are looked for. A post whose deadline is over is looked for at none.
  var taken: Set<Destination> = []
  /// Whether a look that is due was left for want of a place or of its destination.
  var isBlocked = false
}

extension Database {
  /// The posts that are to be looked for now. Nothing is written before a look, so that a crash during one changes nothing.
  /// A post whose deadline is over needs no place: it is not looked for any more, but the courier decides what becomes of it.
  func looks(_ limit: ClaimLimit, expiring: Bool, now: Instant) throws -> DueLooks {
    var due = DueLooks()
    guard limit.places > 0 else { return due }
    let rows = try rows(
      """
      SELECT number, id, team, ifnull(via, channel) AS way, created, deadline FROM post INDEXED BY post_unknown
      WHERE state = 'unknown' AND (next_at <= ?1 OR deadline <= ?1) ORDER BY next_at, number
      """, [now])
    for row in rows where !limit.underWay.contains(try row.value("id")) {
      let number: Int64 = try row.value("number")
      if expiring, (try row.value("deadline") as Instant) <= now {
        due.posts.append(try unknownPost(number))
        continue
      }
      // As if asked for by hand, so that a broken destination admits it: there, too, may be found whether the post arrived.
      let candidate = ClaimCandidate(
        team: try row.value("team"), channel: try row.value("way"), created: try row.value("created"), byHand: true)
      if due.taken.count < limit.places, let destination = limit.admit(candidate),
        due.taken.insert(destination).inserted
      {
        due.posts.append(try unknownPost(number))
      } else {
        due.isBlocked = true
      }
    }
    return due
  }

  func unknownPost(_ number: Int64) throws -> UnknownPost {
    let claim = try claimed(number)
    guard
      let row = try row(
        """
        SELECT next_at, looks, absent_at, ifnull(last.why, post.why) AS reason, ifnull((
          SELECT min(started) FROM attempt AS one
          WHERE one.post = post.number AND one.outcome = 'unknown' AND one.body_version = last.body_version), created) AS began
        FROM post LEFT JOIN attempt AS last ON last.post = post.number AND last.number = post.attempts
        WHERE post.number = ?
        """, [number])
    else { throw LedgerError.unreadable("a post without a body") }
    return UnknownPost(
      claim: claim, why: try row.value("reason") ?? "its outcome is not known", began: try row.value("began"),
      looks: try row.value("looks"), nextLook: try row.value("next_at"), absent: try row.value("absent_at"))
  }
}
