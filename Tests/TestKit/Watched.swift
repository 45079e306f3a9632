import Dispatch
import Synchronization

/// A value that changes while a test goes on and that anybody can wait for. This is how tests wait: they never sleep and never
/// look again and again.
///
/// Every wait has an end: it returns the value once it is as wanted, or fails the test with a sentence.
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

  /// Changes the value and then tells those whose wish has come true.
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

  /// Returns the value once `isMet` holds for it, which it may already.
  ///
  /// - Parameter what: what is waited for, as the failure names it: "READY=1 from the daemon".
  /// - Throws: `NeverCame` after `limit`, and `CancellationError` when the test was called off.
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

/// How long a test waits for what should come soon. Only there to end a hang: nothing is measured by it, and a busy machine
/// has time enough.
package enum Patience {
  package static let limit = Duration.seconds(180)
  fileprivate static let deadlines = DispatchQueue(label: "dagpost.tests.deadlines")
}

/// What a test waited for did not come.
package struct NeverCame: Error, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}

/// Holds back whoever comes until the test says so, and tells the test that somebody has come.
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
