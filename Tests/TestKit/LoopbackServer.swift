import Foundation
import Synchronization

/// An HTTP server on 127.0.0.1 that does with every request what the test says, misbehaving included.
///
/// One thread for each connection, blocking: nothing in it depends on time. It keeps every request it read.
public final class LoopbackServer: Sendable {
  public typealias Handler = @Sendable (LoopbackRequest) async -> LoopbackReply

  public let port: Int
  private let listener: Int32
  private let handler: Handler
  private let reading: LoopbackReading
  private let state = Mutex(State())

  private struct State {
    var requests: [LoopbackRequest] = []
    var opened = 0
    var sockets: Set<Int32> = []
    var isStopped = false
    var watchers: [(isMet: @Sendable (Tally) -> Bool, waiter: CheckedContinuation<Void, Never>)] = []
    var tally: Tally { Tally(requests: requests.count, opened: opened, open: sockets.count) }
  }

  /// What a test can wait for.
  public struct Tally: Sendable, Hashable {
    public let requests: Int
    /// Connections so far.
    public let opened: Int
    /// Connections that are open now.
    public let open: Int
  }

  /// Listens at once; on a port that is free when `port` is 0.
  public init(port: Int = 0, reading: LoopbackReading = .whole, _ handler: @escaping Handler) throws {
    (listener, self.port) = try listenOnLoopback(port)
    self.handler = handler
    self.reading = reading
    Thread.detachNewThread { [self] in acceptAll() }
  }

  /// `http://127.0.0.1:port` and the path.
  public func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  public var requests: [LoopbackRequest] { state.withLock { $0.requests } }
  public var connectionCount: Int { state.withLock { $0.opened } }

  /// Returns the requests when there are at least `count`.
  public func requests(count: Int) async -> [LoopbackRequest] {
    await reached { $0.requests >= count }
    return requests
  }

  /// Returns when the tally is as wanted.
  public func reached(_ isMet: @escaping @Sendable (Tally) -> Bool) async {
    await withCheckedContinuation { waiter in
      let already = state.withLock { state in
        if isMet(state.tally) { return true }
        state.watchers.append((isMet, waiter))
        return false
      }
      if already { waiter.resume() }
    }
  }

  /// Closes the port and every connection; until then its threads keep the server alive.
  public func stop() {
    state.withLock { state in
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
    let number: Int? = change { state in
      if state.isStopped { return nil }
      state.opened += 1
      state.sockets.insert(socket)
      return state.opened
    }
    if number == nil { close(socket) }
    return number
  }

  private func serve(_ connection: LoopbackConnection) {
    var isOpen = true
    while isOpen, let request = connection.readRequest(reading) {
      change { $0.requests.append(request) }
      isOpen = connection.perform(reply(to: request))
    }
    // In one step: its number may be given out again at once, and who waits for the end must not be early.
    change { state in
      state.sockets.remove(connection.socket)
      connection.close()
    }
  }

  /// The handler is asynchronous, this thread is not.
  private func reply(to request: LoopbackRequest) -> LoopbackReply {
    let answered = DispatchSemaphore(value: 0)
    let box = Box()
    // Not in Swift's pool, which busy tests may hold for longer than a client waits.
    Task(executorPreference: HandlerQueues.shared) { [handler] in
      let reply = await handler(request)
      box.reply.withLock { $0 = reply }
      answered.signal()
    }
    answered.wait()
    return box.reply.withLock { $0 } ?? .hangUp
  }

  private final class Box: Sendable {
    let reply = Mutex<LoopbackReply?>(nil)
  }

  /// Changes the state and then tells those whose wish has come true.
  @discardableResult
  private func change<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
    let (result, met) = state.withLock { state in
      let result = body(&state)
      let tally = state.tally
      let met = state.watchers.filter { $0.isMet(tally) }.map(\.waiter)
      state.watchers.removeAll { $0.isMet(tally) }
      return (result, met)
    }
    for waiter in met { waiter.resume() }
    return result
  }
}

/// Where handlers run: threads that nothing else uses.
private final class HandlerQueues: TaskExecutor {
  static let shared = HandlerQueues()
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    DispatchQueue(label: "dagpost.loopback-handler").async {
      job.runSynchronously(on: self.asUnownedTaskExecutor())
    }
  }
}
