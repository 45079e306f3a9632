import Synchronization

/// A count of something that happens, and whoever waits for it to happen again: the one way of waiting for a wake.
///
/// Who waits reads the count together with what it would wait for, in one step of its actor, and then waits for a higher
/// one. So a wake that comes between the two is seen, and none can be lost (docs/design/running.md).
///
///     let seen = changes.count
///     while !isDone { await changes.wait(after: seen) }
///
/// More than one step may be counted between two looks, and a wait may end without a reason: the waiter looks again.
package final class EventCount: Sendable {
  private struct State {
    var count = 0
    var waiters: [CheckedContinuation<Void, Never>] = []
  }
  private let state = Mutex(State())

  package init() {}

  package var count: Int { state.withLock { $0.count } }

  /// It happened: ends every wait.
  package func advance() {
    let waiters = state.withLock { state in
      state.count += 1
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Returns once the count is higher than `seen`, which it may be already. Not ended by cancellation.
  package func wait(after seen: Int) async {
    await withCheckedContinuation { waiter in
      // Looked at in here, in one step with becoming the waiter.
      let waits = state.withLock { state in
        if state.count <= seen { state.waiters.append(waiter) }
        return state.count <= seen
      }
      if !waits { waiter.resume() }
    }
  }

  /// The same, but no longer than `limit`, and ended by cancellation too, which counts.
  package func wait(after seen: Int, atMost limit: Duration) async {
    await withTaskGroup { group in
      group.addTask { [self] in
        await withTaskCancellationHandler {
          await wait(after: seen)
        } onCancel: {
          advance()
        }
      }
      group.addTask { await Pause.wait(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }
}
