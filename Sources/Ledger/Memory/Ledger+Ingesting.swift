import GRDB
import Model

extension Ledger {
  /// Writes what a snapshot shows, in one commit: the records and what changed in them, the figures, and how each source
  /// does.
  ///
  /// A failed reading changes only what is known of its source. Records that are missing from a list count as vanished or
  /// finished only where the list is complete.
  package func ingest(_ snapshot: Snapshot, calendar: TeamCalendar) async throws(LedgerError) {
    try await ingest([(snapshot, calendar)])
  }

  /// The same for many teams that are read at one time, in one commit.
  package func ingest(_ snapshots: [(Snapshot, TeamCalendar)]) async throws(LedgerError) {
    try await write("remember what the sources said") { db in
      for (snapshot, calendar) in snapshots {
        for reading in snapshot.readings { try db.ingest(reading, of: snapshot, calendar: calendar) }
      }
    }
  }

  /// What the ledger knows of the sources of a team, ordered by their names.
  package func sources(team: TeamName) async throws(LedgerError) -> [SourceState] {
    try await read("list the sources") { db in try db.sources(team: team) }
  }
}

/// When a source was read, and with what success.
package struct SourceState: Sendable, Hashable {
  package let source: SourceName
  /// When it was first read without failing; nil when it never was.
  package let firstRead: Instant?
  /// When it was last read without failing.
  package let lastRead: Instant?
  /// When it was read without failing before that.
  package let previousRead: Instant?
  /// When a reading of it last failed; nil when none did.
  package let lastFailed: Instant?
  /// Why it failed, as a sentence for the operator; nil once a later reading did not fail.
  package let why: String?
  /// What of the last reading could not be used, in sentences for the operator, a line each; nil when everything could.
  package let lost: String?
}

extension Database {
  fileprivate func ingest(_ reading: Reading, of snapshot: Snapshot, calendar: TeamCalendar) throws {
    let team = snapshot.team
    switch reading.outcome {
    case .failed(let why):
      try run(
        """
        INSERT INTO source_state (team, source, last_failed, failing_since, why, lost) VALUES (?1, ?2, ?3, ?3, ?4, ?5)
        ON CONFLICT (team, source) DO UPDATE SET last_failed = excluded.last_failed, why = excluded.why,
          lost = excluded.lost, failing_since = ifnull(failing_since, excluded.failing_since)
        """, [team, reading.source, snapshot.at, why, reading.lost])
    case .read(let records, let completeness):
      let known = try recordMemory(team: team, source: reading.source)
      // Absences are told and not kept: no later update needs them, and they are about people.
      let kept = records.filter { $0.key.kind != .absence }
      let changes = try RecordMemory.changes(to: known, by: kept, completeness, at: snapshot.at)
      var kinds: [String: CivilDate] = [:]
      for (key, memory) in changes {
        try save(memory, key, team: team)
        if let (kind, day) = memory.finishedKind(after: known[key], at: snapshot.at, calendar: calendar) {
          kinds[kind] = min(kinds[kind] ?? day, day)
        }
        if let completion = memory.completion(after: known[key], at: snapshot.at, calendar: calendar) {
          try count(completion, team: team, source: reading.source)
        }
      }
      for (kind, day) in kinds { try noteFinished(kind, day, team: team, source: reading.source) }
      try noteOpenWork(
        records.count(where: \.isOpenCounted), team: team, source: reading.source,
        day: calendar.civil(snapshot.at).date, at: snapshot.at)
      for case .metric(let metric) in records { try measure(metric, team: team, calendar: calendar, at: snapshot.at) }
      try run(
        """
        INSERT INTO source_state (team, source, first_read, last_read, in_part_since, lost)
        VALUES (?1, ?2, ?3, ?3, iif(?4 IS NULL, NULL, ?3), ?4)
        ON CONFLICT (team, source) DO UPDATE SET first_read = ifnull(first_read, excluded.first_read),
          previous_read = last_read, last_read = excluded.last_read, failing_since = NULL, why = NULL,
          in_part_since = iif(excluded.lost IS NULL, NULL, ifnull(in_part_since, excluded.in_part_since)),
          lost = excluded.lost
        """, [team, reading.source, snapshot.at, reading.lost])
      var rhythm = try rhythm(of: reading.source, team: team)
      let before = rhythm
      rhythm.read(records, at: snapshot.at, calendar: calendar)
      if rhythm != before { try save(rhythm, of: reading.source, team: team) }
    }
  }

