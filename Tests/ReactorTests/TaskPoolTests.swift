import Dispatch
import Foundation
import Reactor
import Testing

@Suite struct TaskPoolTests {
  private actor Counter {
    private(set) var count = 0
    private(set) var countOutside = 0
    func add() {
      count += 1
      if runsOutsideGlobalPool() { countOutside += 1 }
    }
  }

  @Test func `tasks, their children and actors run outside the global pool`() async {
    #expect(!runsOutsideGlobalPool())
    let counter = Counter()
    await withTaskExecutorPreference(TaskPool.shared) {
      #expect(runsOutsideGlobalPool())
      await withTaskGroup { group in
        for _ in 0..<100 {
          group.addTask {
            #expect(runsOutsideGlobalPool())
            await counter.add()
          }
        }
      }
      await Task(executorPreference: TaskPool.shared) { #expect(runsOutsideGlobalPool()) }.value
    }
    #expect(await counter.count == 100)
    #expect(await counter.countOutside == 100)
  }

  @Test func `runs other tasks while one blocks a queue`() async {
    let pool = TaskPool(width: 2)
    let blocked = DispatchSemaphore(value: 0)
    let holder = Task(executorPreference: pool) { blocked.isSignalled() }
    // Every second job runs on the free queue, and there lets the blocked one go on.
    let helper = Task(executorPreference: pool) { blocked.signal() }
    let another = Task(executorPreference: pool) { blocked.signal() }
    _ = await (helper.value, another.value)
    #expect(await holder.value)
  }
}

/// Whether the current thread belongs to a pool that libdispatch checks. Dispatch names its threads by their pool.
private func runsOutsideGlobalPool() -> Bool {
  let name = (try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8)) ?? ""
  return name.contains("overcommit")
}

extension DispatchSemaphore {
  /// Blocks this thread. Tasks must never do that; here it is what the test is about.
  fileprivate func isSignalled() -> Bool { wait(timeout: .now() + 60) == .success }
}
