import CLinux
import Glibc

/// Starts a program whose tasks all run in `TaskPool.shared`.
///
/// An `async` main cannot do that, because its first call goes through Swift's global pool before a preference can be
/// set.
package enum Program {
  /// Runs `work` to its end and exits with 0. `work` may exit earlier with another code.
  package static func run(_ work: @escaping @Sendable () async -> Void) -> Never {
    // By default glibc gives nearly every thread of Dispatch a heap of its own, which takes a third more memory.
    mallopt(M_ARENA_MAX, 2)
    Task(executorPreference: TaskPool.shared) {
      await work()
      exit(0)
    }
    // `dispatchMain()` is not used here: it unblocks all signals on this thread, so a signal that nobody listens to
    // yet, such as a reload during the start, would end the process.
    while true { pause() }
  }
}
