import GRDB
import Model

extension Ledger {
  /// Posts, newest first.
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

  /// The body of a post as it is, or was last, sent.
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

  /// The chosen update behind a post; nil when there is no such post, or it cannot be read by this version.
  package func update(of post: PostID) async throws(LedgerError) -> Update? {
    try await read("read an update") { db in
      try
        (db.one(
          "SELECT chosen FROM chosen_update JOIN post ON post.chosen_update = chosen_update.number WHERE post.id = ?",
          [post])
        as String?).flatMap { Stored.value(Update.self, from: $0) }
    }
  }

  /// Records of a team as they were last seen; those that are no longer kept are absent.
  package func records(_ keys: [RecordKey], team: TeamName) async throws(LedgerError) -> [RecordKey: Model.Record] {
    try await read("look up records") { db in
      var records: [RecordKey: Model.Record] = [:]
      for key in keys {
        let last: String? = try db.one(
          "SELECT last FROM record WHERE team = ? AND source = ? AND kind = ? AND id = ?",
          [team, key.source, key.kind, key.id])
        records[key] = last.flatMap { Stored.value(Model.Record.self, from: $0) }
      }
      return records
    }
  }

  /// Slots of a team from one date on, with their posts, oldest first.
  package func history(
    team: TeamName, since: CivilDate, edition: EditionName?
  ) async throws(LedgerError) -> [(slot: StoredSlot, posts: [StoredPost])] {
    try await read("read the history of a team") { db in
      try db.rows(
        """
        SELECT * FROM slot WHERE team = ?1 AND date >= ?2 AND (?3 IS NULL OR edition = ?3) ORDER BY date, nominal, edition
        """, [team, since, edition]
      ).map { row in
        let posts = try db.rows(
          """
          SELECT post.*, slot.edition, slot.date FROM post JOIN slot ON slot.number = post.slot
          WHERE post.slot = ? ORDER BY post.number
          """, [try row.value("number") as Int64])
        return (try row.storedSlot(), try posts.map { try $0.storedPost() })
      }
    }
  }

  /// Slots of a team, or of all, newest date first.
  package func slots(team: TeamName? = nil, limit: Int = 1_000) async throws(LedgerError) -> [StoredSlot] {
    try await read("list slots") { db in
      try db.rows(
        "SELECT * FROM slot WHERE ?1 IS NULL OR team = ?1 ORDER BY date DESC, team, edition LIMIT ?2", [team, limit]
      ).map { try $0.storedSlot() }
    }
  }

  /// What the ledger has of a slot; nil when it is not decided.
  package func slot(_ key: SlotKey) async throws(LedgerError) -> StoredSlot? {
    try await read("look up a slot") { db in
      try db.row("SELECT * FROM slot WHERE team = ? AND edition = ? AND date = ?", [key.team, key.edition, key.date])
        .map { try $0.storedSlot() }
    }
  }

  /// Chosen updates of a team, newest first.
  package func recentUpdates(team: TeamName, limit: Int = 30) async throws(LedgerError) -> [StoredUpdate] {
    try await read("list updates") { db in
      try db.rows(
        """
        SELECT slot.team, edition, date, serial, read_at, composed_at, chosen, EXISTS (
          SELECT 1 FROM post WHERE post.chosen_update = chosen_update.number AND post.state = 'delivered') AS delivered
        FROM chosen_update JOIN slot ON slot.number = chosen_update.slot
        WHERE slot.team = ? ORDER BY chosen_update.number DESC LIMIT ?
        """, [team, limit]
      ).map {
        StoredUpdate(
          slot: try $0.slotKey(), serial: try $0.value("serial"), readAt: try $0.value("read_at"),
          composedAt: try $0.value("composed_at"), update: Stored.value(Update.self, from: try $0.value("chosen")),
          delivered: try $0.value("delivered"))
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
    // "~" comes after every letter of an id.
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
  func storedSlot() throws -> StoredSlot {
    StoredSlot(
      key: try slotKey(), state: try value("state"), how: try value("how"), nominal: try value("nominal"),
      decided: try value("decided"), why: try value("why"))
  }

  func storedPost() throws -> StoredPost {
    StoredPost(
      id: try value("id"), slot: try slotKey(), channel: try value("channel"), via: try value("via"),
      round: try value("round"), service: try value("service"), state: try value("state"),
      attempts: try value("attempts"),
      nextAt: try value("next_at"), deadline: try value("deadline"), isRepeat: try value("is_repeat"),
      byHand: try value("by_hand"), isQuiet: try value("quiet"), looks: try value("looks"),
      confirmed: try value("confirmed"), reference: try value("reference"), why: try value("why"),
      created: try value("created"), settled: try value("settled"))
  }
}
