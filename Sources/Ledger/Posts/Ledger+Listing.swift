import GRDB
import Model

extension Ledger {
  /// The posts that a filter lets through, newest first.
  package func posts(_ filter: PostFilter = PostFilter()) async throws(LedgerError) -> [StoredPost] {
    try await read("list posts") { db in
      let (condition, arguments) = filter.condition
      return try db.rows(
        """
        SELECT post.*, slot.edition, slot.date FROM post JOIN slot ON slot.number = post.slot
        WHERE \(condition) ORDER BY post.number DESC LIMIT ?
        """, arguments + [filter.limit]
      ).map { try $0.storedPost() }
    }
  }

  /// The body of a post as it is, or was last, sent; nil when it is no longer kept, or there is no such post.
  package func body(of post: PostID) async throws(LedgerError) -> PostBody? {
    try await read("read a post") { db in
      try db.row(
        """
        SELECT content_type, text FROM body JOIN post ON post.number = body.post
        WHERE post.id = ? ORDER BY version DESC LIMIT 1
        """, [post]
      ).map { PostBody(contentType: try $0.value("content_type"), text: try $0.value("text")) }
    }
  }

  /// The tries of a post, oldest first.
  package func attempts(of post: PostID) async throws(LedgerError) -> [StoredAttempt] {
    try await read("list the attempts of a post") { db in
      try db.rows(
        """
        SELECT attempt.* FROM attempt JOIN post ON post.number = attempt.post WHERE post.id = ? ORDER BY attempt.number
        """, [post]
      ).map {
        StoredAttempt(
          number: try $0.value("number"), bodyVersion: try $0.value("body_version"), started: try $0.value("started"),
          ended: try $0.value("ended"), outcome: try $0.value("outcome"), why: try $0.value("why"),
          status: try $0.value("status"))
      }
    }
  }
}

extension PostFilter {
  fileprivate var condition: (String, StatementArguments) {
    var parts = ["true"]
    var arguments: StatementArguments = []
    func narrow(_ part: String, _ values: StatementArguments) {
      parts.append(part)
      arguments += values
    }
    if let id { narrow("post.id = ?", [id]) }
    // "~" sorts behind every character of an id.
    if let beginning { narrow("post.id >= ? AND post.id < ?", [beginning, beginning + "~"]) }
    if let team { narrow("post.team = ?", [team]) }
    if let channel { narrow("post.channel = ?", [channel]) }
    if let slot { narrow("(slot.team, slot.edition, slot.date) = (?, ?, ?)", [slot.team, slot.edition, slot.date]) }
    if let states {
      let words = states.sorted { $0.rawValue < $1.rawValue }
      narrow("post.state IN (\(words.map { _ in "?" }.joined(separator: ", ")))", StatementArguments(words))
    }
    return (parts.joined(separator: " AND "), arguments)
  }
}

extension Row {
  func storedPost() throws -> StoredPost {
    StoredPost(
      id: try value("id"), slot: try slotKey(), channel: try value("channel"), via: try value("via"),
      round: try value("round"), service: try value("service"), state: try value("state"),
      attempts: try value("attempts"),
      nextAt: try value("next_at"), deadline: try value("deadline"), isRepeat: try value("is_repeat"),
      byHand: try value("by_hand"), waitsForQuietHours: try value("quiet"), looks: try value("looks"),
      confirmed: try value("confirmed"), reference: try value("reference"), why: try value("why"),
      created: try value("created"), settled: try value("settled"))
  }
}