  private func save(_ memory: RecordMemory, _ key: RecordKey, team: TeamName) throws {
    try run(
      """
      INSERT INTO record (team, source, kind, id, first_seen, changed, finished_seen, seen, vanished, gone, last)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (team, source, kind, id) DO UPDATE SET changed = excluded.changed, seen = excluded.seen,
        finished_seen = excluded.finished_seen, vanished = excluded.vanished, gone = excluded.gone, last = excluded.last
      """,
      [
        team, key.source, key.kind, key.id, memory.first, memory.changed, memory.finished, memory.lastSeen,
        memory.vanished, memory.gone, memory.last,
      ])
  }

  /// Writes the value of a figure for the day that its source gives. A value that was read later on that day replaces it.
  private func measure(_ metric: Metric, team: TeamName, calendar: TeamCalendar, at: Instant) throws {
    guard let value = metric.value, value.isFinite else { return }
    try run(
      """
      INSERT INTO measurement (team, source, id, day, value, read_at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (team, source, id, day) DO UPDATE SET value = excluded.value, read_at = excluded.read_at
      """, [team, metric.key.source, metric.key.id, calendar.day(of: metric.at), value, at])
  }

  private func count(_ completion: Completion, team: TeamName, source: SourceName) throws {
    try run(
      """
      INSERT INTO completion (team, source, day, workdays, count) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (team, source, day, workdays) DO UPDATE SET count = count + excluded.count
      """, [team, source, completion.day, completion.workdays ?? -1, completion.count])
  }

  /// Writes the first day on which a kind of work was finished. An earlier day replaces a later one, because work may be
  /// registered late.
  private func noteFinished(_ kind: String, _ day: CivilDate, team: TeamName, source: SourceName) throws {
    try run(
      """
      INSERT INTO finished_kind (team, source, kind, day) VALUES (?, ?, ?, ?)
      ON CONFLICT (team, source, kind) DO UPDATE SET day = min(day, excluded.day)
      """, [team, source, kind, day])
  }

  /// Writes how much work was open, as the last reading of the day shows it. Nought is not written: a source that shows no
  /// open work may be one that never lists any.
  private func noteOpenWork(_ open: Int, team: TeamName, source: SourceName, day: CivilDate, at: Instant) throws {
    guard open > 0 else { return }
    try run(
      """
      INSERT INTO open_work (team, source, day, count, read_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (team, source, day) DO UPDATE SET count = excluded.count, read_at = excluded.read_at
      """, [team, source, day, open, at])
  }

  func sources(team: TeamName) throws -> [SourceState] {
    try rows("SELECT * FROM source_state WHERE team = ? ORDER BY source", [team]).map {
      SourceState(
        source: try $0.value("source"), firstRead: try $0.value("first_read"), lastRead: try $0.value("last_read"),
        previousRead: try $0.value("previous_read"), lastFailed: try $0.value("last_failed"), why: try $0.value("why"),
        lost: try $0.value("lost"))
    }
  }
}

extension Database {
  fileprivate func rhythm(of source: SourceName, team: TeamName) throws -> SourceRhythm {
    guard
      let row = try row(
        "SELECT full_days, last_full, empty_since FROM source_state WHERE team = ? AND source = ?", [team, source])
    else { return SourceRhythm() }
    return SourceRhythm(
      fullDays: try row.value("full_days"), lastFull: try row.value("last_full"),
      emptySince: try row.value("empty_since"))
  }

  fileprivate func save(_ rhythm: SourceRhythm, of source: SourceName, team: TeamName) throws {
    try run(
      "UPDATE source_state SET full_days = ?, last_full = ?, empty_since = ? WHERE team = ? AND source = ?",
      [rhythm.fullDays, rhythm.lastFull, rhythm.emptySince, team, source])
  }
}
