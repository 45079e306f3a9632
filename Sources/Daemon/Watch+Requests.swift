import Ledger
import Logging
import Model
import Operate
import Reactor
import Teams
import Updates

/// The operator's socket, through which commands ask the running daemon.
extension Watch {
  /// Opens the socket. Nil when that fails: the daemon posts all the same, but commands cannot ask it.
  func listen() -> LocalServer? {
    do throws(LocalSocket.Failure) {
      return try LocalServer(at: World.socket(in: works.desk.current.world.stateDirectory)) { [self] in
        await answer($0)
      }
    } catch {
      log.warning("\(error.sentence): commands cannot ask this daemon. Check who owns the state directory.")
      return nil
    }
  }

  /// Answers a request from the socket.
  private func answer(_ bytes: [UInt8]) async -> [UInt8] {
    guard let request = Wire.value(Request.self, from: bytes) else {
      return Wire.bytes(
        Answer.refused(["The daemon does not know this request; restart it, it is of another version."], .badData))
        ?? []
    }
    // The answer should describe the present state.
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
    // The clock is believed now, so the loop should continue at once.
    if case .believed = answer { timer.wake() }
    if case .status(var report) = answer, let calendars {
      report.keptCalendars = await calendars.troubles()
      report.alarms = await forOperator.sentences
      report.configuration += [refused].compactMap { $0 }
      answer = .status(report)
    }
    defer { Heap.trim() }
    return Wire.bytes(answer.onOneWall(works.desk.current.world)) ?? []
  }
}
