import Dispatch
import Glibc

/// What a signal asks of the daemon.
package enum SignalRequest: Sendable, Hashable, CaseIterable {
  /// TERM: finish what is in flight and leave.
  case terminate
  /// INT: the same, from a keyboard.
  case interrupt
  /// HUP: read the configuration again.
  case reload

  var number: Int32 {
    switch self {
    case .terminate: SIGTERM
    case .interrupt: SIGINT
    case .reload: SIGHUP
    }
  }
}

/// What `Signals` listens to, kept waiting until it does: the kernel's own answer to each is the end of the process.
package struct HeldSignals: Sendable {
  private let before: sigset_t

  /// For this thread and every one it will start, so call it first of all.
  package init() {
    var held = sigset_t()
    sigemptyset(&held)
    for request in SignalRequest.allCases { sigaddset(&held, request.number) }
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &held, &before)
    self.before = before
  }

  /// For a program that does not listen; what came meanwhile takes effect now.
  package func release() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}

/// The signals sent to this process, as a stream. Several of one kind in quick succession may arrive as one.
package actor Signals {
  private nonisolated let executor = QueueExecutor(label: "dagpost.signals")
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Ends after `stop()`.
  package nonisolated let requests: AsyncStream<SignalRequest>
  private nonisolated let stream: AsyncStream<SignalRequest>.Continuation
  private var sources: [any DispatchSourceSignal] = []

  /// Returns once every signal is surely caught: say READY only after it. Also ignores SIGPIPE.
  package static func listen() async -> Signals {
    BrokenPipe.ignore()
    let signals = Signals()
    for request in SignalRequest.allCases { await signals.register(request) }
    return signals
  }

  private init() { (requests, stream) = AsyncStream.makeStream(of: SignalRequest.self) }

  private func register(_ request: SignalRequest) async {
    let source = DispatchSource.makeSignalSource(signal: request.number, queue: executor.queue)
    source.setEventHandler { @Sendable [stream] in _ = stream.yield(request) }
    sources.append(source)
    await withCheckedContinuation { registered in
      source.setRegistrationHandler { @Sendable in registered.resume() }
      source.activate()
    }
  }

  /// No more requests come; the stream ends.
  package func stop() {
    for source in sources { source.cancel() }
    sources = []
    stream.finish()
  }
}

/// A peer that went away is an error of one write, not the end of the process.
package enum BrokenPipe {
  private static let ignored: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  /// Ignores SIGPIPE for this process; any number of calls.
  package static func ignore() { ignored }
}
