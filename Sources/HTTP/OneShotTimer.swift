import Dispatch

/// The one timer of a client: armed for one moment at a time, or not at all.
///
/// libcurl sets it several times a transfer, to "now" most of all. So "now" is a call on the queue, without the kernel's
/// timer; and a moment that is put off leaves that timer as it is: it comes too early once, and is set anew then.
final class OneShotTimer {
  private let queue: DispatchQueue
  private let source: any DispatchSourceTimer
  private let due: @Sendable () -> Void
  private var moment: DispatchTime?
  /// When the source will fire.
  private var wakening: DispatchTime?
  private var isCalled = false

  /// Whether it will wake anybody.
  var isArmed: Bool { moment != nil }

  /// `due` is called on `queue`, sometimes for nothing: it asks `comes()`.
  init(queue: DispatchQueue, due: @escaping @Sendable () -> Void) {
    self.queue = queue
    self.due = due
    source = DispatchSource.makeTimerSource(queue: queue)
    source.setEventHandler(handler: due)
    source.schedule(deadline: .distantFuture)
    source.activate()
  }

  /// Replaces the moment; nil disarms. Zero means soon: from the queue, never from within this call.
  func arm(after delay: Duration?, leeway: DispatchTimeInterval = .milliseconds(1)) {
    guard let delay else { return disarm() }
    let moment = DispatchTime.now() + .milliseconds(Int(delay / .milliseconds(1)))
    self.moment = moment
    if delay > .zero { wake(at: moment, leeway) } else { call() }
  }

  /// Whether the moment for which it is armed has come. It is not armed any more then.
  func comes() -> Bool {
    isCalled = false
    let now = DispatchTime.now()
    if let wakening, wakening <= now { self.wakening = nil }
    guard let moment else { return false }
    guard moment <= now else {
      wake(at: moment, .milliseconds(1))
      return false
    }
    self.moment = nil
    return true
  }

  func cancel() {
    moment = nil
    source.cancel()
  }

  private func disarm() {
    moment = nil
    guard wakening != nil else { return }
    wakening = nil
    source.schedule(deadline: .distantFuture)
  }

  private func call() {
    guard !isCalled else { return }
    isCalled = true
    queue.async(execute: due)
  }

  private func wake(at moment: DispatchTime, _ leeway: DispatchTimeInterval) {
    if let wakening, wakening <= moment { return }
    wakening = moment
    source.schedule(deadline: moment, leeway: leeway)
  }
}
