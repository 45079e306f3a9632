import GRDB
import Model
import Synchronization

/// A post whose body is to be rendered anew, from its update without a person.
package struct PostPlace: Sendable {
  package let id: PostID
  package let team: TeamName
  /// The channel to which it goes or went: its own, or the fallback.
  package let channel: ChannelName
  package let service: String
  package let mark: PostMark
}

extension Ledger {
  /// Takes a person out of everything that the ledger keeps, in one commit. Afterwards `rewrite` removes what is left of
  /// deleted text in free places of the file, and `forgetInBackups` does the same for the backups.
  ///
  /// - Parameters:
  ///   - unnamed: the person in all spellings that a team knows; nil for a team that is not asked to forget.
  ///   - isRehearsal: whether nothing is changed, and it is only counted what would be.
  ///   - render: renders an update as the body of a post; nil when its channel is gone or of another service.
  package func forget(
    isRehearsal: Bool = false, _ unnamed: @escaping @Sendable (TeamName) -> Unnamed?,
    render: @escaping @Sendable (Update, PostPlace) -> PostBody?
  ) async throws(LedgerError) -> Forgotten {
    guard isRehearsal else {
      return try await write("forget somebody") { try $0.forget(unnamed, render) }
    }
    // The whole transaction is rolled back, and not a savepoint in it: that would still write the pages that the change had
    // freed.
    let done = Mutex(Forgotten())
    try await writeOutside("rehearse forgetting somebody") { db in
      try db.inTransaction(.immediate) {
        let found = try db.forget(unnamed, render)
        done.withLock { $0 = found }
        return .rollback
      }
    }
    return done.withLock { $0 }
  }

  /// Writes the file anew, so that its free places hold no deleted text. It needs room for a second file.
  package func rewrite() async throws(LedgerError) {
    try await writeOutside("write the file anew") { db in try db.execute(sql: "VACUUM") }
  }
}

extension Database {
  fileprivate func forget(
    _ unnamed: @escaping (TeamName) -> Unnamed?, _ render: @escaping (Update, PostPlace) -> PostBody?
  ) throws -> Forgotten {
    var forgetting = Forgetting(db: self, unnamed: unnamed, render: render)
    try forgetting.everything()
    return forgetting.done
  }
}

/// Takes one person out of all tables of one file: the ledger, or a backup.
struct Forgetting {
  let db: Database
  let unnamed: (TeamName) -> Unnamed?
  let render: (Update, PostPlace) -> PostBody?
  var done = Forgotten()
  private var changedUpdates: Set<Int64> = []

  init(
    db: Database, unnamed: @escaping (TeamName) -> Unnamed?, render: @escaping (Update, PostPlace) -> PostBody?
  ) {
    self.db = db
    self.unnamed = unnamed
    self.render = render
  }

  mutating func everything() throws {
    try records()
    try updates()
    try keys()
    try bodies()
    try notes()
    try sentences()
  }

  // MARK: Records

  private mutating func records() throws {
    // By a cursor: the rows of all teams may not fit in memory, but those that name one person do.
    let rows = try Row.fetchCursor(db, sql: "SELECT rowid AS number, team, source, id, last FROM record")
    var named: [Row] = []
    while let row = try rows.next() {
      let (id, last): (String, String) = (try row.value("id"), try row.value("last"))
      guard let unnamed = unnamed(try row.value("team")) else { continue }
      if unnamed.isNamed(in: last) || unnamed.isNamed(in: id) { named.append(row.copy()) }
    }
    for row in named { try rewrite(record: row) }
  }

  private mutating func rewrite(record row: Row) throws {
    let (number, team): (Int64, TeamName) = (try row.value("number"), try row.value("team"))
    let (id, last): (String, String) = (try row.value("id"), try row.value("last"))
    guard let unnamed = unnamed(team) else { return }
    let origin = Forgotten.Origin(team: team, source: try row.value("source"))
    if !done.sources.contains(origin) { done.sources.append(origin) }
    // A record in a form that this version does not read is rewritten as text.
    let text: String?
    if let record = JSONColumn.value(Record.self, from: last) {
      text = try unnamed.apply(to: record).map { try JSONColumn.text($0) }
    } else {
      text = unnamed.text(last)
    }
    if let text, try replace(number, text, id: unnamed.key(id)) {
      done.records += 1
    } else {
      try db.run("DELETE FROM record WHERE rowid = ?", [number])
      done.recordsRemoved += 1
    }
  }

