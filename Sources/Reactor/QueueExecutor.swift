import Dispatch

/// Runs an actor's jobs on a serial dispatch queue, for actors whose C library blocks or must stay on one queue.
///
/// The actor keeps it in a `nonisolated let` and returns it as its `unownedExecutor`. Handlers of dispatch sources on
/// `queue` can then enter the actor with `assumeIsolated`:
///
///     private nonisolated let executor = QueueExecutor(label: "dagpost.example")
///     nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
package final class QueueExecutor: SerialExecutor {
  /// The queue of the jobs, also for this actor's dispatch sources.
  package let queue: DispatchQueue

  package init(label: String) { queue = DispatchQueue(label: label) }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  /// The runtime calls this where it cannot know the executor, as in a handler that Dispatch calls.
  package func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
