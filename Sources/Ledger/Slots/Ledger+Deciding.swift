import GRDB
import Model

extension Ledger {
  /// Writes the decisions about all slots of one tick in one commit, with their updates and posts and how far the planner has
  /// come. A slot is decided once, which a UNIQUE index sees to: a decision that comes too late changes nothing and says so
  /// in its result, and the others are written.
  ///
  /// - Parameters:
  ///   - marks: the editions that the planner has looked at up to `now`, with what their walls have reached by then.
  ///   - now: the moment of the decision.
  /// - Returns: a result for each decision, in their order.
  package func decide(
    _ tick: [SlotDecision], marks: [EditionMark: CivilDateTime] = [:], now: Instant
  ) async throws(LedgerError) -> [SlotDecisionResult] {
    try await write("decide the slots") { db in
      // Looked up in the same commit: somebody may have paused the team while its update was composed.
      let pauses = try db.pauses()
      let results = try tick.map { try db.decide($0.held(by: pauses), now: now) }
      for (mark, wall) in marks { try db.advance(mark, to: now, wall) }
      return results
    }
  }

  /// Of these channels those that may still get their first post of a slot: all when the slot is not decided, those left open
  /// when it is partial, else none.
  package func openChannels(
    _ slot: SlotKey, of channels: [ChannelName]
  ) async throws(LedgerError) -> [ChannelName] {
    try await read("look up a slot") { db in
      guard let found = try db.slot(slot) else { return channels }
      guard found.state == .partial else { return [] }
      let taken = Set(
        try db.rows("SELECT channel FROM post WHERE slot = ? AND round = 0", [found.number])
          .map { try $0.value("channel") as ChannelName })
      return channels.filter { !taken.contains($0) }
    }
  }

  /// The states of these slots. A slot that is not decided is absent.
  package func states(of slots: [SlotKey]) async throws(LedgerError) -> [SlotKey: SlotState] {
    try await read("look up slots") { db in
      var states: [SlotKey: SlotState] = [:]
      for slot in slots { states[slot] = try db.slot(slot)?.state }
      return states
    }
  }
}

extension SlotDecision {
  /// A slot of a paused team is skipped, unless somebody asked for it by hand.
  fileprivate func held(by pauses: [TeamName: TeamPause]) -> SlotDecision {
    guard how == .schedule, case .post = verdict, let pause = pauses[slot.team], pause.holds(slot.date) else {
      return self
    }
    return SlotDecision(slot: slot, nominal: nominal, how: how, verdict: .skipped(why: pause.why))
  }
}

extension Database {
  func decide(_ decision: SlotDecision, now: Instant) throws -> SlotDecisionResult {
    switch decision.verdict {
    case .missed(let why): try close(decision, as: .missed, why: why, now: now)
    case .skipped(let why): try close(decision, as: .skipped, why: why, now: now)
    case .post(let posting): try post(posting, decision, now: now)
    }
  }

  /// A slot that will not be posted. Of a partial one only the channels left open are given up, so it keeps its state.
  private func close(
    _ decision: SlotDecision, as state: SlotState, why: String, now: Instant
  ) throws -> SlotDecisionResult {
    if try insertSlot(decision, state: state, why: why, now: now) {
      return .decided(decision.slot, posts: [], already: [])
    }
    let found = try existingSlot(decision.slot)
    guard found.state == .partial else { return .alreadyDecided(decision.slot, found.state) }
    try run(
      "UPDATE slot SET state = 'posted', why = ? WHERE number = ?",
      ["other channels \(state.rawValue): \(why)", found.number])
    return .decided(decision.slot, posts: [], already: [])
  }

  private func post(_ posting: SlotPosting, _ decision: SlotDecision, now: Instant) throws -> SlotDecisionResult {
    let state: SlotState = posting.leavesOthersOpen ? .partial : .posted
    let isNew = try insertSlot(decision, state: state, why: nil, now: now)
    let slot = try existingSlot(decision.slot)
    if !isNew, slot.state != .partial, !posting.again { return .alreadyDecided(decision.slot, slot.state) }

    var result = SlotDecisionResult.alreadyDecided(decision.slot, slot.state)
    try inSavepoint {
      let update = try insertUpdate(posting.update, slot: slot.number, now: now)
      var queued: [PostID] = []
      var already: [ChannelName] = []
      for post in posting.posts {
        let round = try posting.again ? nextRound(slot: slot.number, channel: post.channel) : 0
        if posting.again { try dropWaiting(slot: slot.number, channel: post.channel, now: now) }
        let isQueued = try insert(
          post, slot: slot.number, team: decision.slot.team, update: update, round: round, now: now)
        if isQueued { queued.append(post.id) } else { already.append(post.channel) }
      }
      if queued.isEmpty, !already.isEmpty { return .rollback }
      if let manager = posting.forManager {
        queued += try post(manager, slot: slot.number, team: decision.slot.team, now: now).map { [$0] } ?? []
      }
      if slot.state != .posted, slot.state != state || slot.state != .partial {
        try run(
          "UPDATE slot SET state = 'posted', how = ?, decided = ?, why = NULL WHERE number = ?",
          [decision.how, now, slot.number])
      }
      result = .decided(decision.slot, posts: queued, already: already)
      return .commit
    }
    return result
  }

  /// Queues the manager's post; nil when the manager has had the one of this slot.
  private func post(
    _ posting: ManagerPosting, slot: Int64, team: TeamName, now: Instant
  ) throws -> PostID? {
    var isQueued = false
    try inSavepoint {
      let update = try insertUpdate(posting.update, slot: slot, now: now)
      isQueued = try insert(posting.post, slot: slot, team: team, update: update, round: 0, now: now)
      return isQueued ? .commit : .rollback
    }
    return isQueued ? posting.post.id : nil
  }

  private func insertSlot(_ decision: SlotDecision, state: SlotState, why: String?, now: Instant) throws -> Bool {
    let key = decision.slot
    return try run(
      """
      INSERT INTO slot (team, edition, date, state, how, nominal, decided, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (team, edition, date) DO NOTHING
      """,
      [key.team, key.edition, key.date, state, decision.how, decision.nominal, now, why]) == 1
  }

  private func existingSlot(_ key: SlotKey) throws -> (number: Int64, state: SlotState) {
    guard let found = try slot(key) else { throw LedgerError.unreadable("a slot (\(key))") }
    return found
  }

  func slot(_ key: SlotKey) throws -> (number: Int64, state: SlotState)? {
    try row(
      "SELECT number, state FROM slot WHERE team = ? AND edition = ? AND date = ?", [key.team, key.edition, key.date]
    )
    .map { (try $0.value("number"), try $0.value("state")) }
  }
}
