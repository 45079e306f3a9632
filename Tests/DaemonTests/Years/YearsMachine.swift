import Almanac
import Foundation
import HTTP
import Ledger
import Model
import Reactor
import Synchronization
import TestKit
import TestOffice

@testable import Courier
@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Services
@testable import Teams
@testable import Updates

/// A machine with a daemon on it, over years in seconds: real files, real ledger; the time and the chat are the test's.
final class YearsMachine {
  let folder: TemporaryFolder
  let time = MachineTime()
  let chat: Chat
  let teams: [PaperTeam]
  private(set) var paper: PaperLedger
  private let keepsPaper: Bool
  private var walls: [String: WallHistory] = [:]
  private var histories: [String: WallHistory] = [:]
  private var running: Running?
  private(set) var looks = 0
  /// Since when, on its wall, the daemon runs undisturbed: what falls due then is decided at its moment.
  private var awakeSince: Instant?
  /// The longest time for which a clock was not believed, of those for which waiting is enough.
  private(set) var longestHold = Duration.zero

  private struct Running {
    let lock: StateLock
    let desk: Desk
    let courier: Courier
    var agenda: Rhythm
    var nextSend: Instant?
    var heldSince: Duration?
  }

  /// - Parameter keepsPaper: whether each look is compared; a clock that jumps over years makes that slow.
  init(_ teams: [PaperTeam], from start: Instant, years: Int, keepsPaper: Bool = true) throws {
    self.keepsPaper = keepsPaper
    self.teams = teams
    folder = try TemporaryFolder(inMemory: true)
    chat = Chat(time)
    time.set(truth: start)
    try FileManager.default.createDirectory(atPath: folder.path("zones"), withIntermediateDirectories: true)
    try folder.write("name,value,date\nsatisfaction,7.8,2026-01-02\n", to: "figures.csv")
    var config = "state: state\nsources: { figures: { file: figures.csv, gives: metric } }\nteams:\n"
    for team in teams { config += team.yaml }
    try folder.write(config, to: "dagpost.yaml")
    // It holds the addresses of the chat.
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("dagpost.yaml"))
    paper = PaperLedger([])
    for zone in Set(teams.map(\.zone)) { try install(zone, as: zone) }
    let world = try makeWorld()
    let first = CivilDateTime(utc: start).date.adding(days: -900)
    let last = CivilDateTime(utc: start).date.adding(days: 366 * (years + 3))
    paper = PaperLedger(
      try teams.flatMap { team in
        guard let built = world.team(team.name) else { throw Unreadable(text: "\(team.name)") }
        let holidays = built.workCalendar.holidays
        let holiday: @Sendable (CivilDate) -> Bool = { holidays.name(on: $0) != nil }
        guard let wall = walls[team.zone] else { throw Unreadable(text: team.zone) }
        return team.editions.map { edition in
          PaperLedger.Line(
            team: team, edition: edition, at: built.edition(edition.name)?.schedule.time ?? .midnight,
            dates: team.dates(of: edition, from: first, through: last, holiday: holiday), holiday: holiday, mark: start,
            wall: wall.reached(by: start))
        }
      })
  }

  // MARK: Zones

  func wall(of team: PaperTeam) -> WallHistory? { walls[team.zone] }

  /// The file of a zone becomes that of another, as an upgrade of tzdata replaces it.
  func install(_ source: String, as zone: String) throws {
    let file = "/usr/share/zoneinfo/\(source)"
    if histories[source] == nil { histories[source] = try WallHistory(file: file) }
    let target = URL(filePath: folder.path("zones/\(zone)"))
    try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(contentsOf: URL(filePath: file)).write(to: target, options: .atomic)
    walls[zone] = histories[source]
    disturb()
  }

  // MARK: The daemon

  private var surroundings: Surroundings {
    var made = Office.surroundings(time.clock, witness: time.witness) { _ in false }
    made.zoneDirectory = folder.path("zones")
    return made
  }

  private func makeWorld() throws -> World { try Office.world(folder, surroundings) }

  var isRunning: Bool { running != nil }

  func start() async throws {
    let world = try makeWorld()
    let lock = try StateLock.acquire(directory: world.stateDirectory)
    let ledger = try Ledger.open(directory: world.stateDirectory, mode: .write(lock))
    let clockGuard = ClockGuard(
      ClockTrust(known: try await ledger.clockNote()), clock: time.clock, witness: time.witness)
    let desk = Desk(world, ledger, clockGuard, time.clock, over: chat)
    running = Running(
      lock: lock, desk: desk, courier: desk.courier(over: chat, print: { _ in false }), agenda: Rhythm(due: time.now))
  }

  /// The program was not there, its clock was set, or its zones were changed.
  func disturb() { awakeSince = nil }

  /// Ends it as a crash does.
  func stop() throws {
    try running?.desk.ledger.close()
    running?.lock.release()
    running = nil
    disturb()
  }

  /// What one turn of the daemon's loop does. With `sends` false the program ends before a byte leaves.
  func look(sends: Bool = true) async throws {
    guard var running else { return }
    defer { self.running = running }
    looks += 1
    let desk = running.desk
    if desk.current.world.zones.isOutdated {
      desk.current.replace(with: desk.current.world.withRenewedZones())
      running.agenda.ask(at: time.now)
    }
    let doubt = desk.clockGuard.doubt()
    guard doubt == nil else {
      if let doubt, doubt.contains("at most 15 minutes") {
        running.heldSince = running.heldSince ?? time.sinceBoot
        longestHold = max(longestHold, time.sinceBoot - (running.heldSince ?? .zero))
      } else {
        running.heldSince = nil
      }
      running.nextSend = nil
      disturb()
      return
    }
    running.heldSince = nil
    try await desk.noteClock()
    let untouched = keepsPaper && paper.isAhead(of: time.now) ? try await desk.ledger.untouchedSlots() : []
    for case .putRight(let found) in desk.clockGuard.news() {
      paper.putRight(at: found.at, untouched: untouched)
      running.agenda.ask(at: time.now)
    }
    if running.agenda.begins(at: time.now) {
      let report = try await desk.tick()
      if keepsPaper { try paper.look(at: report.at, walls: walls, awakeSince: awakeSince, untouched: untouched) }
      running.agenda.ended(next: Planner.next(in: desk.current.world, after: report.at))
      running.nextSend = time.now
    }
    awakeSince = awakeSince ?? time.now
    if sends, let next = running.nextSend, next <= time.now {
      running.nextSend = try await running.courier.deliverDue()
    }
  }

  /// Lives until a moment of real time, asleep when nothing is due.
  func live(until end: Instant) async throws {
    while time.truth < end {
      try await look()
      guard let running else { return time.set(truth: end) }
      let isHeld = isDoubted
      let limit = isHeld ? time.now.adding(.seconds(30)) : time.now.adding(end.since(time.truth))
      var wake = running.agenda.rest(atMost: limit)
      if let next = running.nextSend { wake = min(wake, next) }
      if isHeld { wake = limit }
      // A look takes a moment.
      time.pass(max(.milliseconds(1), min(wake.since(time.now), end.since(time.truth))))
    }
    try await look()
  }

  var ledger: Ledger? { running?.desk.ledger }
  var isDoubted: Bool { running?.desk.clockGuard.doubt() != nil }
  /// No waiting ends it.
  var needsPerson: Bool { running?.desk.clockGuard.doubt()?.contains("resume --today") ?? false }

  /// A person or the daemon's chores.
  func ask<R: Request>(_ request: R) async throws -> R.Answer? {
    do {
      return try await running?.desk.carryOut(request)
    } catch is Refusal {
      return nil
    }
  }

  /// Also by a clock that is not believed: somebody has posted by hand.
  func send() async throws {
    let next = try await running?.courier.deliverDue()
    running?.nextSend = next
  }

  /// A person looks at a calendar, and vouches for the clock if it is right.
  func vouch() async throws {
    _ = try await ask(BelieveClockRequest(today: CivilDateTime(utc: time.truth).date))
  }
}

