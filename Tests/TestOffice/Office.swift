import Foundation
import HTTP
import Ledger
import Model
import Reactor
import Synchronization
import TestKit

@testable import Courier
@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Services
@testable import Teams
@testable import Updates

extension HandClock {
  /// In Amsterdam, in winter: `2026-11-24T16:30`.
  package convenience init(_ wall: String) throws { self.init(at: try instant(wall)) }
  package func set(_ wall: String) throws { set(try instant(wall)) }
}

package struct Unreadable: Error {
  package let text: String
  package init(text: String) { self.text = text }
}

/// A moment on Amsterdam's wall in winter.
package func instant(_ wall: String) throws -> Instant {
  guard let moment = AsOf(wall), let date = moment.date, let time = moment.time else { throw Unreadable(text: wall) }
  return Instant(seconds: Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay) - 3600)
}

package func slot(_ date: String, _ edition: EditionName = "daily", of team: TeamName = "desk") throws -> SlotKey {
  guard let date = CivilDate(date) else { throw Unreadable(text: date) }
  return SlotKey(team: team, edition: edition, date: date)
}

/// The sentences of the refusal that something ends with; none when it is carried out.
package func sentences<T>(_ carryOut: () async throws -> T) async throws -> [String] {
  do {
    _ = try await carryOut()
    return []
  } catch let refusal as Refusal {
    return refusal.sentences
  }
}

/// The refusal of a request that is to be refused.
package func refusal<R: Request>(of request: R, at desk: Desk) async throws -> Refusal {
  do {
    throw Unreadable(text: "carried out: \(try await desk.carryOut(request))")
  } catch let refusal as Refusal {
    return refusal
  }
}

/// The same of a desk that asks a daemon, or does it itself.
package func refusal<R: Request>(of request: R, at desk: RequestDesk) async throws -> Refusal {
  do throws(Refusal) {
    let answer = try await desk.ask(request)
    throw Refusal("carried out: \(answer)", .done)
  } catch {
    return error
  }
}

/// Both wired as `Runtime.start` does it, without its loops.
extension Desk {
  package init(
    _ world: World, _ ledger: Ledger, _ clockGuard: ClockGuard, _ clock: WallClock, over http: any HTTPClient,
    wakeCourier: @escaping @Sendable () -> Void = {}
  ) {
    self.init(
      current: CurrentWorld(world), ledger: ledger,
      pipeline: Pipeline(ledger: ledger, http: http, executable: "/nonexistent", newID: Runtime.newID), clock: clock,
      clockGuard: clockGuard, isDaemon: true, settled: EventCount(),
      healChannels: { channels throws(LedgerError) in _ = try await ledger.heal(channels) }, wakeCourier: wakeCourier)
  }

  package func courier(over http: any HTTPClient, print: @escaping @Sendable (String) -> Bool) -> Courier {
    Courier(
      ledger: ledger, sender: Sender(http: http, print: print), clock: clock, random: { 0.5 },
      for: CourierWorld(current: current, clockGuard: clockGuard))
  }
}

