import HTTP
import Ledger
import Logging
import Model
import Operate
import Oversee
import Reactor
import Teams
import Updates

/// What the daemon does for the operator beside its loop: alarms, heartbeat, metrics, and the sign of life for systemd. All of
/// it follows the loop's rhythm, so nothing here wakes an idle daemon, and nothing delays a post.
actor OperatorWatch {
  private let runtime: Runtime
  private let clock: WallClock
  private let log: Logger
  private let eventCounts: EventCounts
  private let alarms: Alarms
  private let life: SignOfLife?
  private let lastWord: LastWord
  private let upSince: Instant

  private var alarmRhythm = Rhythm()
  /// The first heartbeat is sent soon after the start.
  private var heartbeatRhythm = Rhythm(due: Instant(milliseconds: .min))
  private var hasTicked = false
  private var seen = 0
  private var isSettled = false
  private var heartbeatTrouble: String?
  private var figures: MetricsWatch
  private let figuresFile = MetricsFile()
  private enum Work { case alarms, heartbeat, figures }
  /// At most one task of each kind.
  private var running: [Work: Task<Void, Never>] = [:]
  private var failure: LedgerError?
  private let sinceBoot: @Sendable () -> Duration
  private var doubtHours = ClockDoubtNotices()
  private var pendingBulletins: [(about: Bulletin.Subject, sentence: String)] = []

  init(runtime: Runtime, surroundings: Surroundings, manager: ServiceManager, log: Logger, eventCounts: EventCounts) {
    self.runtime = runtime
    self.log = log
    self.eventCounts = eventCounts
    clock = surroundings.clock
    sinceBoot = surroundings.witness.sinceBoot
    upSince = clock.now()
    alarms = Alarms(
      current: runtime.desk.current, ledger: runtime.desk.ledger, http: runtime.posting, clock: clock,
      print: surroundings.print, newID: Runtime.newID, restored: runtime.desk.ledger.opening.restored,
      log: { log.log(level: $0, "\($1)") })
    lastWord = LastWord(stateDirectory: runtime.desk.current.world.stateDirectory, clock: clock)
    figures = MetricsWatch(started: upSince)
    life = manager.watchdog == nil ? nil : OperatorWatch.life(runtime, surroundings, manager, log)
  }

  private static func life(
    _ runtime: Runtime, _ surroundings: Surroundings, _ manager: ServiceManager, _ log: Logger
  ) -> SignOfLife {
    SignOfLife(
      [
        // A probe that failed has answered too; its error is handled where the ledger is used.
        .init(name: "the ledger") { try? await runtime.desk.ledger.roundTrip() },
        .init(name: "the HTTP client of the courier") { await runtime.posting.roundTrip() },
        .init(name: "the HTTP client of sources and calendars") { await runtime.http.roundTrip() },
      ], sinceBoot: surroundings.witness.sinceBoot, alive: { manager.alive() },
      hangs: { names, time in
        guard !names.isEmpty else {
          manager.status("everything answers again")
          return log.notice("everything answers again: signs of life go on")
        }
        let sentence =
          "no sign of life is given to systemd: no answer for \(time.components.seconds) s from \(names.joined(separator: ", "))"
        log.error("\(sentence)")
        manager.status(sentence)
      })
  }

  /// Called at each turn of the loop, before everything else.
  func showLife() async { await life?.look() }

  /// Called at each turn of the loop: starts what is due. Returns the failure of the ledger, if some work has met one.
  ///
  /// - Parameter doubt: why the clock is not believed; nil when it is.
  func look(doubt: String?) -> LedgerError? {
    let now = clock.now()
    noteDoubt(doubt)
    let count = eventCounts.count
    if hasTicked, count != seen { somethingHappened() }
    if count != seen { figures.change() }
    seen = count
    if doubt != nil, doubtHours.isTold, alarmRhythm.begins(at: now) { start(.alarms) { await $0.tellBulletins() } }
    if doubt == nil {
      if alarmRhythm.begins(at: now) { start(.alarms) { await $0.tellAlarms() } }
      if hasTicked, runtime.desk.current.world.forOperator.heartbeat != nil, heartbeatRhythm.begins(at: now) {
        start(.heartbeat) { await $0.beat() }
      }
    }
    if let path = runtime.desk.current.world.forOperator.metricsFile, figures.begins(at: now) {
      start(.figures) { await $0.writeFigures(to: path) }
    }
    if !isSettled, now.since(upSince) >= .seconds(3600) {
      isSettled = true
      lastWord.settle()
    }
    return failure
  }

  private func noteDoubt(_ doubt: String?) {
    guard let subject = doubtHours.look(isDoubted: doubt != nil, sinceBoot: sinceBoot()) else { return }
    announce(subject, doubt ?? "The clock shows \(clock.now().iso8601) and is believed.")
  }

  /// Queues a bulletin, which every channel of alarms gets once.
  func announce(_ subject: Bulletin.Subject, _ sentence: String) {
    somethingHappened()
    pendingBulletins.append((subject, sentence))
  }

  /// Called after each tick. After the first one, the slots from before the start have been decided too.
  func ticked(_ report: TickReport) {
    eventCounts.note(report)
    hasTicked = true
  }

  func reloaded() {
    // A heartbeat address that changed gets a ping at once.
    heartbeatRhythm.ask(at: clock.now())
    somethingHappened()
    figures.change()
  }

  /// For `status`.
  var sentences: [String] { get async { await alarms.sentences } }

  func stop() async {
    for task in running.values { task.cancel() }
    for task in running.values { await task.value }
  }

  private func start(_ kind: Work, _ work: @escaping @Sendable (isolated OperatorWatch) async -> Void) {
    running[kind] = Task(executorPreference: TaskPool.shared) { await work(self) }
  }

  private func tellBulletins() async {
    await handOver()
    alarmsTold(wanted: await alarms.bulletinRound())
  }

  private func handOver() async {
    let pending = pendingBulletins
    pendingBulletins = []
    for bulletin in pending { await alarms.add(bulletin.about, bulletin.sentence) }
  }

  private func tellAlarms() async {
    await handOver()
    var wanted: Instant?
    do throws(LedgerError) {
      wanted = try await alarms.round()
    } catch {
      took(error)
      wanted = clock.now().adding(Rhythm.afterFailure)
    }
    alarmsTold(wanted: wanted)
  }

  /// - Parameter wanted: when a waiting message can be sent; nil when none waits.
  private func alarmsTold(wanted: Instant?) {
    let review = clock.now().adding(Alarms.review)
    alarmRhythm.ended(next: min(wanted ?? review, review))
    Heap.trim()
  }

  /// Has the alarms look soon: an event may be trouble, or its end.
  private func somethingHappened() { alarmRhythm.ask(at: clock.now().adding(Alarms.gathering)) }

  private func beat() async {
    guard let heartbeat = runtime.desk.current.world.forOperator.heartbeat else { return }
    var trouble: String?
    do throws(LedgerError) {
      let overdue = try await Overdue(
        current: runtime.desk.current, ledger: runtime.desk.ledger, courier: runtime.courier, clock: clock
      ).sentences()
      if overdue.isEmpty {
        if case .failed(let why) = await heartbeat.ping(by: runtime.posting) { trouble = "\(heartbeat.shown) \(why)" }
      } else {
        trouble = "held back from \(heartbeat.shown): \(overdue.joined(separator: "; "))"
      }
    } catch {
      took(error)
      trouble = "held back from \(heartbeat.shown): \(error.sentence)"
    }
    if Task.isCancelled { return }
    if let trouble, heartbeatTrouble == nil { log.warning("heartbeat: \(trouble)") }
    if trouble == nil, heartbeatTrouble != nil { log.notice("heartbeat: \(heartbeat.shown) hears again") }
    heartbeatTrouble = trouble
    heartbeatRhythm.ended(next: clock.now().adding(trouble == nil ? Heartbeat.every : Heartbeat.again))
    Heap.trim()
  }

  private func writeFigures(to path: String) async {
    do throws(LedgerError) {
      if figures.beginsAnew() {
        let facts = try await MetricsFacts.gather(
          runtime.desk.current.world, runtime.desk.ledger, started: upSince)
        figures.take(MetricsText.body(eventCounts.measures, facts))
        Heap.trim()
      }
    } catch {
      took(error)
      return figures.gaveUp()
    }
    var failure: MetricsFile.Failure?
    do throws(MetricsFile.Failure) {
      try await figuresFile.write(figures.text(at: clock.now()), to: path)
    } catch {
      failure = error
    }
    switch figures.ended(failure) {
    case .failed(let sentence)?: log.warning("\(sentence)")
    case .worksAgain?: log.notice("the figures are written to \(path) again")
    case nil: break
    }
  }

  private func took(_ error: LedgerError) {
    if error.kind == .broken { failure = failure ?? error } else { log.error("\(error.sentence)") }
  }
}
