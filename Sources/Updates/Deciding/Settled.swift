import Reactor

/// Tells whoever waits that the ledger may show something new about a post. No state of its own: the waiter looks again.
package actor Settled {
  private var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
  private var turn = 0
  /// How often something was told; a waiter that saw an older count returns at once, so that nothing is missed.
  package private(set) var count = 0

  package init() {}

  package func tell() {
    count += 1
    let all = waiters.values
    waiters = [:]
    for waiter in all { waiter.resume() }
  }

  /// Returns when `count` has passed `seen`, or when the task is cancelled.
  package func wait(after seen: Int) async {
    turn += 1
    let mine = turn
    await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        guard count <= seen, !Task.isCancelled else { return waiter.resume() }
        waiters[mine] = waiter
      }
    } onCancel: {
      Task(executorPreference: TaskPool.shared) { await self.giveUp(mine) }
    }
  }

  /// The same, but no longer than `limit`.
  package func wait(after seen: Int, atMost limit: Duration) async {
    await withTaskGroup { group in
      group.addTask { await self.wait(after: seen) }
      group.addTask { await Pause.wait(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }

  private func giveUp(_ turn: Int) { waiters.removeValue(forKey: turn)?.resume() }
}
