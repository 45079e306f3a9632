import Foundation
import Ledger
import Model
import Teams
import Updates

/// What an operator asks for: one type for each command, in a file of its own. The type says what is asked, how long the answer
/// may take, how it is carried out, and what the answer is.
///
/// A running daemon carries it out, because it holds the state; without one this process does. A type conforms by way of
/// `LookingRequest`, which changes nothing, or `ChangingRequest`, and is listed in `Requests.all`.
package protocol Request: Codable, Sendable, Equatable {
  associatedtype Answer: RequestAnswer

  /// What the request is called on the daemon's socket.
  static var name: String { get }
  /// How many seconds the daemon may take for the answer.
  var patience: Int { get }
  /// The teams that a request shows which posts nothing: mistakes of other teams do not stand in its way. Empty for all.
  var onlyTeams: [TeamName] { get }
  /// Whether calendars of days off are fetched before, where no daemon has them.
  var needsCalendars: Bool { get }

  /// The daemon's way. Throws a `Refusal` or a `LedgerError`, as everything that carries out requests does.
  func answer(at desk: Desk) async throws -> Answer
  /// The way of a process that asks while no daemon runs.
  func answer(in world: World, _ surroundings: Surroundings) async throws -> Answer
  /// What a person had done by it, for the log: whoever looks for a missing update has to find it there.
  func byHand(_ answer: Answer) -> [String]
}

extension Request {
  package var patience: Int { 30 }
  package var onlyTeams: [TeamName] { [] }
  package var needsCalendars: Bool { true }
  package func byHand(_ answer: Answer) -> [String] { [] }
}

/// The answer to a request, complete enough for `--json` and for a person.
package protocol RequestAnswer: Codable, Sendable, Equatable {
  /// Sentences that a person should know besides.
  var notes: [String] { get set }
  /// Whether it tells of a post that only a daemon, or the next trigger, sends.
  var waitsForDaemon: Bool { get }
  /// The same with every moment in local time: see `World.onWall`.
  func onWall(of world: World) -> Self
}

extension RequestAnswer {
  /// Without a place for them, notes are not told.
  package var notes: [String] {
    get { [] }
    set {}
  }
  package var waitsForDaemon: Bool { false }
  package func onWall(of world: World) -> Self { self }
}

extension Array: RequestAnswer where Element: RequestAnswer {
  package func onWall(of world: World) -> Self { map { $0.onWall(of: world) } }
}

/// A request that changes nothing: it is carried out in the ledger as it is, also beside another command.
package protocol LookingRequest: Request {
  associatedtype Answer
  func run(with inspection: Inspection) async throws -> Answer
}

extension LookingRequest {
  package func answer(at desk: Desk) async throws -> Answer { try await run(with: desk.inspection) }
  package func answer(in world: World, _ surroundings: Surroundings) async throws -> Answer {
    try await Inspection.open(world, surroundings) { try await run(with: $0) }
  }
}

/// A request that changes the state, and needs it whole: without a daemon this process takes it for as long as that lasts.
package protocol ChangingRequest: Request {
  associatedtype Answer
  /// Whether moments of now come into the ledger by it: then the clock is noted first.
  var notesClock: Bool { get }
  /// Whether the daily care of the ledger is done after it, where no daemon ever runs. Not after what is that care itself.
  var caresForLedger: Bool { get }
  /// What is answered where there is no ledger yet; nil where one is made for it.
  func withoutLedger(in world: World, _ surroundings: Surroundings) async throws -> Answer?
  func run(at desk: Desk) async throws -> Answer
}

extension ChangingRequest {
  package var notesClock: Bool { true }
  package var caresForLedger: Bool { true }
  package func withoutLedger(in world: World, _ surroundings: Surroundings) async throws -> Answer? { nil }

  package func answer(at desk: Desk) async throws -> Answer {
    if notesClock { try await desk.noteClock() }
    return try await run(at: desk)
  }

  package func answer(in world: World, _ surroundings: Surroundings) async throws -> Answer {
    if !world.hasLedger, let answer = try await withoutLedger(in: world, surroundings) { return answer }
    let runtime = try await Runtime.start(world, surroundings: surroundings, isDaemon: false)
    let desk = runtime.desk
    var notes = [desk.ledger.opening.restored].compactMap { $0 } + desk.ledger.opening.warnings
    var answer: Answer
    do {
      answer = try await self.answer(at: desk)
      // By a clock that is not believed nothing is deleted.
      if caresForLedger, desk.clockGuard.doubt() == nil { notes += try await desk.careForLedger().warnings }
    } catch {
      try? await runtime.stop()
      guard var refusal = error as? Refusal else { throw error }
      refusal.sentences = notes + refusal.sentences
      throw refusal
    }
    try await runtime.stop()
    if answer.waitsForDaemon {
      answer.notes.append(
        "No daemon is running: what waits is sent once one runs (dagpost run), or along with the next --trigger.")
    }
    answer.notes = notes + answer.notes
    return answer
  }
}

extension Desk {
  /// Carries out whatever is asked. Throws a `Refusal` or a `LedgerError`.
  package func carryOut<R: Request>(_ request: R) async throws -> R.Answer { try await request.answer(at: self) }

  var inspection: Inspection {
    Inspection(world: current.world, ledger: ledger, clock: clock, clockGuard: clockGuard, isDaemon: isDaemon)
  }
}

extension World {
  var hasLedger: Bool { FileManager.default.fileExists(atPath: stateDirectory + "/ledger.sqlite") }
}
