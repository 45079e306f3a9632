import Ledger
import Logging
import Model
import Reactor

/// The life of the daemon, start to stop.
public enum DaemonProcess {
  public static func run(configPath: String, surroundings: Surroundings) async -> ExitCode {
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
    built.warnings.forEach { log.warning("\($0)") }
    do throws(LedgerError) {
      let works = try await Works.start(
        built.world, surroundings: surroundings, isDaemon: true,
        report: { event in log.log(level: event.level, "\(event.sentence)") },
        trouble: { log.error("\($0.sentence)") })
      let watch = Watch(
        works: works, configPath: configPath, surroundings: surroundings, manager: manager, log: log)
      let failure = await watch.run(signals)
      if let failure { throw failure }
      return .done
    } catch {
      log.critical("\(error.sentence)")
      manager.status(error.sentence)
      return ExitCode(error.kind)
    }
  }
}
