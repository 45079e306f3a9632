import GRDB
import Model

/// Puts a good backup in the place of a damaged ledger. A crash after any of its steps leaves the ledger damaged, or
/// missing beside its backups, and the next start begins again.
struct Restoring {
  let directory: String
  let now: Instant

  private var ledger: String { StateDirectory.ledgerPath(directory) }
  private var corrupt: String { StateDirectory.corruptPath(directory) }
  private var new: String { ledger + ".restored" }

  /// - Parameter damage: what is wrong with the ledger.
  /// - Returns: the sentence for `Ledger.Opening.restored`.
  /// - Throws: when there is no good backup, or no room for it; the damaged file then stays where it is.
  func restore(after damage: LedgerError) throws(LedgerError) -> String {
    let folder = BackupFolder(ofState: directory)
    var faults: [String] = []
    for name in byAge(folder) {
      if let fault = folder.fault(of: name) {
        faults.append(fault)
        continue
      }
      do {
        let (held, known) = try prepare(from: folder.file(name))
        let aside = try setAside()
        try DurableFiles.move(new, to: ledger)
        try DurableFiles.sync(directory)
        return sentence(damage, from: name, known: known, held: held, aside: aside, faults: faults)
      } catch {
        throw unfinished(damage, error)
      }
    }
    throw hopeless(damage, faults)
  }

  /// The backups, the one that knows the latest moment first.
  private func byAge(_ folder: BackupFolder) -> [BackupName] {
    folder.names.map { (name: $0, known: Restoring.known(folder.file($0)) ?? Instant(milliseconds: .min)) }
      .sorted { $0.known > $1.known }.map(\.name)
  }

  /// Makes the new ledger out of a backup, under another name: tables brought up to date, open posts held.
  private func prepare(from backup: String) throws -> (held: Int, known: Instant) {
    try DurableFiles.remove(new)
    try DurableFiles.remove(new + "-journal")
    try DurableFiles.create(new)
    let known = Restoring.known(backup) ?? Instant(milliseconds: 0)
    try Connection.lend(backup, Connection.reading(.seconds(1))) { source in
      try source.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [new]) }
    }
    let held = try Connection.lend(new, Connection.writing(.seconds(1))) { copy in
      try Schema.prepare(copy, path: new) { _, _ in }
      return try copy.write { db in try db.hold(since: known, now: now) }
    }
    try BackupFolder.verify(new)
    try DurableFiles.sync(new)
    return (held, known)
  }

  /// Moves the damaged file away, and its journal, which must not be played back into another file.
  private func setAside() throws -> String? {
    let journal = ledger + "-journal"
    guard DurableFiles.size(ledger) != nil || DurableFiles.size(journal) != nil else { return nil }
    try DurableFiles.makeDirectory(corrupt)
    let place = freePlace()
    if DurableFiles.size(ledger) != nil { try DurableFiles.move(ledger, to: place) }
    if DurableFiles.size(journal) != nil { try DurableFiles.move(journal, to: place + "-journal") }
    try DurableFiles.sync(corrupt)
    try DurableFiles.sync(directory)
    return place
  }

  /// Where the damaged file goes: named with the moment, and with a number where there is one of the same second.
  private func freePlace() -> String {
    let stem = "\(corrupt)/ledger-\(now.iso8601.replacing(":", with: ""))"
    let taken = Set(DurableFiles.names(in: corrupt))
    func name(_ number: Int) -> String { number == 1 ? "\(stem).sqlite" : "\(stem)-\(number).sqlite" }
    var number = 1
    while ["", "-journal"].contains(where: { taken.contains(String(name(number).dropFirst(corrupt.count + 1)) + $0) }) {
      number += 1
    }
    return name(number)
  }

  /// Up to when a backup knows what happened: when its making began, or, in one of an older version, the latest moment in
  /// it. Nil when it cannot be read or holds no moment.
  static func known(_ file: String) -> Instant? {
    let known = try? Connection.lend(file, Connection.reading(.seconds(1))) { queue in
      try queue.read { db -> Instant? in
        if try db.tableExists("care"), let copied = try db.care(.copied) { return copied }
        return try db.one(
          """
          SELECT max(at) FROM (SELECT max(at) AS at FROM mark UNION ALL SELECT max(decided) FROM slot
            UNION ALL SELECT max(composed_at) FROM chosen_update UNION ALL SELECT max(settled) FROM post
            UNION ALL SELECT max(started) FROM attempt UNION ALL SELECT max(ended) FROM attempt)
          """)
      }
    }
    return known ?? nil
  }
}

extension Database {
  /// Holds the posts that are open in the backup: they may have been sent since it was made.
  ///
  /// - Returns: how many posts are held.
  fileprivate func hold(since known: Instant, now: Instant) throws -> Int {
    let why = Restoration(known: known, restored: now, doubted: nil).reason
    try setCare(.copied, nil)
    try setCare(.known, known)
    try setCare(.restored, now)
    try setCare(.doubted, nil)
    try run("UPDATE attempt SET ended = ?, outcome = 'unknown', why = ? WHERE ended IS NULL", [now, why])
    return try run(
      """
      UPDATE post SET state = 'held', quiet = 0, settled = ?, why = ? WHERE settled IS NULL
      """, [now, why])
  }
}

extension Restoring {
  private func sentence(
    _ damage: LedgerError, from name: BackupName, known: Instant, held: Int, aside: String?, faults: [String]
  ) -> String {
    let posts = held == 1 ? "1 post that was open then is held" : "\(held) posts that were open then are held"
    let kept =
      aside.map { " What could not be used is kept as \($0); delete it when you have no more use for it." } ?? ""
    return
      "\(what(damage)), so a backup was restored: \(name.text), of \(known.iso8601).\(kept) What happened since then is not known: "
      + "\(posts), and what would be posted now for that time is made but held, until somebody has looked in the channels (see "
      + "\"dagpost status\" and \"dagpost outbox\"). Notes sent, and pauses and skips asked for, since then are lost."
      + faults.map { " Passed over: \($0)" }.joined()
  }

  private func what(_ damage: LedgerError) -> String {
    "\(ledger): could not be used (\(damage.damage ?? damage.sentence))"
  }

  private func hopeless(_ damage: LedgerError, _ faults: [String]) -> LedgerError {
    let found = faults.isEmpty ? "there is none" : "none is good: " + faults.joined(separator: " ")
    let backups = StateDirectory.backupsPath(directory)
    return LedgerError(
      .broken,
      "\(what(damage)), and no backup could be restored from \(backups): \(found). Nothing is sent. Put a copy of your own "
        + "there, named ledger-YYYY-MM-DD.sqlite, and start again. Without any copy: move \(ledger) and what is in \(backups) "
        + "away, and start again; Dagpost then knows nothing of what it posted, so look in the channels before you post by hand."
    )
  }

  private func unfinished(_ damage: LedgerError, _ error: any Error) -> LedgerError {
    let found = LedgerError.from(error, path: new, action: "restore a backup")
    return LedgerError(.broken, "\(what(damage)), and restoring a backup failed. \(found.sentence)")
  }
}
