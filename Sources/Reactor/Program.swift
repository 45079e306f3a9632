import CLinux
import Glibc

/// The frame of a program whose tasks all run in `TaskPool.shared`.
///
/// An `async` main would not do: what it calls first hops through Swift's global pool before any preference can be set.
package enum Program {
  /// Runs `work` to its end and leaves with 0; `work` may leave earlier, with another code.
  package static func run(_ work: @escaping @Sendable () async -> Void) -> Never {
    // glibc would give nearly every thread of Dispatch a heap of its own, each with its own gaps: a third more memory.
    mallopt(M_ARENA_MAX, 2)
    Task(executorPreference: TaskPool.shared) {
      await work()
      exit(0)
    }
    // Not `dispatchMain()`: it leaves this thread with no signal blocked, and one that nobody listens to yet, such as a
    // reload while the daemon starts, would end the process here.
    while true { pause() }
  }
}
