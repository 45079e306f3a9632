import Dispatch
import Model

/// Why a wait ended.
package enum WakeReason: Sendable, Hashable {
  /// The instant has come.
  case due
  /// `wake()` was called, another wait took the place of this one, or the clock was set back: then the instant had been
  /// calculated from a time that has not come yet.
  case woken
  /// The waiting task was cancelled.
  case cancelled
}

/// Waits for an instant of the wall clock. It has one waiter at a time, whose wait `wake()` ends early.
///
/// The timer looks at the clock at least every 30 s, and when somebody sets it. So it notices a clock that was set and
/// a machine that was suspended, while an idle program wakes only twice a minute.
package actor WallTimer {
  private nonisolated let executor = QueueExecutor(label: "dagpost.wall-timer")
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  private struct Wait {
    let until: Instant?
    let waiter: CheckedContinuation<WakeReason, Never>
  }

  private let clock: WallClock
  private let longestSleep: Duration
  private var alarm: WallAlarm?
  private var wait: Wait?
  private var waitNumber = 0
  /// What the clock showed when it was last looked at.
  private var seen: Instant?
  /// Whether `wake()` was called while nobody waited. The next wait then ends at once, so that no wake is lost between
  /// two waits.
  private var wokenEarly = false

  /// - Parameter longestSleep: for tests with a clock of their own.
  package init(clock: WallClock, longestSleep: Duration = .seconds(30)) {
    self.clock = clock
    self.longestSleep = longestSleep
  }

  /// Returns when the wall clock shows `instant` or later. With nil it waits for `wake()` or cancellation only, and
  /// never wakes before.
  package func wait(until instant: Instant?) async -> WakeReason {
    waitNumber += 1
    let mine = waitNumber
    return await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        // `wokenEarly` has to be looked at inside the closure: calling these two functions may let other work onto the
        // queue first (Swift 6.3, where a task prefers an executor), and a wake that comes then would be lost.
        if wokenEarly {
          wokenEarly = false
          return waiter.resume(returning: .woken)
        }
        end(.woken)
        wait = Wait(until: instant, waiter: waiter)
        seen = nil
        if Task.isCancelled { end(.cancelled) } else { look() }
      }
    } onCancel: {
      executor.queue.async { @Sendable [self] in assumeIsolated { if $0.waitNumber == mine { $0.end(.cancelled) } } }
    }
  }

  /// Returns when `duration` has passed on the wall clock.
  package func wait(for duration: Duration) async -> WakeReason {
    await wait(until: clock.now().adding(duration))
  }

  /// Ends the current wait, or the next one when nobody waits.
  package nonisolated func wake() {
    executor.queue.async { @Sendable [self] in
      assumeIsolated { if $0.wait == nil { $0.wokenEarly = true } else { $0.end(.woken) } }
    }
  }

  /// Looks at the clock, and ends the wait or sets the alarm again.
  private func look() {
    guard let wait, let until = wait.until else { return }
    let now = clock.now()
    let isStepped = seen.map { now < $0 } ?? false
    seen = now
    let left = until.since(now)
    if left <= .zero { return end(.due) }
    if isStepped { return end(.woken) }
    alarm = alarm ?? WallAlarm(on: executor.queue) { [weak self] in self?.assumeIsolated { $0.look() } }
    if let alarm { alarm.set(after: min(left, longestSleep)) } else { lookAgain() }
  }

  /// Looks again every second when there is no descriptor for an alarm.
  private func lookAgain() {
    executor.queue.asyncAfter(deadline: .now() + .seconds(1)) { @Sendable [weak self] in
      self?.assumeIsolated { $0.look() }
    }
  }

  /// Ends the wait and silences the alarm, so that nothing wakes the process while nobody waits.
  private func end(_ wakening: WakeReason) {
    guard let waiter = wait?.waiter else { return }
    wait = nil
    alarm?.disarm()
    waiter.resume(returning: wakening)
  }

  isolated deinit { alarm?.cancel() }
}
