import Courier
import Model
import Oversee
import Synchronization
import Teams
import Updates

/// What happened since the daemon started, for alarms and metrics. Any part notes events; the daemon's loop looks at them.
final class EventCounts: Sendable {
  private struct State {
    var world: CurrentWorld?
    /// Events from before the world was known.
    var early: [(CourierEvent, Instant)] = []
    var measures = Measures()
    /// How many events were noted.
    var count = 0
  }
  private let clock: WallClock
  private let state = Mutex(State())

  init(clock: WallClock) { self.clock = clock }

  func know(_ world: CurrentWorld) {
    state.withLock { state in
      state.world = world
      for (event, at) in state.early { state.measures.note(event, in: world.world, at: at) }
      state.early = []
    }
  }

  func note(_ event: CourierEvent) {
    let now = clock.now()
    state.withLock { state in
      state.count += 1
      guard let world = state.world?.world else { return state.early.append((event, now)) }
      state.measures.note(event, in: world, at: now)
    }
  }

  func note(_ report: TickReport) {
    state.withLock { state in
      state.count += 1
      state.measures.note(report)
    }
  }

  var count: Int { state.withLock { $0.count } }
  var measures: Measures { state.withLock { $0.measures } }
}
