import GRDB
import Model

extension Ledger {
  /// Up to which moment the slots of each edition were decided, brought in line with the editions that there are now.
  ///
  /// - An edition that is new, or whose schedule was changed, starts at `now`: its earlier slots are not made up.
  /// - An edition that is not among `editions` any more is forgotten, so that it is new when it comes back.
  /// - A mark later than `now` was made by a clock that was ahead. It starts at `now` too, because to wait for it could take years.
  ///   Slots that this clock passed over, or whose posts were never tried, are deleted and so decided again; what was sent stays.
  ///
  /// - Parameters:
  ///   - editions: the editions of the configuration, each with what its team's wall has reached by `now`.
  ///   - isLeftOut: whether a team's settings have a mistake, so that its editions are not known: nothing of it is forgotten.
  package func marks(
    _ editions: [EditionMark: CivilDateTime], isLeftOut: (TeamName) -> Bool = { _ in false }, now: Instant
  ) async throws(LedgerError) -> [EditionMark: Mark] {
    let known = try await knownMarks()
    let ahead = Set(editions.keys.filter { mark in known[mark].map { $0.at > now } ?? false })
    let fresh = editions.filter { mark, _ in known[mark].map { $0.at > now } ?? true }
    let names = Set(editions.keys.map(\.name))
    let gone = Set(known.keys).filter { !names.contains($0.name) && !isLeftOut($0.team) }
    guard !fresh.isEmpty || !gone.isEmpty else { return known }
    let started = try await write("mark new editions") { db in
      for mark in gone { try db.forget(mark) }
      var started: [EditionMark: Mark] = [:]
      for (mark, wall) in fresh {
        let earliest = try ahead.contains(mark) ? db.takeBack(mark, after: now) : nil
        // The time zone's rules may have changed since, so that a slot that is taken back is due already.
        let wall = min(wall, earliest.map(CivilDateTime.init(before:)) ?? wall)
        try db.start(mark, at: now, wall)
        started[mark] = Mark(at: now, wall: wall)
      }
      return started
    }
    return known.merging(started) { $1 }.filter { !gone.contains($0.key) }
  }

  /// The marks as they stand in the file.
  package func knownMarks() async throws(LedgerError) -> [EditionMark: Mark] {
    try await read("read the planner's marks") { db in try db.knownMarks() }
  }
}

extension EditionMark {
  /// The edition, whatever its schedule.
  fileprivate struct Name: Hashable {
    let team: TeamName
    let edition: EditionName
  }
  fileprivate var name: Name { Name(team: team, edition: edition) }
}

extension Database {
  func knownMarks() throws -> [EditionMark: Mark] {
    var known: [EditionMark: Mark] = [:]
    for row in try rows("SELECT * FROM mark") {
      let mark = EditionMark(
        team: try row.value("team"), edition: try row.value("edition"), schedule: try row.value("schedule"))
      known[mark] = Mark(
        at: try row.value("at"), wall: (try row.value("wall") as Int64?).map(CivilDateTime.init(wallSeconds:)))
    }
    return known
  }

  fileprivate func start(_ mark: EditionMark, at now: Instant, _ wall: CivilDateTime) throws {
    try forget(mark)
    try advance(mark, to: now, wall)
  }

  /// Deletes the slots that a clock that was ahead decided, as far as nothing of them was sent.
  ///
  /// - Returns: the earliest date of these slots; nil when there are none.
  fileprivate func takeBack(_ mark: EditionMark, after now: Instant) throws -> CivilDate? {
    // A slot that a person skipped stays skipped, whatever the clock showed then, and a slot of which a byte was sent stays
    // posted.
    let ahead = """
      team = ? AND edition = ? AND how = 'schedule' AND decided > ? AND NOT EXISTS (SELECT 1 FROM post
        WHERE post.slot = slot.number AND (attempts > 0 OR by_hand = 1 OR state NOT IN ('queued', 'expired')))
      """
    let arguments: StatementArguments = [mark.team, mark.edition, now]
    let earliest: CivilDate? = try one("SELECT min(date) FROM slot WHERE \(ahead)", arguments)
    let made = try rows(
      "SELECT DISTINCT slot FROM chosen_update WHERE slot IN (SELECT number FROM slot WHERE \(ahead))", arguments)
    for row in made { try forget(slot: try row.value("slot")) }
    // The other slots have no updates. A clock that was years ahead left many of them, so they go in one statement.
    try run("DELETE FROM slot WHERE \(ahead)", arguments)
    return earliest
  }

  /// Deletes a slot with its updates and posts, none of which was ever tried.
  func forget(slot: Int64) throws {
    try run("DELETE FROM body WHERE post IN (SELECT number FROM post WHERE slot = ?)", [slot])
    try run("DELETE FROM post WHERE slot = ?", [slot])
    for table in ["told", "said"] {
      try run(
        "DELETE FROM \(table) WHERE chosen_update IN (SELECT number FROM chosen_update WHERE slot = ?)", [slot])
    }
    try run("DELETE FROM chosen_update WHERE slot = ?", [slot])
    try run("DELETE FROM slot WHERE number = ?", [slot])
  }

  fileprivate func forget(_ mark: EditionMark) throws {
    try run("DELETE FROM mark WHERE team = ? AND edition = ?", [mark.team, mark.edition])
  }

  /// `wall` belongs to `now`, and is lower than the one before when the time zone's rules changed.
  func advance(_ mark: EditionMark, to now: Instant, _ wall: CivilDateTime) throws {
    try run(
      """
      INSERT INTO mark (team, edition, schedule, at, wall) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (team, edition) DO UPDATE SET
        wall = CASE WHEN schedule = excluded.schedule AND at > excluded.at THEN wall ELSE excluded.wall END,
        at = CASE WHEN schedule = excluded.schedule THEN max(at, excluded.at) ELSE excluded.at END,
        schedule = excluded.schedule
      """,
      [mark.team, mark.edition, mark.schedule, now, wall.wallSeconds])
  }
}

extension CivilDateTime {
  /// The last second before a date.
  fileprivate init(before date: CivilDate) { self.init(wallSeconds: CivilDateTime(date, .midnight).wallSeconds - 1) }
}
