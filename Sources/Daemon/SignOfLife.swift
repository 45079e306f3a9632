import Model
import Reactor

/// Shows the service manager that the daemon works, not only that it lives: a sign goes out only after what it cannot work
/// without has answered, the ledger through its queue and the HTTP clients through theirs.
///
/// It is asked at each turn of the loop and wakes for nothing itself. While an answer is outstanding nothing more is asked.
actor SignOfLife {
  /// Something that must answer.
  struct Probe: Sendable {
    /// For the log: `the ledger`.
    let name: String
    let answer: @Sendable () async -> Void
  }

  /// An answer that takes longer is told, once.
  static let deadline = Duration.seconds(20)

  private let probes: [Probe]
  private let sinceBoot: @Sendable () -> Duration
  private let alive: @Sendable () -> Void
  /// Told which have not answered for how long; with none, that all answer again.
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

  /// A turn of the loop: asks, or sees who has not answered.
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
