import CLinux
import Dispatch
import Glibc

/// A timer of the kernel on the wall clock, watched by one dispatch source for as long as it lives.
///
/// A DispatchSourceTimer would wake libdispatch's own event thread each time it is set, and does not tell when somebody
/// sets the clock. `TFD_TIMER_CANCEL_ON_SET` does, see timerfd_create(2).
struct WallAlarm {
  private let descriptor: Int32
  private let source: any DispatchSourceRead

  /// Nil when the process has no descriptor left. `ring` is called on `queue` when the time has come, and when the
  /// clock was set.
  init?(on queue: DispatchQueue, ring: @escaping @Sendable () -> Void) {
    descriptor = timerfd_create(CLOCK_REALTIME, Int32(TFD_NONBLOCK) | Int32(TFD_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    let descriptor = descriptor
    source.setEventHandler { @Sendable in
      var count: UInt64 = 0
      // The read fails with ECANCELED when the clock was set. The caller looks at the clock in both cases.
      _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
      ring()
    }
    source.setCancelHandler { @Sendable in close(descriptor) }
    source.activate()
  }

  /// Rings after `duration` on the wall clock. An earlier setting is replaced.
  func set(after duration: Duration) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    // At least one nanosecond, because zero would disarm the timer.
    let nanoseconds = max(1, Int(duration / .nanoseconds(1)))
    let sum = now.tv_nsec + nanoseconds % 1_000_000_000
    let at = timespec(
      tv_sec: now.tv_sec + nanoseconds / 1_000_000_000 + sum / 1_000_000_000, tv_nsec: sum % 1_000_000_000)
    arm(itimerspec(it_interval: timespec(), it_value: at))
  }

  func disarm() { arm(itimerspec()) }

  private func arm(_ setting: itimerspec) {
    withUnsafePointer(to: setting) {
      _ = timerfd_settime(
        descriptor, Int32(TFD_TIMER_ABSTIME) | Int32(TFD_TIMER_CANCEL_ON_SET), $0, nil)
    }
  }

  func cancel() { source.cancel() }
}
