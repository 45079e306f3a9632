import HTTP
import Ledger
import Model

/// Sends posts: claim, send, judge the answer, record.
///
/// A post is `sending` in the ledger before its first byte leaves, and no more are claimed than can be sent at once, so a
/// crash leaves no more than that in doubt. One post a destination is in flight, at the pace that its service asks.
package actor Courier {
  package typealias Lookup = @Sendable (TeamName, ChannelName) -> Channel?
  /// The words of a chosen update once more, for a team, with the mark. Nil when the team is gone.
  package typealias Reword = @Sendable (_ update: Update, _ team: TeamName, _ mark: PostMark) -> WordedUpdate?

  /// Until when a channel of a team has quiet hours that it is in at that moment; nil when it is in none.
  package typealias Quiet = @Sendable (TeamName, ChannelName, Instant) -> Instant?

  let ledger: Ledger
  let clock: WallClock
  private let attempts: CourierAttempts
  private let report: @Sendable (CourierEvent) -> Void
  private let quiet: Quiet
  let channels: Lookup
  let random: @Sendable () -> Double
  private let places: Int
  private let mayExpire: @Sendable () -> Bool
  let isLeftOut: @Sendable (TeamName) -> Bool

  var inFlight: [PostID: Destination] = [:]
  var book = DestinationBook()
  /// What the book took for the destination of a broken channel: when it is another one, the secret was changed.
  var knownBroken: [TeamChannel: Destination] = [:]
  /// Broken channels of teams that are left out, and when each was last tried: where they lead is known once the team is back.
  var brokenOfLeftOut: [TeamChannel: Instant] = [:]
  private var arrived: [Attempted] = []
  private var isRunning = false
  private var isFinishing = false
  private var hasTakenStock = false
  private var haveHoursChanged = false
  /// The moment of the last turn: what was due by then went, or waits for its destination.
  private var lookedAt = Instant(milliseconds: .min)
  private var isBlocked = false

  private var isPoked = false
  private var sleeper: CheckedContinuation<Void, Never>?
  private var finishers: [CheckedContinuation<Void, Never>] = []

  /// How many transfers run at once.
  package static let places = 64

  /// - Parameters:
  ///   - random: numbers from 0 up to 1.
  ///   - channels: the channel of that name, as the configuration has it now.
  ///   - print: where posts of the console service go; false when nobody takes them.
  ///   - quiet: a post that nobody asked for by hand waits for the end of quiet hours, also between its tries.
  ///   - report: called after the commit, in order.
  ///   - places: how many transfers run at once.
  ///   - mayExpire: whether the clock can be believed, so that what is past its deadline is over.
  ///   - isLeftOut: a team whose channels are not known because of a mistake in its settings: its posts wait.
  package init(
    ledger: Ledger, http: any HTTPClient, clock: WallClock, random: @escaping @Sendable () -> Double,
    channels: @escaping Lookup, print: @escaping @Sendable (String) -> Bool, reword: @escaping Reword,
    quiet: @escaping Quiet,
    report: @escaping @Sendable (CourierEvent) -> Void = { _ in }, places: Int = Courier.places,
    mayExpire: @escaping @Sendable () -> Bool = { true },
    isLeftOut: @escaping @Sendable (TeamName) -> Bool = { _ in false }
  ) {
    self.ledger = ledger
    self.clock = clock
    self.report = report
    self.quiet = quiet
    self.channels = channels
    self.random = random
    self.places = places
    self.mayExpire = mayExpire
    self.isLeftOut = isLeftOut
    attempts = CourierAttempts(
      ledger: ledger, http: http, clock: clock, random: random, channels: channels, print: print, reword: reword,
      quiet: quiet, isLeftOut: isLeftOut)
  }

  /// Sends all that is due and what falls due meanwhile, and tells when the next is due; nil when nothing is waiting.
  ///
  /// A call while another runs wakes that one, and returns nil at once. Throws when the ledger fails; what is in flight
  /// then is waited for, and stays `sending` in the file.
  package func deliverDue() async throws(LedgerError) -> Instant? {
    guard !isFinishing else { return nil }
    guard !isRunning else {
      wake()
      return nil
    }
    isRunning = true
    defer { end() }
    try await takeStock()
    while true {
      isPoked = false
      let failure = await withDiscardingTaskGroup(returning: LedgerError?.self) { await self.turns(&$0) }
      if let failure { throw failure }
      if isFinishing { return nil }
      let now = lookedAt
      let opening = isBlocked ? book.nextOpening(after: now) : nil
      let next = [try await ledger.nextDue(after: now), opening].compactMap { $0 }.min()
      // A poke during that look came too late for it, and nobody else would see what was queued.
      if !isPoked { return next }
    }
  }

  /// Looks again for posts that are due, if it is at work: something new was queued.
  package func poke() { wake() }

  /// The configuration has other quiet hours: posts that wait for the end of the old ones are looked at again.
  package func quietHoursChanged() {
    haveHoursChanged = true
    wake()
  }

  /// Claims nothing more and returns when what is in flight has come back; the deadline of a transfer bounds the wait.
  package func finish() async {
    stopClaiming()
    await withCheckedContinuation { if isRunning { finishers.append($0) } else { $0.resume() } }
  }

  func stopClaiming() {
    isFinishing = true
    wake()
  }

  /// At the start, and after trouble with the ledger: nothing is in flight here, so what is `sending` in the file was left
  /// so by a crash. It may have arrived, and each such post is decided.
  private func takeStock() async throws(LedgerError) {
    guard !hasTakenStock else { return }
    let now = clock.now()
    let unwritten = arrived
    tell(unwritten, try await turn(unwritten, now: now))
    arrived = []
    book = DestinationBook()
    (knownBroken, brokenOfLeftOut) = ([:], [:])
    for broken in try await ledger.brokenChannels() { note(broken.at, tried: broken.tried) }
    let count = try await ledger.recover(now: now)
    if count > 0 { report(.recovered(count)) }
    var decided: [Attempted] = []
    for post in try await ledger.unknownPosts() { decided.append(await attempts.decide(post)) }
    tell(decided, try await turn(decided, now: now))
    hasTakenStock = true
  }

  /// Each turn is one commit: outcomes in, claims out. Outcomes that arrive while one is written share the next.
  private func turns(_ group: inout DiscardingTaskGroup) async -> LedgerError? {
    while true {
      let ended = arrived
      arrived = []
      let now = clock.now()
      if now < lookedAt { book.clockWasSet(back: lookedAt.since(now)) }
      lookedAt = now
      let healed = ended.reduce(into: Set<TeamChannel>()) { $0.formUnion(close($1, now: now)) }
      let isQuiet: @Sendable (TeamName, ChannelName) -> Instant? = { [quiet] in quiet($0, $1, now) }
      let limit = ClaimLimit(
        places: isFinishing ? 0 : places - inFlight.count, admit: admission(now), quiet: isQuiet,
        underWay: Set(inFlight.keys))
      let turn: OutboxBatch
      do throws(LedgerError) {
        if haveHoursChanged {
          haveHoursChanged = false
          try await ledger.quietHoursChanged(now: now, quiet: isQuiet)
        }
        turn = try await self.turn(ended, healing: healed, claiming: limit, now: now)
      } catch {
        // They are known here and nowhere else: the next run writes them first.
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
      if inFlight.isEmpty, !isPoked { return nil }
      await somethingHappens()
    }
  }

  private func turn(
    _ ended: [Attempted], healing healed: Set<TeamChannel> = [], claiming limit: ClaimLimit = .none, now: Instant
  ) async throws(LedgerError) -> OutboxBatch {
    try await ledger.processOutbox(
      settling: ended.map(\.settlement), healing: healed, claiming: limit, expiring: mayExpire(), now: now)
  }

  private func attempt(_ claim: Claim) async {
    let began = clock.now()
    var attempted = await attempts.carryOut(claim)
    attempted.elapsed = max(.zero, clock.now().since(began))
    arrived.append(attempted)
    wake()
  }

  /// What is overdue takes no place: it is decided here, and written with the next turn.
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
      report(
        .settled(
          attempted.claim, settlement.outcome, next: settlement.next, why: settlement.why, elapsed: attempted.elapsed))
    }
    for expired in turn.expired { report(.expired(expired)) }
    for waiting in turn.waiting { report(.waiting(waiting)) }
  }

  private func somethingHappens() async {
    await withCheckedContinuation { if isPoked { $0.resume() } else { sleeper = $0 } }
    isPoked = false
  }

  private func wake() {
    isPoked = isRunning
    sleeper?.resume()
    sleeper = nil
  }

  private func end() {
    isRunning = false
    isPoked = false
    inFlight = [:]
    for finisher in finishers { finisher.resume() }
    finishers = []
  }
}
