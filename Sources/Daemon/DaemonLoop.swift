import Ledger
import Logging
import Model
import Operate
import Oversee
import Reactor
import Services
import Teams
import Updates

/// The daemon's loop: one timer for the next slot and the sign of life, the signals, and the operator's socket.
actor DaemonLoop {
  let runtime: Runtime
  let configPath: String
  let surroundings: Surroundings
  let manager: ServiceManager
  let log: Logger
  let timer: WallTimer
  private var stopping = false
  private var ticking: Task<Void, Never>?
  private var chores = Chores()
  private var pruning: Task<Void, Never>?
  private var noting: Task<Void, Never>?
  private let reader = WorldReader()
  private var reloading: Task<Void, Never>?
  /// Whether another reload was requested while one is reading.
  private var wantsReload = false
  /// Whether a new configuration is being put in force. Stopping waits for that, but not for the reading before it.
  private var isReloading = false
  /// Why the newest configuration is not in force; nil when it is.
  var refused: String?
  var calendars: CalendarWatch?
  let forOperator: OperatorWatch
  /// When to look for due slots: at once after the start, then at the time of the next slot.
  var agenda: Rhythm
  private var failure: LedgerError?

  /// How long the loop sleeps at most, so that it notices a clock that was set and serves systemd's watchdog.
  private let longestSleep: Duration

  init(
    runtime: Runtime, configPath: String, surroundings: Surroundings, manager: ServiceManager, log: Logger,
    eventCounts: EventCounts
  ) {
    self.runtime = runtime
    forOperator = OperatorWatch(
      runtime: runtime, surroundings: surroundings, manager: manager, log: log, eventCounts: eventCounts)
    self.configPath = configPath
    self.surroundings = surroundings
    self.manager = manager
    self.log = log
    timer = WallTimer(clock: surroundings.clock)
    agenda = Rhythm(due: surroundings.clock.now())
    longestSleep = min(.seconds(30), manager.signOfLifeEvery ?? .seconds(30))
  }

  /// Runs until a signal asks to stop, or the ledger fails. Returns that failure; nil after a signal.
  func run(_ signals: Signals) async -> LedgerError? {
    let server = listen()
    let listening = Task(executorPreference: TaskPool.shared) {
      for await request in signals.requests { await self.heard(request) }
    }
    let courier = Task(executorPreference: TaskPool.shared) {
      if let failure = await self.runtime.failure { await self.fail(failure) }
    }
    let calendars = CalendarWatch(
      current: runtime.desk.current, http: runtime.http, clock: surroundings.clock, log: log,
      changed: { await self.daysOffChanged() })
    self.calendars = calendars
    Heap.trim()
    manager.ready(summary)
    log.notice("ready: \(summary)")
    while !stopping {
      await forOperator.showLife()
      renewZones()
      await calendars.look()
      let doubt = await doubtOfClock()
      if let failure = await forOperator.look(doubt: doubt) { fail(failure) }
      if doubt == nil {
        if runtime.desk.clockGuard.unnoted() != nil { startNoting() }
        if agenda.begins(at: surroundings.clock.now()) { startTick() }
        if chores.begins(at: surroundings.clock.now()) { startPruning() }
      }
      let limit = surroundings.clock.now().adding(longestSleep)
      _ = await timer.wait(until: agenda.rest(atMost: limit, isHeld: doubt != nil))
    }
    manager.stopping()
    log.notice("stopping: finishing what is in flight")
    listening.cancel()
    await server?.stop()
    ticking?.cancel()
    pruning?.cancel()
    noting?.cancel()
    await calendars.stop()
    await forOperator.stop()
    await ticking?.value
    await pruning?.value
    await noting?.value
    if isReloading { await reloading?.value }
    do throws(LedgerError) { try await runtime.stop() } catch { failure = failure ?? error }
    courier.cancel()
    await signals.stop()
    return failure
  }

  /// Why the clock is not believed, so that nothing may be decided now; nil when it is. Also reports news about the clock.
  private func doubtOfClock() async -> String? {
    let doubt = runtime.desk.clockGuard.doubt()
    for news in runtime.desk.clockGuard.news() {
      switch news {
      case .stepped: log.notice("\(news.sentence)")
      case .suspect:
        log.warning("\(news.sentence)")
        manager.status(news.sentence)
      case .trusted:
        log.notice("\(news.sentence)")
        manager.status(summary)
        runtime.desk.wakeCourier()
      case .putRight:
        log.warning("\(news.sentence)")
        await forOperator.announce(.putRight, news.sentence)
        // Slots that were taken back by the correction may be due.
        agenda.ask(at: surroundings.clock.now())
      }
    }
    return doubt
  }

  /// Records the clock in a task beside the loop. Nothing waits for it: ticks and the daily care record the clock themselves.
  private func startNoting() {
    guard noting == nil else { return }
    noting = Task(executorPreference: TaskPool.shared) { await self.noteClock() }
  }

  private func noteClock() async {
    do throws(LedgerError) { try await runtime.desk.noteClock() } catch { met(error) }
    noting = nil
  }

  /// Starts a tick in a task beside the loop, so that slow sources do not delay the sign of life. The agenda makes sure that
  /// there is only one at a time.
  private func startTick() {
    ticking = Task(executorPreference: TaskPool.shared) { [calendars] in
      await calendars?.settle()
      await self.tick()
      self.timer.wake()
    }
  }

  private func tick() async {
    do throws(LedgerError) {
      let report = try await runtime.desk.tick()
      await forOperator.ticked(report)
      report.warnings.forEach { log.warning("\($0)") }
      report.troubles.forEach { log.error("\($0.sentence)") }
      report.missedSentences.forEach { log.warning("\($0)") }
      for (slot, why) in report.skipped { log.info("\(slot) was skipped: \(why)") }
      for (slot, channel, until) in report.waiting {
        log.info("\(slot) → \(channel): waits for the end of quiet hours, \(until.words)")
      }
      for (slot, why) in report.held { log.warning("\(slot) was made and is held: \(why)") }
      let held = Set(report.held.map(\.0))
      for case .decided(let slot, let posts, _) in report.results where !posts.isEmpty && !held.contains(slot) {
        log.info("\(slot) composed: \(posts.count == 1 ? "1 post" : "\(posts.count) posts") queued")
      }
      Heap.trim()
      let world = runtime.desk.current.world
      let next = Planner.next(of: world.teams + world.leftOut, after: report.at)
      let again = report.troubles.isEmpty ? nil : surroundings.clock.now().adding(Rhythm.afterFailure)
      agenda.ended(next: [next, again].compactMap { $0 }.min())
      if !report.results.isEmpty { manager.status(summary) }
    } catch {
      agenda.ended(next: surroundings.clock.now().adding(Rhythm.afterFailure))
      met(error)
    }
  }

  private func startPruning() {
    pruning = Task(executorPreference: TaskPool.shared) { await self.prune() }
  }

  private func prune() async {
    do throws(LedgerError) {
      let care = try await runtime.desk.careForLedger()
      care.news.forEach { log.info("\($0)") }
      care.warnings.forEach { log.warning("\($0) It is tried again in a day.") }
    } catch {
      met(error)
    }
  }

  /// Handles an error of the ledger: a locked ledger is tried again later, any other failure ends the daemon.
  func met(_ error: LedgerError) {
    if error.kind == .busy { log.error("\(error.sentence)") } else { fail(error) }
  }

  func fail(_ error: LedgerError) {
    failure = failure ?? error
    stopping = true
    timer.wake()
  }

  private func heard(_ signal: SignalRequest) async {
    switch signal {
    case .terminate, .interrupt:
      stopping = true
      timer.wake()
    case .reload:
      manager.reloading()
      wantsReload = true
      if reloading == nil { reloading = Task(executorPreference: TaskPool.shared) { await self.reloadAsWanted() } }
    }
  }

  /// Reads the configuration in a task beside the loop, so that a signal to stop is still heard. One reload runs at a time, and
  /// the last one reads the newest files.
  private func reloadAsWanted() async {
    while wantsReload, !stopping {
      wantsReload = false
      let built = await reader.read(configPath, surroundings)
      // The files may have changed during the reading, so they are read again before the reload is reported as done.
      if wantsReload || stopping { continue }
      isReloading = true
      await reload(built)
      isReloading = false
    }
    reloading = nil
  }

  var summary: String {
    let world = runtime.desk.current.world
    let teams = world.teams.count == 1 ? "1 team" : "\(world.teams.count) teams"
    let next = Planner.next(in: world, after: surroundings.clock.now())
    let restored = runtime.desk.ledger.opening.restored == nil ? "" : "the ledger was restored, see the log; "
    return "\(restored)\(teams)\(world.faultInShort), \(next.map { "next post \($0.iso8601)" } ?? "no post planned")"
  }
}
