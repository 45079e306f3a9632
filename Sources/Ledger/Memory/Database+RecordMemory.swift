import GRDB
import Model

extension Database {
  func recordMemory(team: TeamName, source: SourceName) throws -> [RecordKey: RecordMemory] {
    try recordMemory(rows("SELECT * FROM record WHERE team = ? AND source = ?", [team, source]))
  }

  func recordMemory(team: TeamName, notLostBefore: Instant) throws -> [RecordKey: RecordMemory] {
    try recordMemory(
      rows(
        "SELECT * FROM record WHERE team = ? AND ifnull(vanished, ?2) >= ?2 AND ifnull(gone, ?2) >= ?2",
        [team, notLostBefore]))
  }

  private func recordMemory(_ rows: [Row]) throws -> [RecordKey: RecordMemory] {
    var memory: [RecordKey: RecordMemory] = [:]
    for row in rows {
      memory[try row.recordKey()] = RecordMemory(
        last: try row.value("last"), first: try row.value("first_seen"), changed: try row.value("changed"),
        finished: try row.value("finished_seen"), lastSeen: try row.value("seen"), vanished: try row.value("vanished"),
        gone: try row.value("gone"))
    }
    return memory
  }
}

extension Row {
  func recordKey() throws -> RecordKey {
    RecordKey(source: try value("source"), kind: try value("kind"), id: try value("id"))
  }
}
