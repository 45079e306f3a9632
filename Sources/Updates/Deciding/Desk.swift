import Collect
import Ledger
import Model
import Reactor
import Teams

/// What decides and answers while the state is held: the daemon's ticks and the operator's requests both come here.
package struct Desk: Sendable {
  package let current: CurrentWorld
  package let ledger: Ledger
  package let pipeline: Pipeline
  package let clock: WallClock
  package let clockGuard: ClockGuard
  package let isDaemon: Bool
  /// The ledger may show something new about a post.
  package let settled: EventCount
  /// Broken channels are tried again: the courier forgets what it knew of them.
  package let healChannels: @Sendable (Set<TeamChannel>) async throws(LedgerError) -> Void
  /// New posts are queued: send them.
  package let wakeCourier: @Sendable () -> Void

  package init(
    current: CurrentWorld, ledger: Ledger, pipeline: Pipeline, clock: WallClock, clockGuard: ClockGuard, isDaemon: Bool,
    settled: EventCount, healChannels: @escaping @Sendable (Set<TeamChannel>) async throws(LedgerError) -> Void,
    wakeCourier: @escaping @Sendable () -> Void
  ) {
    self.current = current
    self.ledger = ledger
    self.pipeline = pipeline
    self.clock = clock
    self.clockGuard = clockGuard
    self.isDaemon = isDaemon
    self.settled = settled
    self.healChannels = healChannels
    self.wakeCourier = wakeCourier
  }

  /// Updates composed at once; each may start programs and open connections.
  static let atOnce = 16

  /// Composes side by side, in the order asked for; what the ledger refuses of one says nothing of the others.
  package func compose(_ assignments: [Assignment]) async -> [Result<Composition, LedgerError>] {
    guard !assignments.isEmpty else { return [] }
    return await pipeline.round { collector in await compose(assignments, with: collector) }
  }

  private func compose(
    _ assignments: [Assignment], with collector: Collector
  ) async -> [Result<Composition, LedgerError>] {
    let pipeline = pipeline
    let results = await withTaskGroup(of: (Int, Result<Composition, LedgerError>).self) { group in
      var waiting = assignments.enumerated().makeIterator()
      func start() {
        guard let (index, assignment) = waiting.next() else { return }
        group.addTask {
          do throws(LedgerError) {
            return (index, .success(try await pipeline.compose(assignment, with: collector, keep: true)))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      for _ in 0..<Desk.atOnce { start() }
      var done: [(Int, Result<Composition, LedgerError>)] = []
      for await result in group {
        done.append(result)
        start()
      }
      return done.sorted { $0.0 < $1.0 }
    }
    return results.map(\.1)
  }
}
