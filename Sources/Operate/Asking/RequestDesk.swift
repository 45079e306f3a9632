import Foundation
import HTTP
import Ledger
import Model
import Reactor
import Teams
import Updates

/// Carries out an operator's request: by the running daemon when there is one, otherwise here.
package struct RequestDesk: Sendable {
  package let configPath: String
  package let surroundings: Surroundings

  package init(configPath: String, surroundings: Surroundings) {
    self.configPath = configPath
    self.surroundings = surroundings
  }

  package func ask(_ request: Request) async -> Answer {
    let loaded = LoadedConfig.load(configPath, surroundings)
    // Of a file that is no configuration any more the daemon can tell.
    do throws(LocalSocket.Failure) {
      let stateDirectory = loaded.stateDirectory ?? loaded.usualStateDirectory(surroundings)
      if let answer = try await askDaemon(request, in: stateDirectory) { return answer }
    } catch {
      if loaded.settings != nil { return .refused(["The daemon could not be asked: \(error.sentence)."], .locked) }
    }
    switch WorldBuilder.build(loaded, surroundings, only: request.onlyLooksAt) {
    case .failure(let mistakes): return .refused(mistakes.sentences, .config)
    case .success(let built):
      var world = built.world
      if case .status = request {} else { world = await world.withFetchedCalendars().0 }
      return await carryOut(request, in: world).onOneWall(world)
    }
  }

  private func askDaemon(_ request: Request, in stateDirectory: String) async throws(LocalSocket.Failure) -> Answer? {
    guard let question = Wire.bytes(request) else { return nil }
    let reply = try await LocalSocket.ask(
      World.socket(in: stateDirectory), question, timeout: .seconds(request.patience))
    guard let reply else { return nil }
    guard !reply.isEmpty else {
      return .refused(
        ["The daemon ended before it answered. Why stands in its log: journalctl -u dagpost"], .needsPerson)
    }
    return Wire.value(Answer.self, from: reply)
      ?? .refused(
        ["The daemon gave an answer this command does not know; restart it, it is of another version."], .badData)
  }

  /// For `doctor`: nil when none runs; an answer of another version is a refusal.
  package func askRunningDaemon(_ request: Request, in stateDirectory: String) async throws(Unanswered) -> Answer? {
    do throws(LocalSocket.Failure) {
      return try await askDaemon(request, in: stateDirectory)
    } catch {
      throw Unanswered(sentence: error.sentence)
    }
  }

  private func carryOut(_ request: Request, in world: World) async -> Answer {
    do throws(LedgerError) {
      switch request {
      case .status(let question): return try await status(question, in: world)
      case .preview(let preview): return try await reading(preview, in: world)
      case .trigger(let trigger) where trigger.dryRun: return try await reading(trigger.asPreview, in: world)
      case .trigger, .note, .pause, .skip, .resume: return try await holdingState(request, in: world)
      case .outbox(let question):
        return try await looking(in: world) { l throws(LedgerError) in try await l.outbox(question) }
      case .post(let question):
        return try await looking(in: world) { l throws(LedgerError) in try await l.show(question) }
      case .history(let question):
        return try await looking(in: world) { l throws(LedgerError) in try await l.history(question) }
      case .explain(let question):
        return try await looking(in: world) { l throws(LedgerError) in try await l.explain(question) }
      case .order(let order):
        // Without a ledger there is no post, and none is made for saying so.
        guard hasLedger(world) else {
          return try await looking(in: world) { l throws(LedgerError) in
            try await l.show(PostQuestion(post: order.post))
          }
        }
        return try await holdingState(request, in: world)
      case .ledger(.check(let full)):
        // Only looked at: opened for writing, a damaged one would be mended.
        let ledger = try Ledger.open(directory: world.stateDirectory, mode: .read)
        return .ledger(.checked(try await ledger.checkAnswer(full: full)))
      case .ledger:
        // One that is gone from beside its backups is restored.
        guard hasLedger(world) || FileManager.default.fileExists(atPath: world.stateDirectory + "/backups") else {
          return .refused(["\(world.stateDirectory): there is no ledger yet, so there is nothing to do."], .ledger)
        }
        return try await holdingState(request, in: world)
      case .forget(let forget):
        guard hasLedger(world) else {
          return .forgot(
            ForgetAnswer(spellings: [forget.person], dryRun: forget.dryRun, forgotten: Forgotten(), files: []))
        }
        return try await holdingState(request, in: world)
      }
    } catch {
      return .refused([error.sentence], ExitCode(error.kind))
    }
  }

  private func hasLedger(_ world: World) -> Bool {
    FileManager.default.fileExists(atPath: world.stateDirectory + "/ledger.sqlite")
  }

  /// For what only reads, and must not make a state that does not exist yet: nil then.
  private func openToRead(_ world: World) throws(LedgerError) -> Ledger? {
    guard hasLedger(world) else { return nil }
    return try Ledger.open(directory: world.stateDirectory, mode: .read)
  }

  private func status(_ question: StatusQuestion, in world: World) async throws(LedgerError) -> Answer {
    let ledger = try openToRead(world)
    let clockGuard = ClockGuard(
      ClockTrust(known: try await ledger?.clockNote()), clock: surroundings.clock, witness: surroundings.witness)
    let answer = try await StatusRun(
      world: world, ledger: ledger, clock: surroundings.clock, doubt: clockGuard.doubt(), isDaemon: false
    ).status(question)
    try ledger?.close()
    return answer
  }

  /// In the ledger as it is, also beside another command.
  private func looking(
    in world: World, _ look: (Inspection) async throws(LedgerError) -> Answer
  ) async throws(LedgerError) -> Answer {
    let ledger = try openToRead(world)
    let answer = try await look(Inspection(world: world, ledger: ledger, clock: surroundings.clock))
    try ledger?.close()
    return answer
  }

  /// Without a courier: whoever looks must not send what another run left waiting.
  private func reading(_ preview: Preview, in world: World) async throws(LedgerError) -> Answer {
    let ledger = try openToRead(world)
    let http = CurlClient(version: Version.current)
    let pipeline = Pipeline(ledger: ledger, http: http, executable: surroundings.executable, newID: Works.newID)
    let answer: Result<Answer, LedgerError>
    do throws(LedgerError) {
      answer = .success(
        try await PreviewRun(world: world, pipeline: pipeline, clock: surroundings.clock).preview(preview))
    } catch {
      answer = .failure(error)
    }
    await http.close()
    try ledger?.close()
    return try answer.get()
  }

  /// Takes the state for as long as the work lasts.
  private func holdingState(_ request: Request, in world: World) async throws(LedgerError) -> Answer {
    let works = try await Works.start(world, surroundings: surroundings, isDaemon: false)
    let answer: Answer
    let opening = works.desk.ledger.opening
    var notes = [opening.restored].compactMap { $0 } + opening.warnings
    do throws(LedgerError) {
      answer = try await works.desk.carryOut(request)
      // Where no daemon ever runs, commands look after the ledger; by a clock that is not believed nothing is deleted.
      if !request.isLedgerCare, works.desk.clockGuard.doubt() == nil {
        notes += try await works.desk.careForLedger().warnings
      }
    } catch {
      try? await works.stop()
      throw error
    }
    try await works.stop()
    return answer.saidWithoutDaemon.told(notes)
  }
}

