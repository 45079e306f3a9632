import Dispatch
import Model

/// Why a wait ended.
package enum Wakening: Sendable, Hashable {
  /// The instant has come.
  case due
  /// Somebody called `wake()`, another wait took this one's place, or the clock was stepped back: then the instant was
  /// reckoned from a time that has not come.
  case woken
  /// The waiting task was cancelled.
  case cancelled
}

/// Waits for an instant of the wall clock. One waiter at a time; `wake()` ends its wait early.
///
/// It looks at the clock at least every 30 s, and when somebody sets it: so a clock that was stepped, and a machine that was
/// suspended, are noticed, and an idle program wakes twice a minute.
package actor WallTimer {
  private nonisolated let executor = QueueExecutor(label: "dagpost.wall-timer")
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  private struct Wait {
    let until: Instant?
    let waiter: CheckedContinuation<Wakening, Never>
  }

  private let clock: WallClock
  private let longestSleep: Duration
  private var alarm: WallAlarm?
  private var wait: Wait?
  private var turn = 0
  /// What the clock showed last.
  private var seen: Instant?
  /// A `wake()` that came while nobody waited: the next wait ends at once, so that none is lost between two waits.
  private var wokenEarly = false

  /// `longestSleep` is for tests with a clock of their own.
  package init(clock: WallClock, longestSleep: Duration = .seconds(30)) {
    self.clock = clock
    self.longestSleep = longestSleep
  }

  /// Returns when the wall clock shows `instant` or later; nil waits for `wake()` or cancellation, without waking before.
  package func wait(until instant: Instant?) async -> Wakening {
    turn += 1
    let mine = turn
    return await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        // Looked at in here: calling these two functions may let others onto the queue first (Swift 6.3, where a task prefers an
        // executor), and a wake that came then would be lost.
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
      executor.queue.async { @Sendable [self] in assumeIsolated { if $0.turn == mine { $0.end(.cancelled) } } }
    }
  }

  /// Returns when `duration` has passed on the wall clock.
  package func wait(for duration: Duration) async -> Wakening {
    await wait(until: clock.now().adding(duration))
  }

  /// Ends the present wait, or the next one when nobody waits.
  package nonisolated func wake() {
    executor.queue.async { @Sendable [self] in
      assumeIsolated { if $0.wait == nil { $0.wokenEarly = true } else { $0.end(.woken) } }
    }
  }

  /// Looks at the clock: ends the wait, or sleeps on.
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

  /// Without a descriptor for an alarm: a second at a time.
  private func lookAgain() {
    executor.queue.asyncAfter(deadline: .now() + .seconds(1)) { @Sendable [weak self] in
      self?.assumeIsolated { $0.look() }
    }
  }

  /// Without a waiter nothing rings: nothing wakes for nobody.
  private func end(_ wakening: Wakening) {
    guard let waiter = wait?.waiter else { return }
    wait = nil
    alarm?.silence()
    waiter.resume(returning: wakening)
  }

  isolated deinit { alarm?.cancel() }
}
