import GRDB
import Model

/// What updates said that reached a channel.
extension Database {
  private static let deliveredUpdates = """
    chosen_update JOIN slot ON slot.number = chosen_update.slot
    WHERE slot.team = ? AND slot.edition = ? AND slot.date <> ? AND chosen_update.audience = 'team'
      AND EXISTS (SELECT 1 FROM post WHERE post.chosen_update = chosen_update.number AND post.state = 'delivered')
    """

  func since(_ slot: SlotKey) throws -> Instant? {
    try one(
      "SELECT max(read_at) FROM \(Database.deliveredUpdates) AND slot.date < ?",
      [slot.team, slot.edition, slot.date, slot.date]) as Instant?
  }

  func told(_ slot: SlotKey) throws -> Set<Told> {
    let rows = try rows(
      """
      SELECT source, kind, id, finished FROM told WHERE chosen_update IN
        (SELECT chosen_update.number FROM \(Database.deliveredUpdates))
      """, [slot.team, slot.edition, slot.date])
    return Set(try rows.map { Told(record: try $0.recordKey(), finished: try $0.value("finished")) })
  }

  /// What delivered updates of the team said, whatever their edition and audience, oldest first. Slots later than the day
  /// after tomorrow are left out: a clock that was ahead posted them, and nobody was reminded of a day that has not come.
  func said(_ slot: SlotKey, since: Instant, at: Instant) throws -> [Recalled] {
    let end = max(slot.date, CivilDateTime(utc: at).date).adding(days: 2)
    return try rows(
      """
      SELECT said.*, slot.edition, slot.date FROM chosen_update JOIN slot ON slot.number = chosen_update.slot
        JOIN said ON said.chosen_update = chosen_update.number
      WHERE slot.team = ?1 AND NOT (slot.edition = ?2 AND slot.date = ?3) AND chosen_update.composed_at >= ?4
        AND slot.date <= ?5 AND EXISTS (SELECT 1 FROM post WHERE post.chosen_update = chosen_update.number AND post.state = 'delivered')
      ORDER BY slot.date, chosen_update.number
      """, [slot.team, slot.edition, slot.date, since, end]
    ).map { row in
      let said = Said(
        try row.value("topic"), try row.recordKey(), day: try row.value("day"), detail: try row.value("detail"))
      return Recalled(said, edition: try row.value("edition"), on: try row.value("date"))
    }
  }
}