extension Ledger {
  /// Slots all of whose posts were never tried.
  fileprivate func untouchedSlots() async throws -> Set<SlotKey> {
    let posts = Dictionary(grouping: try await posts(PostFilter(limit: 1_000_000)), by: \.slot)
    return Set(
      posts.filter { $1.allSatisfy { $0.attempts == 0 && [.queued, .expired].contains($0.state) } }.keys)
  }
}

/// True time, and what the machine's clocks make of it.
final class MachineTime: Sendable {
  private struct Hands {
    var truth = Instant(seconds: 0)
    var skew = Duration.zero
    var booted = Instant(seconds: 0)
    var isSynchronised: Bool?
  }
  private let hands = Mutex(Hands())

  var truth: Instant { hands.withLock { $0.truth } }
  var now: Instant { hands.withLock { $0.truth.adding($0.skew) } }
  var skew: Duration { hands.withLock { $0.skew } }
  var sinceBoot: Duration { hands.withLock { $0.truth.since($0.booted) } }
  var clock: WallClock { WallClock { self.now } }
  var witness: ClockWitness {
    ClockWitness(
      sinceBoot: { self.sinceBoot }, isSynchronised: { self.hands.withLock { $0.isSynchronised } },
      boot: { self.hands.withLock { "boot of \($0.booted.milliseconds)" } })
  }

  func set(truth: Instant) { hands.withLock { $0.truth = truth } }
  func pass(_ duration: Duration) { hands.withLock { $0.truth = $0.truth.adding(duration) } }
  func set(skew: Duration, isSynchronised: Bool?) {
    hands.withLock {
      $0.skew = skew
      $0.isSynchronised = isSynchronised
    }
  }
  func boot() { hands.withLock { $0.booted = $0.truth } }
}

/// A chat service that takes everything, but for when it is down; and that remembers what came.
final class Chat: HTTPClient {
  private let time: MachineTime
  private let isDown = Mutex(false)
  private let taken = Mutex<[String: [Instant]]>([:])
  private let bodies = Mutex<[String: [String]]>([:])

  init(_ time: MachineTime) { self.time = time }

  func set(down: Bool) { isDown.withLock { $0 = down } }
  /// By the id of a post, when it was taken, on the machine's wall.
  var posts: [String: [Instant]] { taken.withLock { $0 } }
  /// By the id of a post, what was taken.
  var texts: [String: [String]] { bodies.withLock { $0 } }

  func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
    let id = request.headers.first { $0.name == "Idempotency-Key" }?.value.reveal() ?? "no id"
    let isDown = isDown.withLock { $0 }
    if !isDown {
      taken.withLock { $0[id, default: []].append(time.now) }
      bodies.withLock { $0[id, default: []].append(String(decoding: request.body, as: UTF8.self)) }
    }
    // A service that answers 503 may have taken the post; one that is not there has not.
    if isDown { return .failure(.notSent("connection refused")) }
    return .success(HTTPAnswer(status: 200, headers: [], body: [], elapsed: .milliseconds(1)))
  }
}
