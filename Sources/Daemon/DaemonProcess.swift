import HTTP
import Ledger
import Logging
import Model
import Operate
import Oversee
import Reactor
import Teams
import Updates

/// The daemon from start to stop.
package enum DaemonProcess {
  package static func run(configPath: String, surroundings: Surroundings) async -> ExitCode {
    let log = Logger(label: "dagpost") { _ in
      JournalLog(withPriority: surroundings.environment["JOURNAL_STREAM"] != nil)
    }
    let manager = ServiceManager(environment: surroundings.environment)
    let signals = await Signals.listen()
    let loaded = LoadedConfig.load(configPath, surroundings)
    let built: BuiltWorld
    switch WorldBuilder.build(loaded, surroundings) {
    case .success(let world): built = world
    case .failure(let mistakes):
      mistakes.sentences.forEach { log.error("\($0)") }
      manager.status("\(configPath): \(mistakes.count) to mend; see \"dagpost check\"")
      return .config
    }
    built.tell(built.world, log)
    let eventCounts = EventCounts(clock: surroundings.clock)
    let lastWord = LastWord(stateDirectory: built.world.stateDirectory, clock: surroundings.clock)
    var forOperator = built.world.forOperator
    do throws(LedgerError) {
      let runtime = try await Runtime.start(
        built.world, surroundings: surroundings, isDaemon: true,
        report: { event in
          log.log(level: event.level, "\(event.sentence)")
          eventCounts.note(event)
        },
        trouble: { log.error("\($0.sentence)") })
      eventCounts.know(runtime.desk.current)
      lastWord.prepare()
      if let restored = runtime.desk.ledger.opening.restored { log.critical("\(restored)") }
      runtime.desk.ledger.opening.warnings.forEach { log.warning("\($0)") }
      let loop = DaemonLoop(
        runtime: runtime, configPath: configPath, surroundings: surroundings, manager: manager, log: log,
        eventCounts: eventCounts)
      let failure = await loop.run(signals)
      forOperator = runtime.desk.current.world.forOperator
      if let failure { throw failure }
      return .done
    } catch {
      log.critical("\(error.sentence)")
      manager.status(error.sentence)
      let http = CurlClient(version: Version.current)
      let told = await lastWord.tell(
        error, forOperator, by: http, print: surroundings.print, newID: Runtime.newID)
      await http.close()
      if let told { log.notice("\(told)") }
      return ExitCode(error.kind)
    }
  }
}