/// A daemon's desk on real files, without its loops: the test says when it ticks and when the courier goes.
package final class Office: Sendable {
  package let folder: TemporaryFolder
  package let clock: HandClock
  private let witness: ClockWitness
  private let printed = Mutex<[String]>([])
  private let held: Mutex<(lock: StateLock, desk: Desk)>
  private let wakenings: Watched<Int>

  package var desk: Desk { held.withLock { $0.desk } }
  package var ledger: Ledger { desk.ledger }
  /// What the console service printed, a text a post.
  package var texts: [String] { printed.withLock { $0 } }

  /// - Parameter witness: without one the machine runs for as long as its clock shows, and a time service vouches for it.
  package init(at wall: String, _ config: String = Office.config(), witness: ClockWitness? = nil) throws {
    folder = try TemporaryFolder()
    let clock = try HandClock(wall)
    let start = clock.now
    let witness =
      witness ?? ClockWitness(sinceBoot: { max(.zero, clock.now.since(start)) }, isSynchronised: { true })
    self.witness = witness
    self.clock = clock
    try folder.write(config, to: "dagpost.yaml")
    try folder.write("name,value,date\nsatisfaction,7.8,2026-11-20\n", to: "figures.csv")
    let surroundings = Office.surroundings(clock.clock, witness: witness) { _ in true }
    let wakenings = Watched(0)
    self.wakenings = wakenings
    held = Mutex(try Office.open(folder, surroundings, wakenings))
  }

  /// Returns once the desk has called for the courier: there is something to send.
  package func courierIsWoken() async throws { try await wakenings.reached("a call for the courier") { $0 > 0 } }

  package static func config(
    daily: String = "16:30", channels: [String] = ["one", "two"], teams: [String] = ["desk"], more: String = ""
  ) -> String {
    var text = "state: state\nchannels:\n"
    for channel in channels { text += "  \(channel): { service: console }\n" }
    text += "teams:\n"
    for team in teams {
      text += """
          \(team):
            name: Team \(team)
            language: en
            zone: Europe/Amsterdam
            workdays: [mon, tue, wed, thu, fri]
            editions: { daily: { at: "\(daily)" }, weekly: { at: "15:30", days: [fri] } }
            channels: [\(channels.joined(separator: ", "))]
            sources:
              figures: { file: figures.csv, gives: metric }

        """
      text += more
    }
    return text
  }

  package static func surroundings(
    _ clock: WallClock = Office.clock, environment: [String: String] = [:],
    witness: ClockWitness = Office.unmoved, print: @escaping @Sendable (String) -> Bool = { _ in true }
  ) -> Surroundings {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return Surroundings(
      environment: environment, clock: clock, witness: witness, executable: "/nonexistent/dagpost",
      zoneDirectory: "/usr/share/zoneinfo", systemDirectories: [repository.path + "/config/systems"],
      holidayDirectories: [repository.path + "/config/holidays"], print: print)
  }

  /// It stands at 16:30 in Amsterdam on Tuesday 2026-11-24.
  package static let clock = WallClock { Instant(seconds: 1_795_534_200) }

  /// Vouches for whatever the test makes the clock show.
  package static let unmoved = ClockWitness(sinceBoot: { .zero }, isSynchronised: { true })

  package var surroundings: Surroundings {
    Office.surroundings(clock.clock, witness: witness) { text in
      self.printed.withLock { $0.append(text) }
      return true
    }
  }

  package var configPath: String { folder.path("dagpost.yaml") }

  /// The world that the configuration of now makes.
  package static func world(_ folder: TemporaryFolder, _ surroundings: Surroundings) throws -> World {
    let loaded = LoadedConfig.load(folder.path("dagpost.yaml"), surroundings)
    switch WorldBuilder.build(loaded, surroundings) {
    case .success(let built): return built.world
    case .failure(let mistakes): throw Unreadable(text: mistakes.sentences.joined(separator: "\n"))
    }
  }

  private static func open(
    _ folder: TemporaryFolder, _ surroundings: Surroundings, _ wakenings: Watched<Int>
  ) throws -> (lock: StateLock, desk: Desk) {
    let world = try world(folder, surroundings)
    let lock = try StateLock.acquire(directory: world.stateDirectory)
    let ledger = try Ledger.openOrRestore(lock, now: surroundings.clock.now())
    let clockGuard = ClockGuard(ClockTrust(known: nil), clock: surroundings.clock, witness: surroundings.witness)
    return (
      lock, Desk(world, ledger, clockGuard, surroundings.clock, over: NoNetwork()) { wakenings.change { $0 += 1 } }
    )
  }

  /// Ends as a crash does, and starts again.
  package func restart() throws {
    try held.withLock { held in
      try held.desk.ledger.close()
      held.lock.release()
      held = try Office.open(folder, surroundings, wakenings)
    }
  }

  /// Lets go of the state, for whoever wants it next.
  package func leave() throws {
    try held.withLock { held in
      try held.desk.ledger.close()
      held.lock.release()
    }
  }

  /// Writes another configuration and takes it, as HUP does.
  package func reload(_ config: String) throws {
    try folder.write(config, to: "dagpost.yaml")
    desk.current.replace(with: try Office.world(folder, surroundings).keeping(from: desk.current.world))
  }

  /// Sends what is due now.
  package func deliver() async throws {
    _ = try await desk.courier(over: NoNetwork(), print: surroundings.print).deliverDue()
  }

  /// A tick and what follows from it.
  @discardableResult package func tickAndDeliver() async throws -> TickReport {
    let report = try await desk.tick()
    try await deliver()
    return report
  }

  /// `date channel state`, oldest first.
  package func posts(_ edition: EditionName? = nil) async throws -> [String] {
    try await ledger.posts(PostFilter(limit: 10_000)).reversed().filter { edition == nil || $0.slot.edition == edition }
      .map { "\($0.slot.date) \($0.channel) \($0.state.rawValue)" }
  }

  package func states() async throws -> [SlotKey: SlotState] {
    Dictionary(uniqueKeysWithValues: try await ledger.slots().map { ($0.key, $0.state) })
  }
}
