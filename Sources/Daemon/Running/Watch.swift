import Almanac
import Deliver
import Ledger
import Logging
import Model
import Reactor

/// The daemon's loop: one timer for the next slot and the sign of life, signals, and the operator's socket.
actor Watch {
  private let works: Works
  private let configPath: String
  private let surroundings: Surroundings
  private let manager: ServiceManager
  private let log: Logger
  private let timer: WallTimer
  private var stopping = false
  private var ticking: Task<Void, Never>?
  private var chores = Chores()
  private var pruning: Task<Void, Never>?
  private var calendars: CalendarWatch?
  private let forOperator: OperatorWatch
  private var agenda: Agenda
  private var failure: LedgerError?

  /// How long the loop sleeps at most: a clock that was stepped and a watchdog are seen to by then.
  private let longestSleep: Duration

  init(
    works: Works, configPath: String, surroundings: Surroundings, manager: ServiceManager, log: Logger,
    happenings: Happenings
  ) {
    self.works = works
    forOperator = OperatorWatch(
      works: works, surroundings: surroundings, manager: manager, log: log, happenings: happenings)
    self.configPath = configPath
    self.surroundings = surroundings
    self.manager = manager
    self.log = log
    timer = WallTimer(clock: surroundings.clock)
    agenda = Agenda(now: surroundings.clock.now())
    longestSleep = min(.seconds(30), manager.signOfLifeEvery ?? .seconds(30))
  }

  /// Until a signal says stop, or the ledger fails; the failure is what it returns.
  func run(_ signals: Signals) async -> LedgerError? {
    let server = listen()
    let listening = Task(executorPreference: TaskPool.shared) {
      for await request in signals.requests { await self.heard(request) }
    }
    let courier = Task(executorPreference: TaskPool.shared) {
      if let failure = await self.works.failure { await self.fail(failure) }
    }
    let calendars = CalendarWatch(
      current: works.desk.current, http: works.http, clock: surroundings.clock, log: log,
      changed: { await self.daysOffChanged() })
    self.calendars = calendars
    Heap.trim()
    manager.ready(summary)
    log.notice("ready: \(summary)")
    while !stopping {
      await forOperator.showLife()
      renewZones()
      await calendars.look()
      let isClockGood = isClockGood()
      if let failure = await forOperator.look(isClockGood: isClockGood) { fail(failure) }
      if isClockGood {
        if agenda.begins(at: surroundings.clock.now()) { startTick() }
        if chores.begins(at: surroundings.clock.now()) { startPruning() }
      }
      _ = await timer.wait(until: agenda.rest(atMost: surroundings.clock.now().adding(longestSleep)))
    }
    manager.stopping()
    log.notice("stopping: finishing what is in flight")
    listening.cancel()
    await server?.stop()
    ticking?.cancel()
    pruning?.cancel()
    await calendars.stop()
    await forOperator.stop()
    await ticking?.value
    await pruning?.value
    do throws(LedgerError) { try await works.stop() } catch { failure = failure ?? error }
    courier.cancel()
    await signals.stop()
    return failure
  }

  /// Without its socket the daemon posts all the same; only commands cannot ask it.
  private func listen() -> LocalServer? {
    do throws(LocalSocket.Failure) {
      return try LocalServer(at: World.socket(in: works.desk.current.world.stateDirectory)) { [self] in
        await answer($0)
      }
    } catch {
      log.warning("\(error.sentence): commands cannot ask this daemon. Check who owns the state directory.")
      return nil
    }
  }

  /// Nothing is decided by a clock that is not to be believed.
  private func isClockGood() -> Bool {
    let isGood = works.desk.clockGuard.doubt() == nil
    for news in works.desk.clockGuard.news() {
      switch news {
      case .stepped: log.notice("\(news.sentence)")
      case .suspect:
        log.warning("\(news.sentence)")
        manager.status(news.sentence)
      case .trusted:
        log.notice("\(news.sentence)")
        manager.status(summary)
        works.desk.wakeCourier()
      }
    }
    return isGood
  }

  /// Beside the loop, so that slow sources do not stop the sign of life; the agenda sees that there are never two.
  private func startTick() {
    ticking = Task(executorPreference: TaskPool.shared) { [calendars] in
      await calendars?.settle()
      await self.tick()
      self.timer.wake()
    }
  }

  private func tick() async {
    do throws(LedgerError) {
      let report = try await works.desk.tick()
      await forOperator.ticked(report)
      report.notes.forEach { log.warning("\($0)") }
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
      let next = Planner.next(in: works.desk.current.world, after: report.at)
      let again = report.troubles.isEmpty ? nil : surroundings.clock.now().adding(Agenda.pause)
      agenda.ended(next: [next, again].compactMap { $0 }.min(), at: surroundings.clock.now())
      if !report.results.isEmpty { manager.status(summary) }
    } catch {
      agenda.failed(at: surroundings.clock.now())
      if error.kind == .busy { log.error("\(error.sentence)") } else { fail(error) }
    }
  }

  private func startPruning() {
    pruning = Task(executorPreference: TaskPool.shared) { await self.prune() }
  }

  private func prune() async {
    do throws(LedgerError) {
      let care = try await works.desk.careForLedger()
      care.news.forEach { log.info("\($0)") }
      care.warnings.forEach { log.warning("\($0) It is tried again in a day.") }
    } catch {
      if error.kind == .busy { log.error("\(error.sentence)") } else { fail(error) }
    }
  }

  private func fail(_ error: LedgerError) {
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
      await reload()
    }
  }

  /// Builds the new world beside the old one and swaps them; a wrong one changes nothing.
  private func reload() async {
    let old = works.desk.current.world
    switch WorldBuilder.build(LoadedConfig.load(configPath, surroundings), surroundings) {
    case .failure(let mistakes):
      mistakes.sentences.forEach { log.error("\($0)") }
      log.error("the new configuration is wrong; the old one is kept")
      manager.ready("kept the old configuration: \(mistakes.count) to mend; see \"dagpost check\"")
    case .success(let built) where built.world.stateDirectory != old.stateDirectory:
      log.error(
        "\"state\" was changed to \(built.world.stateDirectory): restart for that; the old configuration is kept")
      manager.ready("kept the old configuration: a new \"state\" needs a restart")
    case .success(let built):
      built.warnings.forEach { log.warning("\($0)") }
      works.desk.current.replace(with: built.world)
      await forOperator.reloaded()
      agenda.change(at: surroundings.clock.now())
      await works.courier.quietHoursChanged()
      do throws(LedgerError) { try await works.courier.channelsChanged() } catch { log.error("\(error.sentence)") }
      works.desk.wakeCourier()
      timer.wake()
      Heap.trim()
      log.notice("reloaded: \(summary)")
      manager.ready(summary)
    }
  }

  /// The machine's zone files may be upgraded at any time. Only they are read again, not the configuration.
  private func renewZones() {
    let world = works.desk.current.world
    guard world.zones.isOutdated else { return }
    let renewed = world.withRenewedZones()
    works.desk.current.replace(with: renewed)
    renewed.zones.kept.forEach { log.error("\($0)") }
    // A slot that now lies in the past is made up, or missed with the reason.
    agenda.change(at: surroundings.clock.now())
    timer.wake()
    log.notice(
      "the time zone rules were upgraded (tzdata \(renewed.zones.release ?? "of unknown release")): \(summary)")
    manager.status(summary)
  }

  /// Calendars have other days off now.
  private func daysOffChanged() {
    agenda.change(at: surroundings.clock.now())
    timer.wake()
    manager.status(summary)
  }

  private var summary: String {
    let world = works.desk.current.world
    let teams = world.teams.count == 1 ? "1 team" : "\(world.teams.count) teams"
    let next = Planner.next(in: world, after: surroundings.clock.now())
    let restored = works.desk.ledger.opening.restored == nil ? "" : "the ledger was restored, see the log; "
    return "\(restored)\(teams), \(next.map { "next post \($0.iso8601)" } ?? "no post planned")"
  }

  /// A request that came over the socket.
  private func answer(_ bytes: [UInt8]) async -> [UInt8] {
    guard let request = Wire.value(Request.self, from: bytes) else {
      return Wire.bytes(
        Answer.refused(["The daemon does not know this request; restart it, it is of another version."], .badData))
        ?? []
    }
    // Who asks wants to know what holds now.
    renewZones()
    await calendars?.look()
    var answer: Answer
    do throws(LedgerError) {
      answer = try await works.desk.carryOut(request)
      answer.byHand.forEach { log.notice("\($0)") }
    } catch {
      if error.kind == .broken { fail(error) }
      answer = .refused([error.sentence], ExitCode(error.kind))
    }
    if case .status(var report) = answer, let calendars {
      report.keptCalendars = await calendars.troubles()
      report.alarms = await forOperator.sentences
      answer = .status(report)
    }
    defer { Heap.trim() }
    return Wire.bytes(answer) ?? []
  }
}
