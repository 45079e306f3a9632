import Collect
import Compose
import Courier
import HTTP
import Ledger
import Model
import Reactor
import Services
import Teams
import Updates

/// Everything that runs while the state is held: the lock, the ledger, the HTTP clients, the courier and its loop.
/// The daemon has one for its life, a command for as long as its request takes.
package struct Runtime: Sendable {
  package let desk: Desk
  package let courier: Courier
  private let lock: StateLock
  /// For sources and calendars.
  package let http: CurlClient
  /// For posts, so that one that is claimed never waits behind a reading for its place; and for what the operator is told.
  package let posting: CurlClient
  private let loop: Task<LedgerError?, Never>

  /// Takes the state directory of the world.
  package static func start(
    _ world: World, surroundings: Surroundings, isDaemon: Bool,
    report: @escaping @Sendable (CourierEvent) -> Void = { _ in },
    trouble: @escaping @Sendable (LedgerError) -> Void = { _ in }
  ) async throws(LedgerError) -> Runtime {
    let lock = try StateLock.acquire(directory: world.stateDirectory)
    let ledger = try Ledger.openOrRestore(lock, now: surroundings.clock.now())
    let clockGuard = ClockGuard(
      ClockTrust(known: try await ledger.clockNote()), clock: surroundings.clock, witness: surroundings.witness)
    let http = CurlClient(version: Version.current)
    let posting = CurlClient(version: Version.current, places: Courier.places + Runtime.placesForOperator)
    let current = CurrentWorld(world)
    let settled = EventCount()
    let timer = WallTimer(clock: surroundings.clock)
    let courier = Courier(
      ledger: ledger, sender: Sender(http: posting, print: surroundings.print), clock: surroundings.clock,
      random: { Double.random(in: 0..<1) },
      for: CourierWorld(current: current, clockGuard: clockGuard) { event in
        report(event)
        settled.advance()
      })
    let pipeline = Pipeline(ledger: ledger, http: http, executable: surroundings.executable, newID: newID)
    let desk = Desk(
      current: current, ledger: ledger, pipeline: pipeline, clock: surroundings.clock, clockGuard: clockGuard,
      isDaemon: isDaemon, settled: settled,
      healChannels: { channels throws(LedgerError) in try await courier.resume(channels) },
      wakeCourier: {
        timer.wake()
        Task(executorPreference: TaskPool.shared) { await courier.poke() }
      })
    let loop = Task(executorPreference: TaskPool.shared) { () async -> LedgerError? in
      // A command decides first: what waits may have to make way for what it makes.
      if !isDaemon, await timer.wait(until: nil) == .cancelled { return nil }
      return await Runtime.deliver(
        timer, surroundings.clock, isHeld: { isDaemon && clockGuard.doubt() != nil }, trouble: trouble
      ) { () async throws(LedgerError) in
        try await courier.deliverDue()
      }
    }
    return Runtime(desk: desk, courier: courier, lock: lock, http: http, posting: posting, loop: loop)
  }

  /// An alarm and a sign of life are sent one at a time, and take no place from the courier.
  static let placesForOperator = 2

  @Sendable package static func newID() -> PostID {
    var random = SystemRandomNumberGenerator()
    return PostID(using: &random)
  }

  /// Sends what is due, then sleeps until the next is or until woken. Ends when cancelled, or when the ledger fails; one
  /// that somebody else keeps locked is tried again. While it is held, only a wakening makes it send: somebody who posts by
  /// hand, or the end of the hold.
  package static func deliver(
    _ timer: WallTimer, _ clock: WallClock, isHeld: () -> Bool = { false }, trouble: (LedgerError) -> Void,
    _ deliverDue: () async throws(LedgerError) -> Instant?
  ) async -> LedgerError? {
    if isHeld(), await timer.wait(until: nil) == .cancelled { return nil }
    while !Task.isCancelled {
      let next: Instant?
      do throws(LedgerError) {
        next = try await deliverDue()
      } catch {
        guard error.kind == .busy else { return error }
        trouble(error)
        next = clock.now().adding(.seconds(15))
      }
      var wakening = await timer.wait(until: isHeld() ? nil : next)
      // What was waited for is due by a clock that somebody has just set.
      if wakening == .due, isHeld() { wakening = await timer.wait(until: nil) }
      if wakening == .cancelled { return nil }
    }
    return nil
  }

  /// Why the courier stopped, once it has: nil when it was told to.
  package var failure: LedgerError? { get async { await loop.value } }

  /// Finishes what is in flight and lets go of the state.
  package func stop() async throws(LedgerError) {
    await courier.finish()
    loop.cancel()
    let failure = await loop.value
    await http.close()
    await posting.close()
    try desk.ledger.close()
    lock.release()
    if let failure { throw failure }
  }
}

extension World {
  /// A stored update once more, in the language the team has now. Nil when the team is gone.
  func reword(_ update: Update, for team: TeamName, _ mark: PostMark) -> WordedUpdate? {
    self.team(team).map { Compose.word(update, in: $0.language, mark: mark) }
  }
}
