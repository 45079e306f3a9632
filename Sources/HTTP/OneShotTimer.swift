import Dispatch

/// The one timer of a client: armed for one moment at a time, or not at all.
final class OneShotTimer {
  private let source: any DispatchSourceTimer
  /// Whether it will wake anybody.
  private(set) var isArmed = false

  /// `due` is called on `queue`, once for every time it is armed.
  init(queue: DispatchQueue, due: @escaping @Sendable () -> Void) {
    source = DispatchSource.makeTimerSource(queue: queue)
    source.setEventHandler(handler: due)
    source.schedule(deadline: .distantFuture)
    source.activate()
  }

  /// Replaces the moment; nil disarms. Zero means soon: from the queue, never from within this call.
  func arm(after delay: Duration?, leeway: DispatchTimeInterval = .milliseconds(1)) {
    isArmed = delay != nil
    guard let delay else { return source.schedule(deadline: .distantFuture) }
    source.schedule(deadline: .now() + .milliseconds(Int(delay / .milliseconds(1))), leeway: leeway)
  }

  func cancel() {
    isArmed = false
    source.cancel()
  }
}
