import GRDB
import Model

/// What an alarm is about: a kind of trouble, and whose.
package struct AlarmKey: Sendable, Hashable {
  package let kind: String
  package let team: TeamName
  /// The source, channel or edition; empty where the team itself is meant.
  package let subject: String

  package init(kind: String, team: TeamName, subject: String) {
    self.kind = kind
    self.team = team
    self.subject = subject
  }
}

/// What one channel of the operator's was told of one trouble.
package struct StoredAlarm: Sendable, Hashable {
  package let key: AlarmKey
  /// What of it was told: another one is news.
  package var detail: String
  /// When it was last put in a message.
  package var told: Instant
  /// That message has not arrived yet, as far as is known.
  package var isPending: Bool
  /// Some message about it has arrived.
  package var hasArrived: Bool
  /// It has passed, and the channel is to hear that.
  package var isOver: Bool

  package init(
    key: AlarmKey, detail: String, told: Instant, isPending: Bool = true, hasArrived: Bool = false,
    isOver: Bool = false
  ) {
    self.key = key
    self.detail = detail
    self.told = told
    self.isPending = isPending
    self.hasArrived = hasArrived
    self.isOver = isOver
  }
}

extension Ledger {
  /// What a channel was told.
  package func alarms(to channel: ChannelName) async throws(LedgerError) -> [StoredAlarm] {
    try await read("list what was told to the operator") { db in
      try db.rows("SELECT * FROM alarm WHERE channel = ? ORDER BY kind, team, subject", [channel]).map {
        StoredAlarm(
          key: AlarmKey(
            kind: try $0.value("kind"), team: try $0.value("team"), subject: try $0.value("subject")),
          detail: try $0.value("detail"), told: try $0.value("told"), isPending: try $0.value("pending"),
          hasArrived: try $0.value("arrived"), isOver: try $0.value("over"))
      }
    }
  }

  /// Before a message is sent: what it tells. After a crash what is pending is told again.
  package func tell(
    _ alarms: [StoredAlarm], forgetting gone: [AlarmKey] = [], to channel: ChannelName
  ) async throws(LedgerError) {
    guard !alarms.isEmpty || !gone.isEmpty else { return }
    try await write("note what the operator is told") { db in
      for key in gone { try db.forget(key, channel) }
      for alarm in alarms {
        let key = alarm.key
        try db.run(
          """
          INSERT INTO alarm (channel, kind, team, subject, detail, told, pending, arrived, over)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (channel, kind, team, subject) DO UPDATE SET detail = excluded.detail, told = excluded.told,
            pending = excluded.pending, arrived = excluded.arrived, over = excluded.over
          """,
          [
            channel, key.kind, key.team, key.subject, alarm.detail, alarm.told, alarm.isPending, alarm.hasArrived,
            alarm.isOver,
          ])
      }
    }
  }

  /// A message has arrived: what it told is told, and what was over is forgotten.
  package func alarmsArrived(at channel: ChannelName) async throws(LedgerError) {
    try await write("note what the operator was told") { db in
      try db.run("DELETE FROM alarm WHERE channel = ? AND over = 1 AND pending = 1", [channel])
      try db.run("UPDATE alarm SET pending = 0, arrived = 1 WHERE channel = ? AND pending = 1", [channel])
    }
  }

  /// The configuration has other channels for alarms: the rest is forgotten.
  package func keepAlarms(of channels: [ChannelName]) async throws(LedgerError) {
    let known: [ChannelName] = try await read("list the channels of alarms") { db in
      try db.rows("SELECT DISTINCT channel FROM alarm").map { try $0.value("channel") }
    }
    let gone = Set(known).subtracting(channels)
    guard !gone.isEmpty else { return }
    try await write("forget alarms of channels that are gone") { db in
      for channel in gone { try db.run("DELETE FROM alarm WHERE channel = ?", [channel]) }
    }
  }
}

extension Database {
  fileprivate func forget(_ key: AlarmKey, _ channel: ChannelName) throws {
    try run(
      "DELETE FROM alarm WHERE channel = ? AND kind = ? AND team = ? AND subject = ?",
      [channel, key.kind, key.team, key.subject])
  }
}
