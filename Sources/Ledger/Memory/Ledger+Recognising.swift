import GRDB
import Model

extension Ledger {
  /// Gives tasks that have no key of their own the key under which the ledger knows them, see `Recognition`. To be called
  /// before the snapshot is ingested.
  package func recognise(_ snapshot: Snapshot) async throws(LedgerError) -> Snapshot {
    guard snapshot.readings.contains(where: { $0.records.contains { $0.key.words != nil } }) else { return snapshot }
    return try await read("look up what lists showed before") { db in
      var snapshot = snapshot
      for (index, reading) in snapshot.readings.enumerated() {
        guard case .read(let records, let completeness) = reading.outcome,
          records.contains(where: { $0.key.words != nil })
        else { continue }
        let known = try db.recordMemory(team: snapshot.team, source: reading.source)
        snapshot.readings[index].outcome = .read(Recognition.of(records, among: known), completeness)
      }
      return snapshot
    }
  }
}
