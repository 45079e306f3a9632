import Dispatch
import Synchronization

/// A value that changes during a test and that a test can wait for. This is how tests wait: they never sleep and never
/// poll.
///
/// Every wait ends: it returns the value once it fulfils the condition, or fails the test with a sentence.
///
///     let state = Watched(0)
///     try await state.reached("the third call") { $0 >= 3 }
package final class Watched<Value: Sendable>: Sendable {
  private struct Waiter: Sendable {
    let isMet: @Sendable (Value) -> Bool
    let continuation: CheckedContinuation<Value?, Never>
  }
  private struct State: Sendable {
    var value: Value
    var waiters: [Int: Waiter] = [:]
    var lastWaiter = 0
  }
  private let state: Mutex<State>

  package init(_ value: Value) { state = Mutex(State(value: value)) }

  package var value: Value { state.withLock { $0.value } }

  /// Changes the value, and then resumes those whose condition it fulfils.
  @discardableResult
  package func change<Result: Sendable>(_ body: @Sendable (inout Value) -> Result) -> Result {
    let (result, value, met) = state.withLock { state in
      let result = body(&state.value)
      let met = state.waiters.filter { $0.value.isMet(state.value) }
      for number in met.keys { state.waiters[number] = nil }
      return (result, state.value, met.values.map(\.continuation))
    }
    for waiter in met { waiter.resume(returning: value) }
    return result
  }

  /// Returns the value once `isMet` holds for it, which may be at once.
  ///
  /// - Parameter what: what is waited for, as the failure names it: "READY=1 from the daemon".
  /// - Throws: `NeverCame` after `limit`, and `CancellationError` when the test is cancelled.
  @discardableResult
  package func reached(
    _ what: String, within limit: Duration = Patience.limit, _ isMet: @escaping @Sendable (Value) -> Bool
  ) async throws -> Value {
    let number = state.withLock { state in
      state.lastWaiter += 1
      return state.lastWaiter
    }
    Patience.deadlines.asyncAfter(deadline: .now() + .seconds(Int(limit.components.seconds))) { [weak self] in
      self?.giveUp(number)
    }
    let found: Value? = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (isOver, value) = state.withLock { state -> (Bool, Value?) in
          if isMet(state.value) { return (true, state.value) }
          if Task.isCancelled { return (true, nil) }
          state.waiters[number] = Waiter(isMet: isMet, continuation: continuation)
          return (false, nil)
        }
        if isOver { continuation.resume(returning: value) }
      }
    } onCancel: {
      giveUp(number)
    }
    if let found { return found }
    try Task.checkCancellation()
    throw NeverCame("\(what) did not come within \(limit); what there was: \(String(describing: value).suffix(2_000))")
  }

  private func giveUp(_ number: Int) {
    state.withLock { $0.waiters.removeValue(forKey: number) }?.continuation.resume(returning: nil)
  }
}

/// How long a test waits for what should come soon. The limit only ends a hang; nothing is measured by it, so a busy
/// machine has time enough.
package enum Patience {
  package static let limit = Duration.seconds(180)
  fileprivate static let deadlines = DispatchQueue(label: "dagpost.tests.deadlines")
}

/// Thrown when something that a test waits for does not come.
package struct NeverCame: Error, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}

/// Holds back those who pass until the test opens it, and tells the test that somebody is waiting.
package actor Gate {
  private let state = Watched((isReached: false, isOpen: false))

  package init() {}

  package func passed() async throws {
    state.change { $0.isReached = true }
    try await state.reached("the opening of a gate") { $0.isOpen }
  }

  package func reached() async throws { try await state.reached("somebody at the gate") { $0.isReached } }

  package func open() { state.change { $0.isOpen = true } }
}
