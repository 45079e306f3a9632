/// Runs at most `width` pieces of work at once. The others wait in the order in which they came.
actor ConcurrencyLimit {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ width: Int) { free = max(1, width) }

  /// Waits for a free place, does the work and frees the place again.
  func run<T: Sendable>(_ work: @Sendable () async -> T) async -> T {
    await withCheckedContinuation { place in
      if free > 0 {
        free -= 1
        place.resume()
      } else {
        waiting.append(place)
      }
    }
    let result = await work()
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    return result
  }
}
