import Reactor
import Teams

/// Reads a configuration on its own queue: however long that takes, slots, posts and commands do not wait for it.
actor WorldReader {
  private nonisolated let executor = QueueExecutor(label: "dagpost.configuration")
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func read(_ path: String, _ surroundings: Surroundings) -> Result<BuiltWorld, Mistakes> {
    WorldBuilder.build(LoadedConfig.load(path, surroundings), surroundings)
  }
}
