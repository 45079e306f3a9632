import Dispatch

/// Runs an actor's jobs on a serial dispatch queue, for actors whose C library must stay on one queue or blocks.
///
/// The actor keeps it in a `nonisolated let` and returns it as its `unownedExecutor`; handlers of dispatch sources on
/// `queue` may then enter the actor with `assumeIsolated`.
package final class QueueExecutor: SerialExecutor {
  /// Where the jobs run; targets of this actor's dispatch sources.
  package let queue: DispatchQueue

  package init(label: String) { queue = DispatchQueue(label: label) }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  /// The runtime asks this where it cannot tell by itself, as in a handler called by Dispatch.
  package func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
