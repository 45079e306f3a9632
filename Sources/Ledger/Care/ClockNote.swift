import GRDB
import Model

/// What the ledger knows of the clock: the last reading that was believed, and how late it was by what vouched for the
/// clock.
package struct ClockNote: Sendable, Hashable {
  /// What the machine's clock showed.
  package let wall: Instant
  /// How late it was by the last time that something vouched for, a time service or a person, and the boot time that passed
  /// since then. A clock that is set by hand does not move it.
  package let known: Instant
  package let sinceBoot: Duration
  /// The id of the machine's boot, another one after every start; `unknown` where an older version of Dagpost left no note.
  package let boot: String

  package init(wall: Instant, known: Instant, sinceBoot: Duration, boot: String) {
    self.wall = wall
    self.known = known
    self.sinceBoot = sinceBoot
    self.boot = boot
  }

  /// How much time has passed since this note, at least: what the boot time shows. After another start it is the time since
  /// that start.
  package func elapsed(until reading: ClockReading) -> Duration {
    reading.boot == boot ? reading.sinceBoot - sinceBoot : reading.sinceBoot
  }

  fileprivate func elapsed(until later: ClockNote) -> Duration {
    later.boot == boot ? later.sinceBoot - sinceBoot : later.sinceBoot
  }

  /// How long the machine has to run with a clock that nobody sets before that clock counts more than the one before.
  fileprivate static let steadyTime = Duration.seconds(3 * 86_400)
  /// How far a clock may be set back with little harm when it turns out to be wrong.
  fileprivate static let shortWay = Duration.seconds(2 * 86_400)
  /// How long a machine may be off without its clock counting as set: a long weekend.
  fileprivate static let rest = Duration.seconds(4 * 86_400)

  /// Whether somebody or something has set the clock between this note and a later one. A machine that was off for a while
  /// does not count.
  fileprivate func isSet(until later: ClockNote, lived: Duration) -> Bool {
    let step = later.wall.since(wall) - lived
    return step < .zero - ClockCorrection.tolerance
      || step > (later.boot == boot ? ClockCorrection.tolerance : ClockNote.rest)
  }
}

extension Ledger {
  /// The last note of the clock; nil in a new ledger. For a ledger of an older version, which has none, the latest moment
  /// in the file counts.
  package func clockNote() async throws(LedgerError) -> ClockNote? {
    try await read("look up the clock") { db in try db.clockNote() }
  }

  /// Notes a reading of the clock that is believed, before anything else is written by that clock.
  ///
  /// - Parameter isSaid: whether a person has just said that the clock is right.
  /// - Returns: what was taken back because the clock had been ahead before; nil when nothing was.
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
      // The later of the two: a clock that was itself set back proves nothing against what is known.
      let now = max(note.wall, note.known)
      let isSet = before?.isSet(until: note, lived: lived) ?? true
      let sure = try db.noteSteady(now: now, lived: lived, isSet: isSet, isSaid: isSaid)
      // A clock more than two days behind the one that ran for days may come from a wrong time service. By it everything
      // true would be taken back as if it lay ahead, so nothing is.
      if let sure, sure.since(now) > ClockNote.shortWay { return nil }
      guard furthest.since(now) > ClockCorrection.tolerance else { return nil }
      return try db.correctClock(now: now, from: furthest)
    }
  }

  /// The latest moment that is known to have passed, by what vouched for the clock or by a clock that ran for days; nil
  /// where there was neither.
  func clockKnown() async throws(LedgerError) -> Instant? {
    try await read("look up what the clock showed") { db in
      try db.one("SELECT max(known, ifnull(sure, known)) FROM clock")
    }
  }

  /// Notes a reading of a clock that is not believed, before something is written by that clock because somebody posts by
  /// hand.
  package func noteDoubted(_ wall: Instant) async throws(LedgerError) {
    try await write("note what the clock shows") { db in
      if try db.row("SELECT 1 FROM clock") == nil, let before = try db.clockNote() { try db.begin(before) }
      try db.run("UPDATE clock SET furthest = max(furthest, ?)", [wall])
    }
  }

  /// The moment from which ages are counted when old things are deleted. It is now, with two limits, so that no wrong clock
  /// makes the ledger forget a year at once, whoever vouched for it:
  ///
  /// - It goes on by no more than a week for each day that the machine ran since the last time. After a long rest it
  ///   catches up within a few days.
  /// - It is never later than the clock with which the machine last ran for three days, and the boot time since. Another
  ///   clock has to run as long before anything is deleted by it.
  package func pruneMoment(now: Instant) async throws(LedgerError) -> Instant {
    try await write("note what is no longer kept") { db in
      guard let row = try db.row("SELECT pruned, pruned_lived, lived, sure FROM clock") else { return now }
      let pruned: Instant = try row.value("pruned")
      let lived: Int64 = try row.value("lived")
      let before: Int64 = try row.value("pruned_lived")
      let sure: Instant? = try row.value("sure")
      let moment = min(now, sure ?? now, pruned.adding(.milliseconds(max(0, lived - before) * 7)))
      // A clock that is set back does not move back how far was counted.
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

  /// Notes whether the clock was set, and by which clock the machine has run for days. The time that was lived is in the
  /// file already.
  ///
  /// - Returns: how late it is at least, by the clock that ran for days or by what a person said; nil where there was
  ///   neither.
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
  /// The whole milliseconds.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }
}