extension Answer {
  /// With what happened to the ledger's file meanwhile.
  fileprivate func told(_ notes: [String]) -> Answer {
    switch self {
    case .trigger(var answer):
      answer.notes = notes + answer.notes
      return .trigger(answer)
    case .forgot(var answer):
      answer.notes = notes + answer.notes
      return .forgot(answer)
    case .ledger(var answer):
      answer.notes = notes + answer.notes
      return .ledger(answer)
    case .ordered(var answer):
      answer.notes = notes + answer.notes
      return .ordered(answer)
    case .refused(let sentences, let code): return .refused(notes + sentences, code)
    default: return self
    }
  }

  /// Nobody sends what waits once the command has ended; whoever reads the answer should know.
  fileprivate var saidWithoutDaemon: Answer {
    let sentence =
      "No daemon is running: what waits is sent once one runs (dagpost run), or along with the next --trigger."
    switch self {
    case .trigger(var trigger) where trigger.sent.contains(where: \.state.isOpen):
      trigger.notes.append(sentence)
      return .trigger(trigger)
    case .ordered(var ordered) where ordered.entry.state.isOpen:
      ordered.notes.append(sentence)
      return .ordered(ordered)
    default: return self
    }
  }
}

extension Request {
  /// Whoever asks for one thing wants just that.
  fileprivate var isLedgerCare: Bool { if case .ledger = self { true } else { false } }

  /// The teams that it shows, where it posts nothing and others need not be right; none for all.
  fileprivate var onlyLooksAt: [TeamName] {
    switch self {
    case .preview(let preview): preview.teams
    case .trigger(let trigger) where trigger.dryRun: trigger.teams
    default: []
    }
  }

  /// How long the daemon may take: sources have their own deadlines, a trigger also waits for the outcome.
  fileprivate var patience: Int {
    switch self {
    case .trigger(let trigger): trigger.waitSeconds + 300
    case .order(let order): order.waitSeconds + 30
    case .preview: 300
    case .status, .note, .outbox, .post, .pause, .skip, .resume, .history, .explain: 30
    // Every row is looked at, and the file is written anew.
    case .forget, .ledger: 1_800
    }
  }
}

extension ExitCode {
  package init(_ kind: LedgerError.Kind) {
    if case .locked = kind { self = .locked } else { self = .ledger }
  }
}

/// Requests and answers as bytes, for the socket.
package enum Wire {
  package static func bytes(_ value: some Encodable) -> [UInt8]? {
    (try? JSONEncoder().encode(value)).map { [UInt8]($0) }
  }
  package static func value<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) -> T? {
    try? JSONDecoder().decode(type, from: Data(bytes))
  }
}

/// Why a daemon that is there gave no answer.
package struct Unanswered: Error {
  package let sentence: String
}
