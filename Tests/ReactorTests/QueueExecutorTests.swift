import Dispatch
import Reactor
import TestKit
import Testing

@Suite struct QueueExecutorTests {
  private actor Counter {
    nonisolated let executor = QueueExecutor(label: "test.counter")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    private(set) var count = 0

    func add() {
      dispatchPrecondition(condition: .onQueue(executor.queue))
      count += 1
    }
  }

  @Test func `an actor's work runs on its queue, one job at a time`() async {
    let counter = Counter()
    await withTaskGroup { group in
      for _ in 0..<500 { group.addTask { await counter.add() } }
    }
    #expect(await counter.count == 500)
  }

  @Test func `a handler on the queue enters the actor`() async throws {
    let counter = Counter()
    let isDone = Watched(false)
    counter.executor.queue.async { @Sendable in
      counter.assumeIsolated { $0.add() }
      isDone.change { $0 = true }
    }
    try await isDone.reached("the handler on the queue") { $0 }
    #expect(await counter.count == 1)
  }
}
