import GRDB
import Model

/// The last reading of the clock that was believed, and what the ledger knows of time besides.
package struct ClockNote: Sendable, Hashable {
  /// What the clock showed.
  package let wall: Instant
  /// How late it was by what vouched for the clock last, a time service or a person, and the boot time that passed since:
  /// a clock that was set by hand does not move it.
  package let known: Instant
  package let sinceBoot: Duration
  /// Another one with every start of the machine; `unknown` where an older version left no note.
  package let boot: String

  package init(wall: Instant, known: Instant, sinceBoot: Duration, boot: String) {
    self.wall = wall
    self.known = known
    self.sinceBoot = sinceBoot
    self.boot = boot
  }

  /// How much time has passed since, at least: a machine that was started again ran since then.
  package func elapsed(until reading: ClockReading) -> Duration {
    reading.boot == boot ? reading.sinceBoot - sinceBoot : reading.sinceBoot
  }

  fileprivate func elapsed(until later: ClockNote) -> Duration {
    later.boot == boot ? later.sinceBoot - sinceBoot : later.sinceBoot
  }

  /// So long a machine has to run with a clock that nobody sets before that clock outweighs the one before.
  fileprivate static let steadyTime = Duration.seconds(3 * 86_400)
  /// So far a clock may be set back without much being lost by it.
  fileprivate static let shortWay = Duration.seconds(2 * 86_400)
  /// For so long a machine is off on a long weekend.
  fileprivate static let rest = Duration.seconds(4 * 86_400)

  /// Whether somebody or something has set the clock meanwhile; a machine that was off for a while only slept.
  fileprivate func isSet(until later: ClockNote, lived: Duration) -> Bool {
    let step = later.wall.since(wall) - lived
    return step < .zero - ClockCorrection.tolerance
      || step > (later.boot == boot ? ClockCorrection.tolerance : ClockNote.rest)
  }
}

extension Ledger {
  /// What is known of the clock; nil in a new ledger. An older version left no note: then the latest moment in the file counts.
  package func clockNote() async throws(LedgerError) -> ClockNote? {
    try await read("look up the clock") { db in try db.clockNote() }
  }

  /// Writes down what is believed of the clock, before anything is written by it.
  ///
  /// - Parameter isSaid: a person has just said that the clock is right.
  /// - Returns: what a clock that was ahead had written and was put right now; nil when nothing was to be.
  package func note(_ note: ClockNote, isSaid: Bool = false) async throws(LedgerError) -> ClockCorrection? {
    try await write("note what the clock shows") { db in
      let before = try db.clockNote()
      if try db.row("SELECT 1 FROM clock") == nil { try db.begin(before ?? note) }
      let lived = max(.zero, before?.elapsed(until: note) ?? .zero)
      let furthest: Instant = try db.one("SELECT furthest FROM clock") ?? note.wall
      try db.run(
        """
        UPDATE clock SET wall = ?, known = ?, since_boot = ?, boot = ?, lived = lived + ?, furthest = max(furthest, ?)
        """,
        [
          note.wall, note.known, note.sinceBoot.milliseconds, note.boot, lived.milliseconds, note.wall,
        ])
      // A clock that is itself set back proves nothing against what is known.
      let now = max(note.wall, note.known)
      let isSet = before?.isSet(until: note, lived: lived) ?? true
      let sure = try db.noteSteady(now: now, lived: lived, isSet: isSet, isSaid: isSaid)
      // Nor does one that a wrong time service has set back: all that is true would be taken back as if it lay ahead.
      if let sure, sure.since(now) > ClockNote.shortWay { return nil }
      guard furthest.since(now) > ClockCorrection.tolerance else { return nil }
      return try db.correctClock(now: now, from: furthest)
    }
  }

  /// The latest moment that a clock showed that was believed for long enough; nil where none was.
  func clockKnown() async throws(LedgerError) -> Instant? {
    try await read("look up what the clock showed") { db in
      try db.one("SELECT max(known, ifnull(sure, known)) FROM clock")
    }
  }

  /// Something is written by a clock that is not believed: somebody posts by hand.
  package func noteDoubted(_ wall: Instant) async throws(LedgerError) {
    try await write("note what the clock shows") { db in
      if try db.row("SELECT 1 FROM clock") == nil, let before = try db.clockNote() { try db.begin(before) }
      try db.run("UPDATE clock SET furthest = max(furthest, ?)", [wall])
    }
  }

  /// The moment that counts when it is asked what is older than it is kept: now, but never further on than a week for each
  /// day that the machine has run since the last time. So no clock, however wrong and whoever vouched for it, makes the
  /// ledger forget a year at once; after a long rest a few days make up for it. And once the machine ran for days with one
  /// clock, never further on than that clock, so that another one forgets nothing before it ran as long.
  package func pruneMoment(now: Instant) async throws(LedgerError) -> Instant {
    try await write("note what is no longer kept") { db in
      guard let row = try db.row("SELECT pruned, pruned_lived, lived, sure FROM clock") else { return now }
      let pruned: Instant = try row.value("pruned")
      let lived: Int64 = try row.value("lived")
      let before: Int64 = try row.value("pruned_lived")
      let sure: Instant? = try row.value("sure")
      let moment = min(now, sure ?? now, pruned.adding(.milliseconds(max(0, lived - before) * 7)))
      // A clock that is set back deletes nothing, and changes nothing of how far it was counted.
      try db.run("UPDATE clock SET pruned = max(pruned, ?), pruned_lived = ?", [moment, lived])
      return moment
    }
  }
}

extension Database {
  func clockNote() throws -> ClockNote? {
    if let row = try row("SELECT wall, known, since_boot, boot FROM clock") {
      return ClockNote(
        wall: try row.value("wall"), known: try row.value("known"),
        sinceBoot: .milliseconds(try row.value("since_boot") as Int64), boot: try row.value("boot"))
    }
    let latest: Instant? = try one(
      """
      SELECT max(at) FROM (SELECT max(at) AS at FROM mark UNION ALL SELECT max(last_read) FROM source_state
        UNION ALL SELECT max(at) FROM care)
      """)
    return latest.map { ClockNote(wall: $0, known: $0, sinceBoot: .zero, boot: "unknown") }
  }

  /// What was lived is written down already.
  ///
  /// - Returns: how late it surely is by the clock that ran for days, or by what a person says; nil where neither was.
  fileprivate func noteSteady(now: Instant, lived: Duration, isSet: Bool, isSaid: Bool) throws -> Instant? {
    if isSet { try run("UPDATE clock SET steady = lived") }
    try run(
      "UPDATE clock SET sure = CASE WHEN ?1 OR lived - steady >= ?2 THEN ?3 ELSE sure + ?4 END",
      [isSaid, ClockNote.steadyTime.milliseconds, now, lived.milliseconds])
    return try one("SELECT sure FROM clock WHERE sure IS NOT NULL")
  }

  fileprivate func begin(_ note: ClockNote) throws {
    try run(
      """
      INSERT INTO clock (number, wall, known, since_boot, boot, lived, furthest, pruned, pruned_lived)
      VALUES (1, ?1, ?2, ?3, ?4, 0, ?1, ?1, 0)
      """, [note.wall, note.known, note.sinceBoot.milliseconds, note.boot])
  }
}

extension Duration {
  /// Whole ones.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }
}
