import Dispatch

/// The timer of a client, armed for one moment at a time or not at all.
///
/// libcurl sets it several times for each transfer, mostly to "now". So "now" is a call on the queue and not a timer of
/// the kernel. When the moment is postponed the kernel's timer stays as it is: it fires once too early and is then set
/// again.
final class OneShotTimer {
  private let queue: DispatchQueue
  private let source: any DispatchSourceTimer
  private let due: @Sendable () -> Void
  private var moment: DispatchTime?
  /// The time for which the dispatch source is set.
  private var wakeTime: DispatchTime?
  private var isCalled = false

  /// Whether a moment is set.
  var isArmed: Bool { moment != nil }

  /// - Parameter due: called on `queue`, sometimes too early; it has to ask `isDue()`.
  init(queue: DispatchQueue, due: @escaping @Sendable () -> Void) {
    self.queue = queue
    self.due = due
    source = DispatchSource.makeTimerSource(queue: queue)
    source.setEventHandler(handler: due)
    source.schedule(deadline: .distantFuture)
    source.activate()
  }

  /// Sets the moment, in the place of an earlier one; nil disarms. With zero `due` is called soon, but never within
  /// this call.
  func arm(after delay: Duration?, leeway: DispatchTimeInterval = .milliseconds(1)) {
    guard let delay else { return disarm() }
    let moment = DispatchTime.now() + .milliseconds(Int(delay / .milliseconds(1)))
    self.moment = moment
    if delay > .zero { wake(at: moment, leeway) } else { call() }
  }

  /// Whether the moment has come. If so, the timer is no longer armed.
  func isDue() -> Bool {
    isCalled = false
    let now = DispatchTime.now()
    if let wakeTime, wakeTime <= now { self.wakeTime = nil }
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
    guard wakeTime != nil else { return }
    wakeTime = nil
    source.schedule(deadline: .distantFuture)
  }

  private func call() {
    guard !isCalled else { return }
    isCalled = true
    queue.async(execute: due)
  }

  private func wake(at moment: DispatchTime, _ leeway: DispatchTimeInterval) {
    if let wakeTime, wakeTime <= moment { return }
    wakeTime = moment
    source.schedule(deadline: moment, leeway: leeway)
  }
}