  /// - Returns: false when another record has that key already.
  private func replace(_ number: Int64, _ last: String, id: String) throws -> Bool {
    try db.run("UPDATE OR IGNORE record SET last = ?, id = ? WHERE rowid = ?", [last, id, number]) == 1
  }

  // MARK: Updates and what they told

  private mutating func updates() throws {
    let rows = try Row.fetchCursor(
      db,
      sql:
        "SELECT chosen_update.number, team, chosen FROM chosen_update JOIN slot ON slot.number = chosen_update.slot")
    var changes: [(Int64, String)] = []
    while let row = try rows.next() {
      let text: String = try row.value("chosen")
      guard let unnamed = unnamed(try row.value("team")), unnamed.isNamed(in: text) else { continue }
      let update = JSONColumn.value(Update.self, from: text, without: unnamed)
      changes.append((try row.value("number"), try update.map { try JSONColumn.text($0) } ?? unnamed.text(text)))
    }
    for (number, text) in changes {
      try db.run("UPDATE chosen_update SET chosen = ? WHERE number = ?", [text, number])
      changedUpdates.insert(number)
    }
    done.updates = changes.count
  }

  // MARK: Posts

  private mutating func bodies() throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT post.number, post.id, post.team, post.channel, via, service, state, is_repeat, chosen_update, version, text
        FROM post JOIN body ON body.post = post.number ORDER BY post.number, version
        """)
    var named: Set<Int64> = []
    var latest: [Int64: Row] = [:]
    while let row = try rows.next() {
      let number: Int64 = try row.value("number")
      guard let unnamed = unnamed(try row.value("team")) else { continue }
      let (update, text): (Int64, String) = (try row.value("chosen_update"), try row.value("text"))
      if changedUpdates.contains(update) || unnamed.isNamed(in: text) {
        named.insert(number)
      }
      if named.contains(number) { latest[number] = row.copy() }
    }
    for (number, row) in latest.sorted(by: { $0.key < $1.key }) { try renew(number, row) }
  }

  /// Renders the body of a post that names the person anew from its update, or deletes it. Earlier bodies of the post are
  /// deleted.
  private mutating func renew(_ number: Int64, _ row: Row) throws {
    let (team, version): (TeamName, Int) = (try row.value("team"), try row.value("version"))
    let via: ChannelName? = try row.value("via")
    let state: PostState = try row.value("state")
    if state == .sending { done.onTheirWay += 1 }
    try db.run("DELETE FROM body WHERE post = ? AND version < ?", [number, version])
    let place = PostPlace(
      id: try row.value("id"), team: team, channel: try via ?? row.value("channel"),
      service: try row.value("service"), mark: PostMark(isRepeat: try row.value("is_repeat"), isElsewhere: via != nil))
    let chosen: String? = try db.one(
      "SELECT chosen FROM chosen_update WHERE number = ?", [try row.value("chosen_update") as Int64])
    if let body = chosen.flatMap({ JSONColumn.value(Update.self, from: $0) }).flatMap({ render($0, place) }) {
      try db.run(
        "UPDATE body SET content_type = ?, text = ? WHERE post = ?", [body.contentType, body.text, number])
      done.bodies += 1
    } else if state.isOpen, let unnamed = unnamed(team) {
      // Its channel is gone or of another service, so it will be refused. Until then it needs a body.
      try db.run("UPDATE body SET text = ? WHERE post = ?", [unnamed.text(try row.value("text") as String), number])
      done.bodies += 1
    } else {
      try db.run("DELETE FROM body WHERE post = ?", [number])
      done.bodiesRemoved += 1
    }
  }
}
