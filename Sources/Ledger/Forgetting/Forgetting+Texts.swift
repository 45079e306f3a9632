import GRDB
import Model

/// Notes, keys and sentences, in which a person may be named.
extension Forgetting {
  /// Rewrites the keys in the memory of what was told and of figures.
  mutating func keys() throws {
    for table in ["told", "said"] {
      let team = "SELECT team FROM slot JOIN chosen_update ON slot.number = chosen_update.slot"
      try rewrite(table, "id", team: "(\(team) WHERE chosen_update.number = \(table).chosen_update)", count: \.keys) {
        $0.key($1)
      }
    }
    try rewrite(
      "said", "detail",
      team:
        "(SELECT team FROM slot JOIN chosen_update ON slot.number = chosen_update.slot WHERE chosen_update.number = said.chosen_update)",
      count: \.keys
    ) { $0.text($1) }
    try rewrite("measurement", "id", team: "team", count: \.keys) { $0.key($1) }
    try rewrite("finished_kind", "kind", team: "team", count: \.keys) { $0.text($1) }
  }

  mutating func notes() throws {
    for row in try db.rows("SELECT number, team, text, author FROM note") {
      guard let unnamed = unnamed(try row.value("team")) else { continue }
      let (text, author): (String, String?) = (try row.value("text"), try row.value("author"))
      let isAuthor = author.map { unnamed.isNamed(in: $0) } ?? false
      guard isAuthor || unnamed.isNamed(in: text) else { continue }
      try db.run(
        "UPDATE note SET text = ?, author = ? WHERE number = ?",
        [unnamed.text(text), isAuthor ? nil : author, try row.value("number") as Int64])
      done.notes += 1
    }
  }

  /// Rewrites the sentences about why something was so: a chat service or a source may have answered with a part of what it
  /// was sent.
  mutating func sentences() throws {
    let ofPost = "(SELECT team FROM post WHERE post.number = attempt.post)"
    for (table, team) in [
      ("slot", "team"), ("post", "team"), ("attempt", ofPost), ("source_state", "team"), ("broken", "team"),
    ] {
      try rewrite(table, "why", team: team, count: \.sentences) { $0.text($1) }
    }
    try rewrite("source_state", "lost", team: "team", count: \.sentences) { $0.text($1) }
    try rewrite("post", "reference", team: "team", count: \.sentences) { $0.text($1) }
    try rewrite("pause", "reason", team: "team", count: \.sentences) { $0.text($1) }
  }

  mutating func rewrite(
    _ table: String, _ column: String, team: String, count: WritableKeyPath<Forgotten, Int>,
    _ rewritten: (Unnamed, String) -> String
  ) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT rowid AS number, \(team) AS team, \(column) AS text FROM \(table) WHERE \(column) IS NOT NULL")
    var changes: [(Int64, String)] = []
    while let row = try rows.next() {
      let text: String = try row.value("text")
      guard let unnamed = unnamed(try row.value("team")) else { continue }
      let after = rewritten(unnamed, text)
      if after != text { changes.append((try row.value("number"), after)) }
    }
    for (number, text) in changes {
      // Where another row has the new text already, this one is deleted.
      let changed = try db.run("UPDATE OR IGNORE \(table) SET \(column) = ? WHERE rowid = ?", [text, number])
      if changed == 0 { try db.run("DELETE FROM \(table) WHERE rowid = ?", [number]) }
      done[keyPath: count] += 1
    }
  }
}
