import Ledger
import Logging
import Model
import Operate
import Reactor
import Teams
import Updates

/// The operator's socket, through which commands ask the running daemon.
extension DaemonLoop {
  /// Opens the socket. Nil when that fails: the daemon posts all the same, but commands cannot ask it.
  func listen() -> LocalServer? {
    do throws(LocalSocket.Failure) {
      return try LocalServer(at: World.socket(in: runtime.desk.current.world.stateDirectory)) { [self] in
        await answer($0)
      }
    } catch {
      log.warning("\(error.sentence): commands cannot ask this daemon. Check who owns the state directory.")
      return nil
    }
  }

  /// A request that came over the socket, as bytes like its reply.
  private func answer(_ bytes: [UInt8]) async -> [UInt8] {
    guard let request = Requests.read(bytes) else {
      return Wire.bytes(
        refusal: Refusal("The daemon does not know this request; restart it, it is of another version.", .badData))
        ?? []
    }
    // The answer should describe the present state.
    renewZones()
    await calendars?.look()
    defer { Heap.trim() }
    return await answer(request)
  }

  private func answer<R: Request>(_ request: R) async -> [UInt8] {
    do {
      var answer = try await runtime.desk.carryOut(request)
      request.byHand(answer).forEach { log.notice("\($0)") }
      // The hold of a clock has ended.
      if request is BelieveClockRequest { timer.wake() }
      if let report = answer as? StatusReport, let known = await withWhatDaemonKnows(report) as? R.Answer {
        answer = known
      }
      return Wire.bytes(answer.onWall(of: runtime.desk.current.world)) ?? []
    } catch {
      if let error = error as? LedgerError, error.kind == .broken { fail(error) }
      return Wire.bytes(refusal: Refusal(error)) ?? []
    }
  }

  private func withWhatDaemonKnows(_ status: StatusReport) async -> StatusReport {
    guard let calendars else { return status }
    var status = status
    status.keptCalendars = await calendars.troubles()
    status.alarms = await forOperator.sentences
    status.configuration += [refused].compactMap { $0 }
    return status
  }
}
