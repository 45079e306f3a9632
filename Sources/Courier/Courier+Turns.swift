import Ledger
import Model
import Reactor
import Services

/// One run of the courier: first what a crash left behind, then turn after turn.
extension Courier {
  /// At the start, and after trouble with the ledger, settles what the last run left. Nothing is in flight now, so a post that
  /// is `sending` in the ledger was interrupted by a crash. It may have arrived, so it becomes unknown and is decided.
  func takeStock() async throws(LedgerError) {
    guard !hasTakenStock else { return }
    let now = clock.now()
    let unwritten = arrived
    tell(unwritten, try await turn(unwritten, now: now))
    arrived = []
    book = DestinationBook()
    (knownBroken, brokenOfLeftOut) = ([:], [:])
    for broken in try await ledger.brokenChannels() { note(broken.at, tried: broken.tried) }
    let count = try await ledger.recover(now: now)
    if count > 0 { delegate.report(.recovered(count)) }
    var decided: [Attempted] = []
    for post in try await ledger.unknownPosts() { decided.append(await attempts.decide(post)) }
    tell(decided, try await turn(decided, now: now))
    hasTakenStock = true
  }

  /// Works in turns. Each turn is one commit, which writes outcomes and claims new posts. Outcomes that arrive during a commit
  /// are written together by the next one, so that many posts share the cost of a commit.
  ///
  /// - Returns: why the ledger failed; nil when nothing is in flight and no wake is unanswered.
  func turns(_ group: inout DiscardingTaskGroup) async -> LedgerError? {
    while true {
      let ended = arrived
      arrived = []
      let now = clock.now()
      if now < lookedAt { book.clockWasSet(back: lookedAt.since(now)) }
      lookedAt = now
      let healed = ended.reduce(into: Set<TeamChannel>()) { $0.formUnion(close($1, now: now)) }
      let quietUntil: @Sendable (TeamName, ChannelName) -> Instant? = { [delegate] in
        delegate.quiet($1, of: $0, at: now)
      }
      let limit = ClaimLimit(
        places: isFinishing ? 0 : places - inFlight.count, admit: admission(now), quiet: quietUntil,
        underWay: Set(inFlight.keys))
      let turn: OutboxBatch
      do throws(LedgerError) {
        if haveHoursChanged {
          haveHoursChanged = false
          try await ledger.quietHoursChanged(now: now, quiet: quietUntil)
        }
        turn = try await self.turn(ended, healing: healed, claiming: limit, now: now)
      } catch {
        // These outcomes are in memory only; the next run writes them first.
        arrived = ended + arrived
        hasTakenStock = false
        return error
      }
      isBlocked = turn.isBlocked
      tell(ended, turn)
      for claim in turn.claims {
        open(claim)
        group.addTask { await self.attempt(claim) }
      }
      for post in turn.looks { await look(for: post, in: &group) }
      if inFlight.isEmpty, wakes.count == seen { return nil }
      await wakes.wait(after: seen)
      seen = wakes.count
    }
  }

  private func turn(
    _ ended: [Attempted], healing healed: Set<TeamChannel> = [], claiming limit: ClaimLimit = .none, now: Instant
  ) async throws(LedgerError) -> OutboxBatch {
    try await ledger.processOutbox(
      settling: ended.map(\.settlement), healing: healed, claiming: limit, expiring: delegate.mayExpire, now: now)
  }

  private func attempt(_ claim: Claim) async {
    let began = clock.now()
    var attempted = await attempts.carryOut(claim)
    attempted.elapsed = max(.zero, clock.now().since(began))
    arrived.append(attempted)
    wake()
  }

  /// An overdue post is decided here without a request, so it takes no place. The next turn writes the decision.
  private func look(for post: UnknownPost, in group: inout DiscardingTaskGroup) async {
    guard post.claim.deadline > lookedAt else {
      arrived.append(await attempts.look(for: post))
      return wake()
    }
    open(post.claim)
    group.addTask { await self.end(look: await self.attempts.look(for: post)) }
  }

  private func end(look: Attempted) {
    arrived.append(look)
    wake()
  }

  private func tell(_ ended: [Attempted], _ turn: OutboxBatch) {
    for attempted in ended where turn.settled.contains(attempted.claim.post) {
      let settlement = attempted.settlement
      delegate.report(
        .settled(
          attempted.claim, settlement.outcome, next: settlement.next, why: settlement.why, elapsed: attempted.elapsed))
    }
    for expired in turn.expired { delegate.report(.expired(expired)) }
    for waiting in turn.waiting { delegate.report(.waiting(waiting)) }
  }
}
