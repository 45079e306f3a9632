import Dispatch

/// Waits for a while without Swift's global pool (see `TaskPool`), which `Task.sleep` uses.
package enum Pause {
  private static let queue = DispatchQueue(label: "dagpost.pause")

  /// Returns true when `duration` has passed, and false, at once, when the task is cancelled.
  @discardableResult
  package static func wait(for duration: Duration) async -> Bool {
    if Task.isCancelled { return false }
    let over = EventCount()
    queue.asyncAfter(deadline: .now() + .milliseconds(Int(duration / .milliseconds(1)))) { @Sendable in over.advance() }
    await withTaskCancellationHandler {
      await over.wait(after: 0)
    } onCancel: {
      over.advance()
    }
    return !Task.isCancelled
  }
}
