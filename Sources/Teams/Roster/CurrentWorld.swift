import Synchronization

/// The world that is in force, for parts of the daemon that live on through a reload.
package final class CurrentWorld: Sendable {
  private let held: Mutex<World>
  package init(_ world: World) { held = Mutex(world) }
  package var world: World { held.withLock { $0 } }
  package func replace(with world: World) { held.withLock { $0 = world } }
  package func update(_ change: (World) -> World) { held.withLock { $0 = change($0) } }
}
