import Almanac
import Courier
import Ledger
import Logging
import Model
import Operate
import Reactor
import Teams
import Updates

/// What can change while the daemon runs: the configuration, the time zone rules, the days off.
extension DaemonLoop {
  /// Puts the new configuration in force. One with mistakes that stop everything changes nothing.
  func reload(_ read: Result<BuiltWorld, Mistakes>) async {
    let old = runtime.desk.current.world
    switch read {
    case .failure(let mistakes):
      mistakes.sentences.forEach { log.error("\($0)") }
      log.error("the new configuration is wrong; the old one is kept")
      refuse("it has \(mistakes.count) to mend: \(mistakes.first)")
      manager.ready("kept the old configuration: \(mistakes.count) to mend; see \"dagpost check\"")
    case .success(let built) where built.world.stateDirectory != old.stateDirectory:
      refuse("\"state\" was changed to \(built.world.stateDirectory), which needs a restart")
      log.error(
        "\"state\" was changed to \(built.world.stateDirectory): restart for that; the old configuration is kept")
      manager.ready("kept the old configuration: a new \"state\" needs a restart")
    case .success(let built):
      refused = nil
      let world = built.world.keeping(from: old)
      built.tell(world, log)
      runtime.desk.current.replace(with: world)
      await forOperator.reloaded()
      agenda.ask(at: surroundings.clock.now())
      await runtime.courier.quietHoursChanged()
      do throws(LedgerError) { try await runtime.courier.channelsChanged() } catch { met(error) }
      runtime.desk.wakeCourier()
      timer.wake()
      Heap.trim()
      log.notice("reloaded: \(summary)")
      manager.ready(summary)
    }
  }

  /// The sentence that `status` shows until a reload succeeds.
  private func refuse(_ why: String) {
    refused =
      "The configuration that was read at \(surroundings.clock.now().iso8601) is not in force, and the one before it is: \(why). "
      + "Mend that, then: systemctl reload dagpost"
  }

  /// Takes up an upgrade of the machine's zone files, which can come at any time. The configuration is not read again.
  func renewZones() {
    let world = runtime.desk.current.world
    guard world.zones.isOutdated else { return }
    let renewed = world.withRenewedZones()
    runtime.desk.current.replace(with: renewed)
    renewed.zones.kept.forEach { log.error("\($0)") }
    // A slot that is now in the past is made up, or recorded as missed with the reason.
    agenda.ask(at: surroundings.clock.now())
    timer.wake()
    log.notice(
      "the time zone rules were upgraded (tzdata \(renewed.zones.release ?? "of unknown release")): \(summary)")
    manager.status(summary)
  }

  /// Called when calendars give other days off.
  func daysOffChanged() {
    agenda.ask(at: surroundings.clock.now())
    timer.wake()
    manager.status(summary)
  }
}

extension BuiltWorld {
  /// Logs the problems, and what became of teams with mistakes.
  func tell(_ world: World, _ log: Logger) {
    mistakes.forEach { log.error("\($0)") }
    warnings.forEach { log.warning("\($0)") }
    world.faulty.forEach { log.error("\($0.sentence)") }
  }
}
