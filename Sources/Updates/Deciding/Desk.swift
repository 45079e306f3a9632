import Collect
import Ledger
import Model
import Reactor
import Teams

/// Everything that decides or answers while this process holds the state: the daemon's ticks, and the operator's requests.
package struct Desk: Sendable {
  package let current: CurrentWorld
  package let ledger: Ledger
  package let pipeline: Pipeline
  package let clock: WallClock
  package let clockGuard: ClockGuard
  package let isDaemon: Bool
  /// Advances whenever the ledger may show something new about a post.
  package let settled: EventCount
  /// Has broken channels tried again, by the courier too.
  package let healChannels: @Sendable (Set<TeamChannel>) async throws(LedgerError) -> Void
  /// Tells the courier that new posts are queued.
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

  /// How many updates are composed at once. Each may start programs and open connections, so there is a limit.
  static let atOnce = 16

  /// Composes several updates at once; the results are in the order of `assignments`. An error in one does not stop the others.
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
