import GRDB
import Model

extension Ledger {
  /// Until when each edition's slots were looked at.
  ///
  /// An edition that is new, or whose schedule was changed since, starts at `now`: slots from before it was so are not made
  /// up, neither after a restart nor after a change of the hour. One that is not among `editions` is forgotten, so that it
  /// is new when it comes back. A mark that lies ahead was made by a wrong clock and starts at `now` too: waiting for it
  /// could last years, and what was posted already is known by its slot. What that clock passed over, or made and never
  /// tried to send, is forgotten: it is decided again by the clock of now.
  ///
  /// - Parameters:
  ///   - editions: with what their walls have reached by `now`.
  ///   - isLeftOut: a team of which nothing is forgotten, although none of its editions is here.
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
        // By rules that changed meanwhile, what is taken back may be due already.
        let wall = min(wall, earliest.map(CivilDateTime.init(before:)) ?? wall)
        try db.start(mark, at: now, wall)
        started[mark] = Mark(at: now, wall: wall)
      }
      return started
    }
    return known.merging(started) { $1 }.filter { !gone.contains($0.key) }
  }

  /// Until when each edition's slots were looked at, as it stands in the file.
  package func knownMarks() async throws(LedgerError) -> [EditionMark: Mark] {
    try await read("read the planner's marks") { db in try db.knownMarks() }
  }
}

extension EditionMark {
  /// Of an edition, whatever its schedule.
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

  /// - Returns: the earliest date that is open again.
  fileprivate func takeBack(_ mark: EditionMark, after now: Instant) throws -> CivilDate? {
    // What a person skipped stays so, whatever the clock showed then; and so does what any byte was sent of.
    let ahead = """
      team = ? AND edition = ? AND how = 'schedule' AND decided > ? AND NOT EXISTS (SELECT 1 FROM post
        WHERE post.slot = slot.number AND (attempts > 0 OR by_hand = 1 OR state NOT IN ('queued', 'expired')))
      """
    let arguments: StatementArguments = [mark.team, mark.edition, now]
    let earliest: CivilDate? = try one("SELECT min(date) FROM slot WHERE \(ahead)", arguments)
    let made = try rows(
      "SELECT DISTINCT slot FROM chosen_update WHERE slot IN (SELECT number FROM slot WHERE \(ahead))", arguments)
    for row in made { try forget(slot: try row.value("slot")) }
    // The others have nothing that hangs on them, and after years ahead there are many.
    try run("DELETE FROM slot WHERE \(ahead)", arguments)
    return earliest
  }

  /// With its updates and posts, none of which was ever tried.
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

  /// `wall` goes with `now`: it may be lower than before when the rules changed.
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
