import CCurl
import Dispatch
import Model
import Reactor

/// An HTTP client over libcurl's multi interface. It runs a limited number of requests at once; further ones wait in
/// order of arrival.
///
/// Requests that follow each other share connections. One second after the last request all connections are closed, so
/// an idle client holds none and never wakes. The time limits of a request begin when it is started; while it waits for
/// its start only the cancellation of the caller's task ends it.
package actor CurlClient: HTTPClient {
  nonisolated let executor = QueueExecutor(label: "dagpost.http")
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  private typealias Waiter = CheckedContinuation<Result<HTTPAnswer, HTTPFailure>, Never>

  private struct Request {
    let request: HTTPRequest
    let address: HTTPAddress
    let waiter: Waiter
  }

  private struct Running {
    let id: UInt64
    let transfer: Transfer
    let waiter: Waiter
  }

  private let agent: String
  private let places: Int
  private var lastID: UInt64 = 0
  private var waiting = CancellableQueue<Request>()
  private var running: [UnsafeMutableRawPointer: Running] = [:]
  private var authorities: Authorities
  private var readiness: Readiness?
  private var timer: OneShotTimer?
  private var multi: CurlMulti?
  private var isClosed = false

  /// - Parameters:
  ///   - version: what `User-Agent` has after `dagpost/`.
  ///   - places: the largest number of requests that run at once.
  package init(version: String, places: Int = 64) {
    self.init(version: version, places: places, authorities: Authorities())
  }

  init(version: String, places: Int = 64, authorities: Authorities) {
    self.authorities = authorities
    agent = "dagpost/\(version)"
    self.places = max(1, places)
    BrokenPipe.ignore()
    CurlClient.prepared
  }

  /// Initialises libcurl once for the process. libcurl does not do this safely while other threads run.
  static let prepared: Void = { _ = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) }()

  /// Sends a request once. Cancelling the task ends the request at once.
  package func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
    let address: HTTPAddress
    switch request.checked() {
    case .success(let found): address = found
    case .failure(let failure): return .failure(failure)
    }
    lastID += 1
    let id = lastID
    return await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        if isClosed || Task.isCancelled { return waiter.resume(returning: .failure(.cancelled(sent: false))) }
        waiting.append(Request(request: request, address: address, waiter: waiter), id: id)
        fillPlaces()
      }
    } onCancel: {
      executor.queue.async { @Sendable [self] in assumeIsolated { $0.cancel(id) } }
    }
  }

  /// Cancels all requests, closes all connections and frees everything. A program must do this before it leaves `main`,
  /// because OpenSSL must not be in use when the process exits.
  package func close() async {
    isClosed = true
    while let (_, request) = waiting.popFirst() { request.waiter.resume(returning: .failure(.cancelled(sent: false))) }
    abandon { .cancelled(sent: $0.wasSent) }
    timer?.cancel()
    timer = nil
    guard let readiness else { return }
    self.readiness = nil
    await withCheckedContinuation { closed in readiness.close { closed.resume() } }
  }

  /// Returns once the client's queue has run this call. It never returns when the queue hangs, which the watchdog uses.
  package func roundTrip() async {}

  var waitingCount: Int { waiting.count }

  /// Whether the client holds no connection and no timer will wake it.
  var isAtRest: Bool { running.isEmpty && multi == nil && timer?.isArmed != true }
}

// MARK: - Starting requests

extension CurlClient {
  private func fillPlaces() {
    while running.count < places, let (id, request) = waiting.popFirst() { start(request, id: id) }
  }

  private func start(_ request: Request, id: UInt64) {
    let host = request.address.hostAndPort
    do {
      let bundle = try request.request.access.ca.map { path in try authorities.bundle(adding: path) }
      let transfer = try Transfer(request.request, to: request.address, agent: agent, authorities: bundle)
      running[transfer.easy] = Running(id: id, transfer: transfer, waiter: request.waiter)
      if try openMulti().add(transfer) { return }
      running[transfer.easy] = nil
      throw CurlRefusal(code: CURLE_FAILED_INIT)
    } catch let unusable as Authorities.Unusable {
      request.waiter.resume(returning: .failure(.notSent("\(unusable.sentence) (request to \(host))")))
    } catch {
      let why = "a request to \(host) could not be set up: this machine is out of memory or file descriptors"
      request.waiter.resume(returning: .failure(.notSent(why)))
    }
  }

  private func cancel(_ id: UInt64) {
    if let request = waiting.remove(id) {
      request.waiter.resume(returning: .failure(.cancelled(sent: false)))
    } else if let found = running.first(where: { $0.value.id == id })?.value {
      take(found.transfer.easy)
      found.waiter.resume(returning: .failure(.cancelled(sent: found.transfer.wasSent)))
      fillPlaces()
      restIfIdle()
    }
  }

  /// Removes a transfer from the list and from the multi handle. After this, libcurl no longer knows it.
  @discardableResult
  private func take(_ easy: UnsafeMutableRawPointer) -> Running? {
    guard let found = running.removeValue(forKey: easy) else { return nil }
    multi?.remove(found.transfer)
    return found
  }
}

// MARK: - The multi handle

extension CurlClient {
  private static let restAfter = Duration.seconds(1)

  private func openMulti() throws -> CurlMulti {
    if let multi { return multi }
    let queue = executor.queue
    let timer = timer ?? OneShotTimer(queue: queue) { @Sendable [weak self] in self?.assumeIsolated { $0.timeCame() } }
    self.timer = timer
    let readiness =
      readiness
      ?? Readiness(queue: queue) { @Sendable [weak self] in
        self?.assumeIsolated { client in client.work { $0.serveSockets() } }
      }
    self.readiness = readiness
    guard let readiness, let multi = CurlMulti(connections: places, readiness: readiness, timer: timer) else {
      throw CurlRefusal(code: CURLE_OUT_OF_MEMORY)
    }
    self.multi = multi
    return multi
  }

  private func timeCame() {
    guard timer?.isDue() == true else { return }
    if running.isEmpty { closeMulti() } else { work { $0.serveTimer() } }
  }

  private func work(_ serve: (CurlMulti) -> Bool) {
    guard let multi else { return }
    if serve(multi) {
      while let (easy, code) = multi.nextDone() {
        guard let done = take(easy) else { continue }
        done.waiter.resume(returning: done.transfer.verdict(code))
      }
    } else {
      giveUp()
    }
    fillPlaces()
    restIfIdle()
  }

  /// Ends all transfers after an error of libcurl's that leaves their state unknown. The next request gets a new multi
  /// handle.
  func giveUp() {
    abandon { transfer in
      let host = transfer.address.hostAndPort
      return transfer.wasSent
        ? .noAnswer("the connection to \(host) was lost in this program") : .notSent("no connection to \(host)")
    }
  }

  /// Closes the connections when nothing has come for one second: they would not be used again (`longestIdleSetting`).
  private func restIfIdle() {
    if running.isEmpty, multi != nil { timer?.arm(after: CurlClient.restAfter, leeway: .milliseconds(100)) }
  }

  private func abandon(_ failure: (Transfer) -> HTTPFailure) {
    for easy in Array(running.keys) {
      guard let given = take(easy) else { continue }
      given.waiter.resume(returning: .failure(failure(given.transfer)))
    }
    closeMulti()
  }

  private func closeMulti() {
    multi?.close()
    multi = nil
    timer?.arm(after: nil)
  }
}
