import Dispatch
import Glibc
import Synchronization

/// Runs a program's tasks on a few serial queues of its own instead of Swift's global pool.
///
/// Once anything has run in the global pool, libdispatch on Linux looks after it once a second for as long as the process
/// lives, idle or not, and ends the process when it finds no free descriptor for that look. It does not look after queues
/// of our own. So `main` puts everything under `withTaskExecutorPreference(TaskPool.shared)`; child tasks and actors
/// inherit it, a `Task` outside the structure is made with `executorPreference:`, and nothing waits with `Task.sleep`,
/// which goes through the global pool: `WallTimer` does not.
package final class TaskPool: TaskExecutor {
  /// As many queues as there are processors, at least two.
  package static let shared = TaskPool(width: max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  private let queues: [DispatchQueue]
  private let turn = Atomic<Int>(0)

  package init(width: Int) {
    queues = (0..<max(1, width)).map { DispatchQueue(label: "dagpost.tasks.\($0)") }
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let turn = turn.wrappingAdd(1, ordering: .relaxed).newValue
    queues[Int(UInt(bitPattern: turn) % UInt(queues.count))].async {
      job.runSynchronously(on: self.asUnownedTaskExecutor())
    }
  }
}
