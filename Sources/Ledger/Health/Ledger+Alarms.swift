import GRDB
import Model

/// What an alarm is about: a kind of trouble, and whose.
package struct AlarmKey: Sendable, Hashable {
  /// The name of a `Trouble.Kind`.
  package let kind: String
  package let team: TeamName
  /// The source, channel or edition; empty where the trouble is the team's own.
  package let subject: String

  package init(kind: String, team: TeamName, subject: String) {
    self.kind = kind
    self.team = team
    self.subject = subject
  }
}

/// What one of the operator's channels was told of one trouble.
package struct StoredAlarm: Sendable, Hashable {
  package let key: AlarmKey
  /// What of the trouble was told. When it is another one by now, the trouble is told again.
  package var detail: String
  /// When a message about it was last made.
  package var told: Instant
  /// Whether that message is not known to have arrived.
  package var isPending: Bool
  /// Whether any message about it has arrived.
  package var hasArrived: Bool
  /// Whether the trouble has passed, and the channel is to be told so.
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
  /// What a channel was told, ordered by its key.
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

  /// Notes what a message is going to tell, before it is sent. After a crash in between it is told again.
  ///
  /// - Parameter gone: what the channel need not hear of any more.
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

  /// Notes that the message of `tell` has arrived, and forgets the troubles of which it told that they are over.
  package func alarmsArrived(at channel: ChannelName) async throws(LedgerError) {
    try await write("note what the operator was told") { db in
      try db.run("DELETE FROM alarm WHERE channel = ? AND over = 1 AND pending = 1", [channel])
      try db.run("UPDATE alarm SET pending = 0, arrived = 1 WHERE channel = ? AND pending = 1", [channel])
    }
  }

  /// Forgets what channels were told that the configuration does not have for alarms any more.
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
