import GRDB
import Model

extension Ledger {
  /// How many days back composing remembers what was told and done.
  static let memoryDays: Int64 = 400

  /// What the composing of a slot's update needs to know of earlier updates and of the sources.
  ///
  /// Of earlier updates only delivered ones count, of which at least one post reached its channel. Updates of the slot itself
  /// do not count, because a second round, or the channels that were left open, get all that the slot has to tell.
  ///
  /// - Parameters:
  ///   - slot: the slot that is to be composed.
  ///   - at: the moment of the snapshot; a reading before it is an earlier one.
  ///   - naming: ids or keys of work. What of it is finished is in the result, also where no list has it any more.
  ///   - unsaved: a snapshot that was not ingested and is to count as if it were, with the calendar of its team: for a preview,
  ///     which writes nothing.
  package func memory(
    for slot: SlotKey, at: Instant, naming: Set<String> = [], unsaved: (Snapshot, TeamCalendar)? = nil
  ) async throws(LedgerError) -> Memory {
    try await read("recall what was told before") { db in
      var memory = Memory()
      memory.since = try db.since(slot)
      memory.told = try db.told(slot)
      memory.said = try db.said(slot, since: at.adding(.seconds(-Ledger.memoryDays * 86_400)), at: at)
      for source in try db.sources(team: slot.team) {
        memory.firstRead[source.source] = source.firstRead
        memory.lastRead[source.source] = [source.lastRead, source.previousRead].compactMap { $0 }.first { $0 < at }
      }
      let lost = at.adding(.seconds(-60 * 86_400))
      var records = try db.recordMemory(team: slot.team, notLostBefore: lost)
      if let (snapshot, _) = unsaved {
        for (key, changed) in try snapshot.changes(to: records) { records[key] = changed }
        for reading in snapshot.readings where memory.firstRead[reading.source] == nil {
          if case .read = reading.outcome { memory.firstRead[reading.source] = at }
        }
      }
      memory.seen = records.mapValues(\.seen)
      memory.gone = records.sorted { ($0.value.gone ?? at, $0.key.id) < ($1.value.gone ?? at, $1.key.id) }
        .compactMap { $0.value.goneItem(since: memory.since) }
      memory.finished = try db.finished(team: slot.team, naming: naming)
      memory.vanished = memory.promised.compactMap { records[$0] }.filter { $0.vanished != nil }.compactMap(\.record)
      let horizon = CivilDateTime(utc: at).date.adding(days: -Int(Ledger.memoryDays))
      memory.completions = try db.completions(team: slot.team, since: horizon)
      memory.finishedCount = try db.finishedCount(team: slot.team)
      memory.kinds = try db.finishedKinds(team: slot.team)
      memory.open = try db.openWork(team: slot.team, since: horizon, before: at)
      memory.history = try db.history(team: slot.team, before: at, besides: unsaved.map(Snapshot.measured) ?? [])
      return memory
    }
  }
}

extension Ledger {
  /// Records of a team as a reading last showed them. One that is no longer kept is absent.
  package func records(_ keys: [RecordKey], team: TeamName) async throws(LedgerError) -> [RecordKey: Model.Record] {
    try await read("look up records") { db in
      var records: [RecordKey: Model.Record] = [:]
      for key in keys {
        let last: String? = try db.one(
          "SELECT last FROM record WHERE team = ? AND source = ? AND kind = ? AND id = ?",
          [team, key.source, key.kind, key.id])
        records[key] = last.flatMap { JSONColumn.value(Model.Record.self, from: $0) }
      }
      return records
    }
  }

  /// When the sources were read for the last delivered update of the edition with an earlier date than the slot; nil when
  /// there is none. Later dates do not count, so that a slot that is made up looks back from its own day.
  package func since(before slot: SlotKey) async throws(LedgerError) -> Instant? {
    try await read("look up the last update") { db in try db.since(slot) }
  }
}

extension RecordMemory {
  fileprivate func goneItem(since: Instant?) -> Item? {
    guard let gone, gone > since ?? Instant(milliseconds: .min), case .item(let item) = record else { return nil }
    return item
  }
}

extension Memory {
  /// The work for which delivered updates named a day, each once, ordered by source and id.
  fileprivate var promised: [RecordKey] {
    Set(said.filter { $0.said.topic == .promise }.map(\.said.record)).sorted { ($0.source, $0.id) < ($1.source, $1.id) }
  }
}

/// A day of a figure.
private struct MeasuredDay: Hashable {
  let record: RecordKey
  let day: CivilDate
}

extension Snapshot {
  fileprivate func changes(to known: [RecordKey: RecordMemory]) throws -> [RecordKey: RecordMemory] {
    var changes: [RecordKey: RecordMemory] = [:]
    for reading in readings {
      guard case .read(let records, let completeness) = reading.outcome else { continue }
      let ofSource = known.filter { $0.key.source == reading.source }
      let changed = try RecordMemory.changes(to: ofSource, by: records, completeness, at: at)
      changes.merge(changed) { $1 }
    }
    return changes
  }

  fileprivate static func measured(_ snapshot: Snapshot, _ calendar: TeamCalendar) -> Set<MeasuredDay> {
    Set(
      snapshot.readings.flatMap(\.records).compactMap { record in
        guard case .metric(let metric) = record, metric.value != nil else { return nil }
        return MeasuredDay(record: metric.key, day: calendar.day(of: metric.at))
      })
  }
}

extension Database {
  fileprivate func history(
    team: TeamName, before at: Instant, besides: Set<MeasuredDay>
  ) throws -> [RecordKey: [Measurement]] {
    let limit = 400
    var history: [RecordKey: [Measurement]] = [:]
    let rows = try rows(
      "SELECT source, id, day, value FROM measurement WHERE team = ? AND read_at < ? ORDER BY source, id, day",
      [team, at])
    for row in rows {
      let key = RecordKey(source: try row.value("source"), kind: .metric, id: try row.value("id"))
      let day: CivilDate = try row.value("day")
      guard !besides.contains(MeasuredDay(record: key, day: day)) else { continue }
      history[key, default: []].append(Measurement(day: day, value: try row.value("value")))
    }
    return history.mapValues { Array($0.suffix(limit)) }
  }
}
