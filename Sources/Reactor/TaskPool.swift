import Dispatch
import Glibc
import Synchronization

/// Runs the tasks of a program on a few serial queues of its own, instead of Swift's global pool.
///
/// Once anything has run in the global pool, libdispatch on Linux checks that pool once a second for as long as the
/// process lives, and ends the process when it finds no free descriptor for the check. It does not check our own
/// queues. So `main` runs everything under `withTaskExecutorPreference(TaskPool.shared)`, which child tasks and actors
/// inherit. A `Task` outside of that is made with `executorPreference:`, and `WallTimer` or `Pause` takes the place of
/// `Task.sleep`, which uses the global pool.
package final class TaskPool: TaskExecutor {
  /// As many queues as there are processors, but at least two.
  package static let shared = TaskPool(width: max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  private let queues: [DispatchQueue]
  private let nextQueue = Atomic<Int>(0)

  package init(width: Int) {
    queues = (0..<max(1, width)).map { DispatchQueue(label: "dagpost.tasks.\($0)") }
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let number = nextQueue.wrappingAdd(1, ordering: .relaxed).newValue
    queues[Int(UInt(bitPattern: number) % UInt(queues.count))].async {
      job.runSynchronously(on: self.asUnownedTaskExecutor())
    }
  }
}
