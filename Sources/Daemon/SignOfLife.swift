import Model
import Reactor

/// Proves to systemd that the daemon works, and not only that its process exists. A sign of life is given only after everything
/// that the daemon needs has answered: the ledger and the HTTP clients, each through its own queue.
///
/// The loop calls this at each turn, so it causes no wake-up. While an answer is missing, nothing more is asked.
actor SignOfLife {
  /// Something that must answer.
  struct Probe: Sendable {
    /// For the log, such as `the ledger`.
    let name: String
    let answer: @Sendable () async -> Void
  }

  /// Missing answers are reported once after this time.
  static let deadline = Duration.seconds(20)

  private let probes: [Probe]
  private let sinceBoot: @Sendable () -> Duration
  private let alive: @Sendable () -> Void
  /// Called with the names of what has not answered and the longest wait; with no names once everything answers again.
  private let hangs: @Sendable ([String], Duration) -> Void
  private var asked: [Int: Duration] = [:]
  private var hasTold = false

  init(
    _ probes: [Probe], sinceBoot: @escaping @Sendable () -> Duration, alive: @escaping @Sendable () -> Void,
    hangs: @escaping @Sendable ([String], Duration) -> Void
  ) {
    self.probes = probes
    self.sinceBoot = sinceBoot
    self.alive = alive
    self.hangs = hangs
  }

  /// Called at each turn of the loop: asks all probes, or checks how long answers have been missing.
  func look() {
    let now = sinceBoot()
    guard asked.isEmpty else { return tell(now) }
    for (index, probe) in probes.enumerated() {
      asked[index] = now
      Task(executorPreference: TaskPool.shared) {
        await probe.answer()
        await self.answered(index)
      }
    }
  }

  private func answered(_ index: Int) {
    asked[index] = nil
    guard asked.isEmpty else { return }
    alive()
    if hasTold { hangs([], .zero) }
    hasTold = false
  }

  private func tell(_ now: Duration) {
    guard !hasTold, let longest = asked.values.map({ now - $0 }).max(), longest >= SignOfLife.deadline else { return }
    hasTold = true
    hangs(asked.keys.sorted().map { probes[$0].name }, longest)
  }
}
