import Dispatch
import Synchronization

/// Waits for a while without Swift's global pool (see `TaskPool`), which `Task.sleep` uses.
package enum Pause {
  private static let queue = DispatchQueue(label: "dagpost.pause")

  /// Returns true when `duration` has passed, and false, at once, when the task is cancelled.
  @discardableResult
  package static func wait(for duration: Duration) async -> Bool {
    let waiter = Waiter()
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard waiter.begin(continuation) else { return }
        queue.asyncAfter(deadline: .now() + .milliseconds(Int(duration / .milliseconds(1)))) { @Sendable in
          waiter.end()
        }
      }
    } onCancel: {
      waiter.end()
    }
    return !Task.isCancelled
  }

  private final class Waiter: Sendable {
    private enum State {
      case new, ended
      case waiting(CheckedContinuation<Void, Never>)
    }
    private let state = Mutex<State>(.new)

    /// False when it had ended before it began; the continuation is resumed then.
    func begin(_ continuation: CheckedContinuation<Void, Never>) -> Bool {
      let began = state.withLock { state in
        guard case .new = state else { return false }
        state = .waiting(continuation)
        return true
      }
      if !began { continuation.resume() }
      return began
    }

    func end() {
      let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
        defer { state = .ended }
        guard case .waiting(let continuation) = state else { return nil }
        return continuation
      }
      waiting?.resume()
    }
  }
}
