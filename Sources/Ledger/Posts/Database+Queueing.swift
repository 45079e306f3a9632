import GRDB
import Model

extension Database {
  /// - Returns: the number of the update.
  func insertUpdate(_ update: Update, slot: Int64, now: Instant) throws -> Int64 {
    try run(
      """
      INSERT INTO chosen_update (slot, serial, audience, chosen, read_at, composed_at)
      VALUES (?, (SELECT ifnull(max(serial), 0) + 1 FROM chosen_update WHERE slot = ?), ?, ?, ?, ?)
      """,
      // An update can be composed for a later moment, but it was read now, and the next one looks back to when it was read.
      [slot, slot, update.audience, try JSONColumn.text(update), min(update.readAt, now), now])
    let number = lastInsertedRowID
    for told in update.told {
      try run(
        "INSERT INTO told (chosen_update, source, kind, id, finished) VALUES (?, ?, ?, ?, ?)",
        [number, told.record.source, told.record.kind, told.record.id, told.finished])
    }
    for said in update.said {
      try run(
        "INSERT INTO said (chosen_update, topic, source, kind, id, day, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [number, said.topic, said.record.source, said.record.kind, said.record.id, said.day, said.detail])
    }
    return number
  }

  /// Rounds are counted for each channel: its first post is of round 0, however often another channel had one.
  func nextRound(slot: Int64, channel: ChannelName) throws -> Int {
    try one("SELECT ifnull(max(round), -1) + 1 FROM post WHERE slot = ? AND channel = ?", [slot, channel]) ?? 0
  }

  /// - Returns: false when the channel has its post of that slot and round already; nothing is written then.
  func insert(
    _ post: NewPost, slot: Int64, team: TeamName, update: Int64, round: Int, now: Instant
  ) throws -> Bool {
    let isHeld = post.heldBecause != nil
    let inserted = try run(
      """
      INSERT INTO post (id, slot, chosen_update, team, channel, round, service, state, next_at, deadline, created, quiet, by_hand,
        why, settled)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (slot, channel, round) DO NOTHING
      """,
      [
        post.id, slot, update, team, post.channel, round, post.service, isHeld ? PostState.held : .queued,
        post.notBefore ?? now, post.deadline, now, post.notBefore != nil && !isHeld, post.byHand, post.heldBecause,
        isHeld ? now : nil,
      ])
    guard inserted == 1 else { return false }
    try run(
      "INSERT INTO body (post, version, content_type, text) VALUES (?, 1, ?, ?)",
      [lastInsertedRowID, post.body.contentType, post.body.text])
    return true
  }

  /// Drops the posts of a channel that still wait when somebody asks for the slot again: else readers would see both.
  func dropWaiting(slot: Int64, channel: ChannelName, now: Instant) throws {
    try run(
      """
      UPDATE post SET state = 'dropped', settled = ?, why = 'it was made once more'
      WHERE slot = ? AND channel = ? AND state = 'queued'
      """, [now, slot, channel])
  }
}
