import Reactor
import Teams

/// Reads a configuration beside the daemon's loop, on a queue of its own: however long it takes, slots come, posts go and
/// commands are answered meanwhile.
actor WorldReader {
  private nonisolated let executor = QueueExecutor(label: "dagpost.configuration")
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func read(_ path: String, _ surroundings: Surroundings) -> Result<BuiltWorld, Mistakes> {
    WorldBuilder.build(LoadedConfig.load(path, surroundings), surroundings)
  }
}
