import Foundation
import Synchronization

/// An HTTP server on 127.0.0.1 that does with every request what the test says, misbehaviour included.
///
/// Each connection has a thread of its own, which blocks, so nothing depends on time. Every request that was read is
/// kept.
package final class LoopbackServer: Sendable {
  package typealias Handler = @Sendable (LoopbackRequest) async throws -> LoopbackReply

  package let port: Int
  private let listener: Int32
  private let handler: Handler
  private let reading: LoopbackReading
  private let state = Watched(State())

  private struct State: Sendable, CustomStringConvertible {
    var requests: [LoopbackRequest] = []
    var opened = 0
    var open = 0
    var sockets: Set<Int32> = []
    var isStopped = false
    var tally: Tally { Tally(requests: requests.count, opened: opened, open: open) }
    var description: String { "\(requests.count) requests, \(opened) connections, \(open) of them open" }
  }

  /// The counts that a test can wait for.
  package struct Tally: Sendable, Hashable {
    package let requests: Int
    /// The number of connections so far.
    package let opened: Int
    /// The number of connections that are open now.
    package let open: Int
  }

  /// Listens at once, on any free port.
  package convenience init(reading: LoopbackReading = .whole, _ handler: @escaping Handler) throws {
    try self.init(on: ReservedPort(), reading: reading, handler)
  }

  /// Listens at once. From then on the port belongs to the server.
  package init(on port: ReservedPort, reading: LoopbackReading = .whole, _ handler: @escaping Handler) throws {
    listener = try port.listen()
    self.port = port.number
    self.handler = handler
    self.reading = reading
    Thread.detachNewThread { [self] in acceptAll() }
  }

  /// `http://127.0.0.1:port` with the path.
  package func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  package var requests: [LoopbackRequest] { state.value.requests }
  package var connectionCount: Int { state.value.opened }

  /// Returns the requests once there are at least `count`.
  package func requests(count: Int) async throws -> [LoopbackRequest] {
    try await state.reached("request number \(count) to a server of the test") { $0.requests.count >= count }.requests
  }

  /// Returns once the tally fulfils the condition.
  package func reached(_ isMet: @escaping @Sendable (Tally) -> Bool) async throws {
    try await state.reached("the number of requests or connections of a server of the test") { isMet($0.tally) }
  }

  /// Closes the port and every connection. Until then the threads keep the server alive.
  package func stop() {
    state.change { [listener] state in
      guard !state.isStopped else { return }
      state.isStopped = true
      _ = shutdown(listener, Int32(SHUT_RDWR))
      for socket in state.sockets { _ = shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }
}

extension LoopbackServer {
  private func acceptAll() {
    while true {
      let socket = accept(listener, nil, nil)
      guard socket >= 0 else {
        if errno == EINTR || errno == ECONNABORTED { continue }
        break
      }
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      guard let number = admit(socket) else { break }
      Thread.detachNewThread { [self] in serve(LoopbackConnection(socket: socket, number: number)) }
    }
    close(listener)
  }

  private func admit(_ socket: Int32) -> Int? {
    let number: Int? = state.change { state in
      if state.isStopped { return nil }
      state.opened += 1
      state.open += 1
      state.sockets.insert(socket)
      return state.opened
    }
    if number == nil { close(socket) }
    return number
  }

  private func serve(_ connection: LoopbackConnection) {
    var isOpen = true
    while isOpen, let request = connection.readRequest(reading) {
      state.change { $0.requests.append(request) }
      isOpen = connection.perform(reply(to: request))
    }
    let socket = connection.socket
    // The socket is first removed, because `stop` must not reach its number, which can be used again at once; then
    // closed, which may wait for the client; and counted only after that.
    state.change { _ = $0.sockets.remove(socket) }
    close(socket)
    state.change { $0.open -= 1 }
  }

  /// Waits on this thread for the asynchronous handler. When the handler fails, the server hangs up.
  private func reply(to request: LoopbackRequest) -> LoopbackReply {
    let answered = DispatchSemaphore(value: 0)
    let box = Box()
    // Busy tests may block Swift's own pool for longer than a client waits, so handlers do not run there.
    Task(executorPreference: HandlerQueues.shared) { [handler] in
      let reply = try? await handler(request)
      box.reply.withLock { $0 = reply }
      answered.signal()
    }
    // Longer than any wait of a handler.
    _ = answered.wait(timeout: .now() + .seconds(2 * Int(Patience.limit.components.seconds)))
    return box.reply.withLock { $0 } ?? .hangUp
  }

  private final class Box: Sendable {
    let reply = Mutex<LoopbackReply?>(nil)
  }
}

/// Runs handlers on threads that nothing else uses.
private final class HandlerQueues: TaskExecutor {
  static let shared = HandlerQueues()
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    DispatchQueue(label: "dagpost.loopback-handler").async {
      job.runSynchronously(on: self.asUnownedTaskExecutor())
    }
  }
}
