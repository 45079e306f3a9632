import Dispatch
import Glibc

/// What a signal asks of the daemon.
package enum SignalRequest: Sendable, Hashable, CaseIterable {
  /// TERM: finish what is being done and exit.
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

/// Blocks the signals of `Signals` until somebody listens to them. Without this the kernel's default action for each
/// would end the process.
package struct HeldSignals: Sendable {
  private let before: sigset_t

  /// Blocks them for this thread and all that it starts, so call it before anything else.
  package init() {
    var held = sigset_t()
    sigemptyset(&held)
    for request in SignalRequest.allCases { sigaddset(&held, request.number) }
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &held, &before)
    self.before = before
  }

  /// Unblocks the signals in a program that does not listen. Signals that came meanwhile take effect now.
  package func release() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}

/// The signals that are sent to this process, as a stream. Several of one kind in quick succession may arrive as one.
package actor Signals {
  private nonisolated let executor = QueueExecutor(label: "dagpost.signals")
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// The stream of signals. It ends after `stop()`.
  package nonisolated let requests: AsyncStream<SignalRequest>
  private nonisolated let stream: AsyncStream<SignalRequest>.Continuation
  private var sources: [any DispatchSourceSignal] = []

  /// Returns once every signal is caught, so READY may be reported only after it. It also ignores SIGPIPE.
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

  /// Ends the stream.
  package func stop() {
    for source in sources { source.cancel() }
    sources = []
    stream.finish()
  }
}

/// Makes writing to a closed connection an error of that write, and not the end of the process.
package enum BrokenPipe {
  private static let ignored: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  /// Ignores SIGPIPE for this process. It may be called any number of times.
  package static func ignore() { ignored }
}
